/** The SDK's authentication, both ways: of those who post to us, and of us towards those whom we answer. */
import {
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { BotServiceSettings } from '../../channel-settings.js';
import { connectorHttp, HostNotAllowed } from './connector-http.js';
import type { JudgedActivity } from './judge.js';
import type { ServiceHosts } from './service-hosts.js';

type Sdk = ConfigurationBotFrameworkAuthentication;
type Rest = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type SdkActivity = Parameters<Sdk['authenticateRequest']>[0];
type ConnectorFactory = ReturnType<Sdk['createConnectorFactory']>;
export type Authenticated = Awaited<ReturnType<Sdk['authenticateRequest']>>;

/** Where Microsoft's services are, and how we make ourselves known there. Only tests have others. */
export interface Cloud {
  endpoints?: ConfigurationBotFrameworkAuthenticationOptions;
  credentials?: Rest[1];
}

/** Whoever posted is not who they must be (401), or that cannot be found out just now (503). */
export class NotAuthenticated extends Error {
  override name = 'NotAuthenticated';

  constructor(
    readonly status: 401 | 503,
    cause: unknown,
  ) {
    super(status === 401 ? 'Not authenticated' : 'Tokens cannot be checked just now', { cause });
  }
}

/** Milliseconds for checking a token, which may have to fetch the keys of Microsoft. */
const patience = 8_000;

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  constructor(
    { appId, password, type, tenant }: BotServiceSettings,
    private readonly hosts: ServiceHosts,
    { endpoints, credentials }: Cloud = {},
  ) {
    super(
      {
        ...endpoints,
        MicrosoftAppId: appId,
        MicrosoftAppType: type,
        ...(password === null ? {} : { MicrosoftAppPassword: password }),
        ...(tenant === null ? {} : { MicrosoftAppTenantId: tenant }),
      },
      credentials,
      undefined,
      undefined,
      { httpClient: connectorHttp(hosts) as unknown as NonNullable<Rest[4]>['httpClient'] },
    );
  }

  /** Rejects with NotAuthenticated, whatever it was that the SDK did not like. */
  async authenticate(activity: JudgedActivity, token: string): Promise<Authenticated> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new NotAuthenticated(503, new Error('Took too long'))), patience);
    });
    try {
      return await Promise.race([this.authenticateRequest(activity as unknown as SdkActivity, token), late]);
    } catch (error) {
      throw error instanceof NotAuthenticated ? error : new NotAuthenticated(statusFor(error), error);
    } finally {
      clearTimeout(timer);
    }
  }

  override async authenticateRequest(activity: SdkActivity, token: string): Promise<Authenticated> {
    const result = await super.authenticateRequest(activity, token);
    const { connectorFactory } = result;
    return connectorFactory ? { ...result, connectorFactory: this.guarded(connectorFactory) } : result;
  }

  override createConnectorFactory(...identity: Parameters<Sdk['createConnectorFactory']>): ConnectorFactory {
    return this.guarded(super.createConnectorFactory(...identity));
  }

  /** No token of ours is even asked for where it could not go. */
  private guarded(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: async (serviceUrl, audience) => {
        if (!this.hosts.allows(serviceUrl)) throw new HostNotAllowed();
        return factory.create(serviceUrl, audience);
      },
    };
  }
}

/** A wrong signature comes as an error of the library that checks it, with no status. */
function statusFor(error: unknown): 401 | 503 {
  const { statusCode, name } = error as { statusCode?: unknown; name?: unknown };
  if (statusCode === 401 || statusCode === 403) return 401;
  return name === 'JsonWebTokenError' || name === 'NotBeforeError' || name === 'TokenExpiredError'
    ? 401
    : 503;
}
