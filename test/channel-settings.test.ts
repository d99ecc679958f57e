import { expect } from 'chai';
import { readBotService, readTwilio } from '../bot/channel-settings.js';
import { readSettings, type Settings } from '../bot/settings.js';

const twilio = {
  TWILIO_ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789ABCDEF',
  PUBLIC_URL: 'https://chat.example.org',
};

const id = '1f0c9a52-6c1b-4f0e-9d51-0a6c1c1b7e11';
const tenant = '7c1e2b90-3d7a-4d0c-8b9e-5e2f3a4b5c6d';
const app = { MicrosoftAppId: id, MicrosoftAppPassword: 'a secret', MicrosoftAppTenantId: tenant };

const problems = (found: unknown) => (found as { problems: string[] }).problems;

describe('the settings of text messages', () => {
  it('are none where nothing is set, whatever the address of the bot', () => {
    expect(readTwilio({})).to.equal(null);
    expect(readTwilio({ TWILIO_ACCOUNT_SID: ' ', TWILIO_AUTH_TOKEN: '', PUBLIC_URL: 'https://a' })).to.equal(
      null,
    );
  });

  it('are the account and its token, without the spaces that come with copying', () => {
    expect(readTwilio({ ...twilio, TWILIO_AUTH_TOKEN: ` ${twilio.TWILIO_AUTH_TOKEN} ` })).to.deep.equal({
      accountSid: twilio.TWILIO_ACCOUNT_SID,
      authToken: twilio.TWILIO_AUTH_TOKEN,
    });
  });

  for (const missing of ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'PUBLIC_URL']) {
    it(`stop the bot without ${missing}, because text messages would be lost`, () => {
      const found = problems(readTwilio({ ...twilio, [missing]: undefined }));
      expect(found).to.have.length(1);
      expect(found[0]).to.match(new RegExp(`^${missing} is not set`));
    });
  }

  it('refuse what is no SID and no token, and do not repeat it', () => {
    const key = 'SK0123456789abcdef0123456789abcdef';
    const found = problems(readTwilio({ ...twilio, TWILIO_ACCOUNT_SID: key, TWILIO_AUTH_TOKEN: 'hunter2' }));
    expect(found).to.have.length(2);
    expect(found[0]).to.match(/^TWILIO_ACCOUNT_SID must be AC/);
    expect(found[1]).to.match(/^TWILIO_AUTH_TOKEN must be/);
    expect(found.join()).not.to.match(/hunter2|SK01/);
  });
});

describe('the settings of the Azure Bot Service', () => {
  it('are none without an app id', () => {
    expect(readBotService({})).to.equal(null);
    expect(readBotService({ MicrosoftAppId: '  ' })).to.equal(null);
  });

  it('are of one tenant unless said otherwise', () => {
    const single = { appId: id, password: 'a secret', type: 'SingleTenant', tenant };
    expect(readBotService(app)).to.deep.equal(single);
    expect(readBotService({ ...app, MicrosoftAppType: 'singletenant' })).to.deep.equal(single);
  });

  it('need no tenant for an app of many, and drop one that is set', () => {
    const many = { ...app, MicrosoftAppType: 'MultiTenant' };
    const expected = { appId: id, password: 'a secret', type: 'MultiTenant', tenant: null };
    expect(readBotService(many)).to.deep.equal(expected);
    expect(readBotService({ ...many, MicrosoftAppTenantId: undefined })).to.deep.equal(expected);
  });

  it('need no password where the machine’s own identity stands in for it, and drop one that is set', () => {
    const machine = { ...app, MicrosoftAppType: 'UserAssignedMSI' };
    const expected = { appId: id, password: null, type: 'UserAssignedMSI', tenant };
    expect(readBotService(machine)).to.deep.equal(expected);
    expect(readBotService({ ...machine, MicrosoftAppPassword: undefined })).to.deep.equal(expected);
  });

  for (const [name, changed] of [
    ['MicrosoftAppId', { MicrosoftAppId: undefined }],
    ['MicrosoftAppId', { MicrosoftAppId: 'what-matters' }],
    ['MicrosoftAppPassword', { MicrosoftAppPassword: '' }],
    ['MicrosoftAppTenantId', { MicrosoftAppTenantId: undefined }],
    ['MicrosoftAppTenantId', { MicrosoftAppTenantId: 'leeds.example.org' }],
    ['MicrosoftAppTenantId', { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: undefined }],
    ['MicrosoftAppType', { MicrosoftAppType: 'Single' }],
  ] as const) {
    it(`stop the bot over ${JSON.stringify(changed, (_key, value: unknown) => value ?? null)} in one line that names ${name}`, () => {
      const found = problems(readBotService({ ...app, ...changed }));
      expect(found).to.have.length(1);
      expect(found[0]).to.match(new RegExp(`^${name} [^\n]+\\.$`));
      expect(found[0]).not.to.include('a secret');
    });
  }
});

describe('the settings of channels', () => {
  it('are read with all others', () => {
    const settings = readSettings({ ...twilio, ...app }, '/project') as Settings;
    expect(settings.twilio?.accountSid).to.equal(twilio.TWILIO_ACCOUNT_SID);
    expect(settings.botService?.appId).to.equal(id);
  });

  it('tell their problems beside those of all others', () => {
    const wrong = {
      PORT: 'x',
      TWILIO_AUTH_TOKEN: twilio.TWILIO_AUTH_TOKEN,
      MicrosoftAppPassword: 'a secret',
    };
    const found = problems(readSettings(wrong, '/project')).join('\n');
    expect(found)
      .to.match(/^PORT /m)
      .and.to.match(/^TWILIO_ACCOUNT_SID /m)
      .and.to.match(/^MicrosoftAppId /m);
  });
});
