/** The settings of the channels that need an account: text messages from Twilio, and the Azure Bot Service. */

export interface TwilioSettings {
  accountSid: string;
  /** Signs what Twilio sends us, and opens what we send to it. */
  authToken: string;
}

export interface BotServiceSettings {
  appId: string;
  /** Null where the machine's own identity stands in for it (`UserAssignedMSI`). */
  password: string | null;
  type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Null only for `MultiTenant`. */
  tenant: string | null;
}

/** What is wrong with settings that belong together, a line each that names one. */
export interface Problems {
  problems: string[];
}

type Environment = Record<string, string | undefined>;

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Null where none is set. Both are needed, and the address under which Twilio reaches the bot, which it signs. */
export function readTwilio(environment: Environment): TwilioSettings | null | Problems {
  const accountSid = written(environment, 'TWILIO_ACCOUNT_SID');
  const authToken = written(environment, 'TWILIO_AUTH_TOKEN');
  if (accountSid === null && authToken === null) return null;
  const problems: string[] = [];
  if (accountSid === null) problems.push('TWILIO_ACCOUNT_SID is not set, but TWILIO_AUTH_TOKEN is.');
  else if (!/^AC[0-9a-f]{32}$/i.test(accountSid))
    problems.push('TWILIO_ACCOUNT_SID must be AC and 32 more characters, as the Twilio console shows it.');
  if (authToken === null) problems.push('TWILIO_AUTH_TOKEN is not set, but TWILIO_ACCOUNT_SID is.');
  else if (!/^[0-9a-z]{32}$/i.test(authToken))
    problems.push('TWILIO_AUTH_TOKEN must be the 32 characters that the Twilio console shows.');
  if (written(environment, 'PUBLIC_URL') === null)
    problems.push('PUBLIC_URL is not set, but Twilio signs the address under which it reaches the bot.');
  if (problems.length > 0 || accountSid === null || authToken === null) return { problems };
  return { accountSid, authToken };
}

const types = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

/** Null where there is no app id: then the channel does not exist. The names are those of the SDK. */
export function readBotService(environment: Environment): BotServiceSettings | null | Problems {
  const appId = written(environment, 'MicrosoftAppId');
  const password = written(environment, 'MicrosoftAppPassword');
  const tenant = written(environment, 'MicrosoftAppTenantId');
  const asked = written(environment, 'MicrosoftAppType');
  if (appId === null) {
    return password === null && tenant === null && asked === null
      ? null
      : { problems: ['MicrosoftAppId is not set, but other settings of the same app are.'] };
  }
  const problems: string[] = [];
  const type = types.find((one) => one.toLowerCase() === (asked ?? 'SingleTenant').toLowerCase());
  if (type === undefined) problems.push(`MicrosoftAppType must be one of ${types.join(', ')}.`);
  if (!identifier.test(appId)) problems.push('MicrosoftAppId must be an id as Azure shows it.');
  if (type !== 'MultiTenant' && (tenant === null || !identifier.test(tenant)))
    problems.push('MicrosoftAppTenantId must be the id of your own tenant, as Azure shows it.');
  if (type !== 'UserAssignedMSI' && password === null)
    problems.push('MicrosoftAppPassword is not set, but MicrosoftAppId is.');
  if (problems.length > 0 || type === undefined) return { problems };
  return {
    appId,
    password: type === 'UserAssignedMSI' ? null : password,
    type,
    tenant: type === 'MultiTenant' ? null : tenant,
  };
}

function written(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}
