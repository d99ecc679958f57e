import { expect } from 'chai';
import { Authentication } from '../../../bot/channels/bot-service/authentication.js';
import { serviceHosts } from '../../../bot/channels/bot-service/service-hosts.js';
import type { BotServiceSettings } from '../../../bot/channel-settings.js';
import { appId, tenant } from './microsoft.js';

type Identity = Parameters<Authentication['createConnectorFactory']>[0];

const teams = 'https://smba.trafficmanager.net/uk/';
const ourselves = {
  claims: [{ type: 'aud', value: appId }],
  isAuthenticated: true,
  getClaimValue: (type: string) => (type === 'aud' ? appId : null),
} as unknown as Identity;

/** How the bot makes itself known to the Bot Connector, without asking for a token. */
async function credentials(settings: Partial<BotServiceSettings>): Promise<Record<string, unknown>> {
  const whole: BotServiceSettings = { appId, password: 'secret', type: 'SingleTenant', tenant, ...settings };
  const client = await new Authentication(whole, serviceHosts())
    .createConnectorFactory(ourselves)
    .create(teams, '');
  return client.credentials as unknown as Record<string, unknown>;
}

describe('how the bot makes itself known to the Bot Connector', () => {
  it('is with a token of its own tenant', async () => {
    const { oAuthEndpoint, oAuthScope } = await credentials({});
    expect(oAuthEndpoint).to.equal(`https://login.microsoftonline.com/${tenant}`);
    expect(oAuthScope).to.equal('https://api.botframework.com');
  });

  it('is with one of the Bot Framework’s tenant for an app of many tenants', async () => {
    const { oAuthEndpoint } = await credentials({ type: 'MultiTenant', tenant: null });
    expect(oAuthEndpoint).to.equal('https://login.microsoftonline.com/botframework.com');
  });

  it('is with the machine’s own identity where there is no password', async () => {
    const own = await credentials({ type: 'UserAssignedMSI', password: null });
    expect(own).to.have.property('appId', appId);
    expect(own).not.to.have.property('appPassword');
  });

  it('is nowhere else: not even a token is asked for', async () => {
    const settings: BotServiceSettings = { appId, password: 'secret', type: 'SingleTenant', tenant };
    const factory = new Authentication(settings, serviceHosts()).createConnectorFactory(ourselves);
    const failure = await Promise.resolve(factory.create('https://evil.example/', '')).catch(
      (error: Error) => error.name,
    );
    expect(failure).to.equal('HostNotAllowed');
  });
});
