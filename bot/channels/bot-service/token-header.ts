/** Looks at the token of a request before its signature is checked: what could never be right is refused here. */

export interface App {
  appId: string;
  /** The tenant that the app belongs to; null for an app of many tenants. */
  tenant: string | null;
}

/** Who issues the tokens that channels send. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const channelIssuer = 'https://api.botframework.com';
/** Tenants of the Bot Framework itself, whose tokens the Emulator uses for apps of many tenants. */
const botFrameworkTenants = ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'];

const algorithms = new Set(['RS256', 'RS384', 'RS512']);
/** Of a whole header. Tokens of the Bot Service have about 1,000 characters. */
const longest = 8_000;
const form = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

/**
 * The one Authorization header of a request, if it is a token that could be for this app; null if not. The SDK would
 * answer some of these with an error of its own, and lets tokens of any tenant and for any audience through that were
 * issued to an app with our id.
 */
export function tokenHeader(rawHeaders: readonly string[], app: App): string | null {
  const headers = rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  );
  const [header] = headers;
  if (headers.length !== 1 || header === undefined || header.length > longest) return null;
  const [, first, second] = form.exec(header) ?? [];
  const { alg } = fieldsOf(first);
  if (typeof alg !== 'string' || !algorithms.has(alg)) return null;
  return mayBeFor(fieldsOf(second), app) ? header : null;
}

function mayBeFor(claims: Record<string, unknown>, { appId, tenant }: App): boolean {
  if (claims.aud !== appId) return false;
  if (claims.iss === channelIssuer) return true;
  // What else there is are tokens that were issued to the app itself, as the Emulator uses them.
  const issuedTo = claims.ver === '2.0' ? claims.azp : claims.appid;
  const tenants = tenant === null ? botFrameworkTenants : [tenant.toLowerCase()];
  return issuedTo === appId && tenants.some((one) => isIssuedBy(claims, one));
}

function isIssuedBy({ iss, tid }: Record<string, unknown>, tenant: string): boolean {
  if (tid !== tenant) return false;
  return (
    iss === `https://sts.windows.net/${tenant}/` || iss === `https://login.microsoftonline.com/${tenant}/v2.0`
  );
}

/** The fields of one part of a token; none where it holds something else. */
function fieldsOf(part: string | undefined): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
