import { expect } from 'chai';
import {
  judgeBody,
  judgeHead,
  largestActivity,
  type PostedHead,
} from '../../../bot/channels/bot-service/judge.js';
import { serviceHosts } from '../../../bot/channels/bot-service/service-hosts.js';
import { appId, channelToken, ownToken, tenant } from './microsoft.js';

const serviceUrl = 'https://smba.trafficmanager.net/uk/';
const app = { appId, tenant };

const right = {
  type: 'message',
  id: '1485983408511',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ-NJWi7me2kHTL3Bw' },
  recipient: { id: `28:${appId}` },
  conversation: { id: '19:253b1f341670408fb6fe51050b6e5ceb@thread.skype;messageid=1485983194839' },
  text: 'hello',
};

describe('the judge of what is posted', () => {
  describe('before the body is read', () => {
    const head = (changes: Partial<PostedHead> = {}): PostedHead => ({
      method: 'POST',
      contentType: 'application/json',
      contentEncoding: null,
      contentLength: 1000,
      rawHeaders: ['Host', 'chat.example.org', 'Authorization', `Bearer ${channelToken(serviceUrl)}`],
      ...changes,
    });
    const refusal = (changes: Partial<PostedHead>) => {
      const judged = judgeHead(head(changes), app);
      return 'refused' in judged ? judged.refused : null;
    };

    it('hands on the token of a request that may be right', () => {
      expect(judgeHead(head(), app))
        .to.have.property('token')
        .that.matches(/^Bearer ey/);
      expect(refusal({ contentLength: null })).to.be.null;
    });

    it('takes nothing but a POST', () => expect(refusal({ method: 'PUT' })).to.equal(405));
    it('takes nothing but JSON', () => {
      expect(refusal({ contentType: 'text/plain' })).to.equal(415);
      expect(refusal({ contentType: 'application/octet-stream' })).to.equal(415);
    });
    it('takes nothing compressed, which could be of any size', () =>
      expect(refusal({ contentEncoding: 'gzip' })).to.equal(415));
    it('takes nothing too large', () =>
      expect(refusal({ contentLength: largestActivity + 1 })).to.equal(413));
    it('asks for a token before anything else is looked at', () =>
      expect(refusal({ rawHeaders: [], contentType: 'text/plain', contentLength: 1e9 })).to.equal(401));
    it('does not look for the token in the value of another header', () =>
      expect(
        refusal({ rawHeaders: ['x', 'Authorization', `Bearer ${channelToken(serviceUrl)}`, 'y'] }),
      ).to.equal(401));
    it('takes no endless token', () => {
      const token = channelToken(serviceUrl, { claims: { more: 'x'.repeat(9000) } });
      expect(refusal({ rawHeaders: ['authorization', `Bearer ${token}`] })).to.equal(401);
    });

    it('knows the tenants of the Bot Framework for an app of many tenants, and no others', () => {
      const rawHeaders = (of: string) => ['authorization', `Bearer ${ownToken('2.0', { of })}`];
      const many = { appId, tenant: null };
      expect(
        judgeHead(head({ rawHeaders: rawHeaders('d6d49420-f39b-4df7-a1dc-d59a935871db') }), many),
      ).to.have.property('token');
      expect(judgeHead(head({ rawHeaders: rawHeaders(tenant) }), many)).to.deep.equal({ refused: 401 });
    });
  });

  describe('of a body', () => {
    const hosts = serviceHosts();
    const judged = (body: unknown) =>
      judgeBody(typeof body === 'string' ? body : JSON.stringify(body), hosts);
    const without = (field: keyof typeof right) =>
      Object.fromEntries(Object.entries(right).filter(([name]) => name !== field));

    it('hands on an activity', () => expect(judged(right)).to.deep.equal({ activity: right }));
    it('hands on one of a type that it does not know', () =>
      expect(judged({ ...right, type: 'surprise' })).to.have.property('activity'));
    it('takes what is null as not there', () =>
      expect(judged({ ...right, text: null, replyToId: null })).to.have.property('activity'));
    for (const field of ['text', 'recipient', 'id'] as const) {
      it(`can do without ${field}`, () => expect(judged(without(field))).to.have.property('activity'));
    }
    for (const field of ['type', 'channelId', 'serviceUrl', 'from', 'conversation'] as const) {
      it(`cannot do without ${field}`, () => expect(judged(without(field))).to.deep.equal({ refused: 400 }));
    }

    for (const [what, body] of [
      ['nothing', ''],
      ['no JSON', '{"type":"message"'],
      ['null', 'null'],
      ['a list', '[]'],
      ['a list of one activity', [right]],
      ['a text', '"message"'],
      ['a number', '7'],
      ['a type that is no text', { ...right, type: 7 }],
      ['an empty type', { ...right, type: ' ' }],
      ['an endless type', { ...right, type: 'x'.repeat(300) }],
      ['a conversation without an id', { ...right, conversation: {} }],
      ['a conversation that is a text', { ...right, conversation: 'a' }],
      ['a conversation with an endless id', { ...right, conversation: { id: 'x'.repeat(2000) } }],
      ['a sender that is a list', { ...right, from: ['a'] }],
      ['a sender whose id is an object', { ...right, from: { id: { $ne: '' } } }],
      ['a recipient without an id', { ...right, recipient: { id: '' } }],
      ['an id that is a number', { ...right, id: 1 }],
      ['a text that is a list', { ...right, text: ['hello'] }],
      ['too many levels', `{"type":"message","value":${'['.repeat(50)}${']'.repeat(50)}}`],
      ['levels without an end', `${'['.repeat(100_000)}`],
      ['100,000 levels', `{"channelData":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
      [
        'a name that would change what objects are',
        JSON.stringify(right).replace('{', '{"__proto__":{"isAdmin":true},'),
      ],
      ['the same further in', JSON.stringify(right).replace('"from":{', '"from":{"__proto__":{},')],
    ] as const) {
      it(`refuses ${what}`, () => expect(judged(body)).to.deep.equal({ refused: 400 }));
    }

    it('refuses an activity whose answer would go elsewhere', () =>
      expect(judged({ ...right, serviceUrl: 'https://evil.example/' })).to.deep.equal({ refused: 403 }));

    it('leaves objects what they are', () => {
      judged(JSON.stringify(right).replace('{', '{"constructor":{"prototype":{"isAdmin":true}},'));
      expect(({} as { isAdmin?: boolean }).isAdmin).to.be.undefined;
    });
  });
});
