/** How the SDK's client for the Bot Connector gets onto the wire: to allowed hosts only, and never without an end. */
import type { ServiceHosts } from './service-hosts.js';

/** The parts that are used of what the SDK's client hands over. */
export interface ConnectorRequest {
  url: string;
  method: string;
  headers: { toJson(): Record<string, string> };
  body?: unknown;
}

export interface ConnectorResponse {
  request: ConnectorRequest;
  status: number;
  headers: { toJson(): Record<string, string> };
  bodyAsText: string;
}

/** Milliseconds for one request. */
const patience = 10_000;
/** Seconds that the Bot Connector may have us wait before a request is tried again; the SDK itself knows no bound. */
const longestWait = 30;

export class HostNotAllowed extends Error {
  override name = 'HostNotAllowed';

  constructor() {
    super('The address is not one of the Azure Bot Service.');
  }
}

/** Redirects are not followed: the token would be shown to wherever they lead. */
export function connectorHttp(hosts: ServiceHosts): {
  sendRequest(request: ConnectorRequest): Promise<ConnectorResponse>;
} {
  return {
    async sendRequest(request) {
      if (!hosts.allowsRequest(request.url)) throw new HostNotAllowed();
      const answer = await sent(request);
      const headers = Object.fromEntries(answer.headers);
      // Without it, the SDK's client gives up at once rather than wait.
      if (!(Number(headers['retry-after'] ?? 0) <= longestWait)) delete headers['retry-after'];
      return {
        request,
        status: answer.status,
        headers: { toJson: () => headers },
        bodyAsText: await answer.text(),
      };
    },
  };
}

async function sent({ url, method, headers, body }: ConnectorRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: headers.toJson(),
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
  } catch (error) {
    // By its code, the SDK's client knows that a line was bad for a moment and tries again.
    const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
    const code = name === 'TimeoutError' ? 'ETIMEDOUT' : cause?.code;
    throw Object.assign(new Error('The Bot Connector was not reached'), { code });
  }
}
