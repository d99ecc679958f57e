/**
 * Who may post activities: every kind of token, right and wrong, against the SDK's own checks with metadata and keys of
 * this machine. What is refused gets 401 or 403 with a fixed body, and never an error of ours.
 */
import { expect } from 'chai';
import { pino } from 'pino';
import { createHost } from '../../../bot/channels/server.js';
import { openBotService, type BotServiceHost } from './bot-service-host.js';
import { appId, channelToken, ownToken, tenant } from './microsoft.js';

const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
const another = '00000000-0000-4000-8000-000000000000';

describe('who may post to the Azure Bot Service’s door', function () {
  let host: BotServiceHost;
  let complaints: unknown[];
  const complain: unknown = Reflect.get(console, 'error');

  before(async () => {
    host = await openBotService();
  });
  after(() => host.close());

  // The SDK writes to the console what it does not like about a token.
  beforeEach(() => {
    complaints = [];
    Object.assign(console, { error: (...what: unknown[]) => void complaints.push(what) });
  });
  afterEach(() => {
    Object.assign(console, { error: complain });
  });

  const withToken = (token: string) => host.post(host.said('hello'), `Bearer ${token}`);

  async function refused(token: string): Promise<void> {
    const taken = host.connector.asked.length;
    const { status, body, headers } = await withToken(token);
    expect(status).to.equal(401);
    expect(body).to.equal('Not authenticated');
    expect(headers.get('www-authenticate')).to.equal('Bearer');
    expect(host.connector.asked.length).to.equal(taken);
    expect(host.logged.join('\n')).not.to.include(token.split('.')[2] || 'no signature');
  }

  it('is a channel with its token', async () => {
    expect((await withToken(host.token())).status).to.equal(200);
    expect(host.connector.said).not.to.be.empty;
    expect(host.connector.asked.every(({ authorization }) => authorization === 'Bearer token-of-the-bot')).to
      .be.true;
    expect(host.connector.problems).to.be.empty;
  });

  it('is a channel whose token ended just now, as clocks differ', async () => {
    expect((await withToken(host.token({ claims: { exp: seconds(-120) } }))).status).to.equal(200);
  });

  for (const alg of ['RS384', 'RS512']) {
    it(`is a channel whose token is signed with ${alg}`, async () => {
      expect((await withToken(host.token({ alg }))).status).to.equal(200);
    });
  }

  describe('is nobody', () => {
    it('without a token', async () => {
      expect((await host.post(host.said('hello'), null)).status).to.equal(401);
    });

    for (const header of [
      '',
      'Bearer',
      'Bearer ',
      'Bearer garbage',
      'Bearer a.b',
      'Bearer a.b.c',
      'Bearer ..',
      'Basic YTpi',
    ]) {
      it(`with the header “${header}”`, async () => {
        expect((await host.post(host.said('hello'), header)).status).to.equal(401);
      });
    }

    it('with a token in another place of the header', async () => {
      expect((await host.post(host.said('hello'), `bearer ${host.token()}`)).status).to.equal(401);
      expect((await host.post(host.said('hello'), `Bearer ${host.token()} ${host.token()}`)).status).to.equal(
        401,
      );
    });

    it('with two headers, even if both are right', async () => {
      const { status } = await twoHeaders(host);
      expect(status).to.equal(401);
    });

    it('with a token for another bot', () => refused(host.token({ claims: { aud: another } })));
    it('with a token for several bots', () => refused(host.token({ claims: { aud: [appId, another] } })));
    it('with a token for no bot', () => refused(host.token({ claims: { aud: undefined } })));
    it('with a token of another issuer', () =>
      refused(host.token({ claims: { iss: 'https://evil.example' } })));
    it('with a token of an issuer that begins alike', () =>
      refused(host.token({ claims: { iss: 'https://api.botframework.com/' } })));
    it('with a token of no issuer', () => refused(host.token({ claims: { iss: undefined } })));
    it('with a token that ended ten minutes ago', () =>
      refused(host.token({ claims: { exp: seconds(-600) } })));
    it('with a token that holds only later', () => refused(host.token({ claims: { nbf: seconds(600) } })));
    it('with a token of a key that nobody published', () => refused(host.token({ byStranger: true })));
    it('with a token of a key with an unknown name', () => refused(host.token({ kid: 'unknown' })));
    it('with a token that was altered', () => refused(host.token({ altered: true })));
    it('with a token that is not signed', async () => {
      const token = host.token({ alg: 'none' });
      expect((await withToken(token)).status).to.equal(401);
      expect((await withToken(`${token}c2ln`)).status).to.equal(401);
    });
    it('with a token that is signed with the published key as a password', () =>
      refused(host.token({ alg: 'HS256' })));
    it('with a token for another service', () =>
      refused(channelToken('https://smba.trafficmanager.net/emea/')));
    it('with a token that names no service', () =>
      refused(host.token({ claims: { serviceurl: undefined } })));

    it('for a channel that its key does not vouch for', async () => {
      const activity = { ...host.said('hello'), channelId: 'facebook' };
      expect((await host.post(activity)).status).to.equal(401);
    });

    for (const [what, serviceUrl] of [
      ['names no service', undefined],
      ['names an empty one', ''],
      ['names something else', 7],
      ['names what is no address', 'smba'],
    ] as const) {
      it(`with an activity that ${what}`, async () => {
        expect((await host.post({ ...host.said('hello'), serviceUrl })).status).to.be.within(400, 403);
      });
    }

    it('with an activity of a service that is not Microsoft’s, though the token is for it', async () => {
      for (const serviceUrl of [
        'https://evil.example/',
        'https://mine.trafficmanager.net/',
        'http://smba.trafficmanager.net/',
      ]) {
        const { status, body } = await host.post(
          { ...host.said('hello'), serviceUrl },
          `Bearer ${channelToken(serviceUrl)}`,
        );
        expect([status, body]).to.deep.equal([403, 'Refused']);
      }
    });

    it('by the App Service Extension, whose tokens are checked in another way', async () => {
      expect(
        (await host.post({ ...host.said('hello'), channelId: 'AseChannel' }, `Bearer ${ownToken('1.0')}`))
          .status,
      ).to.equal(403);
    });
  });

  describe('is the bot’s own app, as in the Emulator,', () => {
    for (const version of ['1.0', '2.0'] as const) {
      it(`with a token of version ${version} of its own tenant`, async () => {
        expect((await withToken(ownToken(version))).status).to.equal(200);
      });

      it(`but not with one of version ${version} of another tenant`, () =>
        refused(ownToken(version, { of: another })));

      it(`nor with one of version ${version} that says another tenant than it is from`, () =>
        refused(ownToken(version, { of: another, claims: { tid: tenant } })));

      it(`nor with one of version ${version} that says no tenant`, () =>
        refused(ownToken(version, { claims: { tid: undefined } })));

      it(`nor with one of version ${version} for another service than the bot`, () =>
        refused(ownToken(version, { claims: { aud: 'https://api.botframework.com' } })));

      it(`nor with one of version ${version} that was issued to another app`, () =>
        refused(ownToken(version, { claims: { appid: another, azp: another } })));

      it(`nor with one of version ${version} of a foreign key`, () =>
        refused(ownToken(version, { byStranger: true })));

      it(`nor for a service that is not Microsoft’s, with version ${version}`, async () => {
        const activity = { ...host.said('hello'), serviceUrl: 'https://evil.example/' };
        expect((await host.post(activity, `Bearer ${ownToken(version)}`)).status).to.equal(403);
      });
    }

    it('but not of a version that does not exist', () =>
      refused(ownToken('1.0', { claims: { ver: '3.0' } })));

    it('nor of the Bot Framework’s own tenant, which is for apps of many tenants', () =>
      refused(ownToken('1.0', { of: 'd6d49420-f39b-4df7-a1dc-d59a935871db' })));
  });

  it('cannot be told while Microsoft’s keys cannot be fetched, and then nobody may', async () => {
    const away = await openBotService();
    away.microsoft.up = false;
    const { status, body } = await away.post(away.said('hello'));
    expect([status, body]).to.deep.equal([503, 'Not available just now']);
    expect(away.connector.asked).to.be.empty;
    await away.close();
  });

  it('is nobody where there are no settings: the path does not exist', async () => {
    const bare = createHost({ log: pino({ level: 'silent' }) });
    const port = await bare.listen(0, '127.0.0.1');
    const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', body: '{}' });
    expect(answer.status).to.equal(404);
    await bare.close();
  });

  it('finds in what is logged why it was refused, but never the token', async () => {
    await withToken(host.token({ byStranger: true }));
    expect(host.logged.at(-1)).to.include('An activity was not taken');
    expect(host.logged.join('\n')).not.to.match(/ey[\w-]+\.[\w-]+\.[\w-]+/);
    expect(JSON.stringify(complaints)).not.to.match(/ey[\w-]+\.[\w-]+\.[\w-]+/);
  });
});

/** `fetch` joins headers of the same name. */
async function twoHeaders(host: BotServiceHost): Promise<{ status: number }> {
  const { request } = await import('node:http');
  const body = JSON.stringify(host.said('hello'));
  return new Promise((resolve, reject) => {
    const token = `Bearer ${host.token()}`;
    const sent = request(
      host.address,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: [token, token] as never },
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0 });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
