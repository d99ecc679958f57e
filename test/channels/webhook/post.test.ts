import { expect } from 'chai';
import type { lookup as dnsLookup } from 'node:dns';
import type { ServerResponse } from 'node:http';
import { createPost, type PostOptions } from '../../../bot/channels/webhook/post.js';
import { isPublic, publicLookup } from '../../../bot/channels/webhook/public-address.js';
import { readSecret } from '../../../bot/channels/webhook/signature.js';
import { sampleMessage } from '../../referrals/sample-message.js';
import { answerWith, openWebhookServer, type Posted, type WebhookServer } from './webhook-server.js';

const secret = readSecret('whsec_bWFrZSB5b3VyIG93biB3aXRoIG9wZW5zc2wgcmFuZA==');
const now = () => new Date('2026-11-20T10:00:00Z');
const never = new AbortController().signal;

describe('a webhook', () => {
  let server: WebhookServer;
  const open = async (answer?: (response: ServerResponse, posted: Posted) => void) =>
    (server = await openWebhookServer(secret, answer));
  const post = (changes: Partial<PostOptions> = {}, to = server.address, id = 'r/webhook-asking') =>
    createPost({ secret, privateNetwork: true, now, patience: 500, ...changes })(
      sampleMessage({ id, to, text: '{"name":"Siân"}' }),
      now(),
      never,
    );

  afterEach(() => server.close());

  it('gets JSON that is signed, with an id that is the same at each attempt', async () => {
    await open();
    expect(await post()).to.deep.equal({ outcome: 'delivered' });
    await post();
    await post({}, server.address, 'another/webhook-asking');
    const [one, again, other] = server.posted;
    expect(server.posted.every(({ genuine }) => genuine)).to.equal(true);
    expect(one).to.include({ body: '{"name":"Siân"}' });
    expect(one?.headers).to.include({ 'webhook-timestamp': '1795168800' });
    expect(one?.headers['content-type']).to.match(/^application\/json/);
    expect(again?.headers['webhook-id']).to.equal(one?.headers['webhook-id']);
    expect(other?.headers['webhook-id']).not.to.equal(one?.headers['webhook-id']);
    expect(JSON.stringify(one?.headers)).not.to.include('r/webhook');
  });

  it('is tried again whatever it answers but 2xx, and is followed nowhere', async () => {
    const statuses = [200, 202, 301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 503];
    await open((response) =>
      answerWith(response, statuses[server.posted.length - 1]!, { location: `${server.address}/other` }),
    );
    const outcomes: string[] = [];
    for (const status of statuses) outcomes.push(`${status} ${(await post()).outcome}`);
    expect(outcomes.slice(0, 2)).to.deep.equal(['200 delivered', '202 delivered']);
    expect(outcomes.slice(2).every((one) => one.endsWith(' failed'))).to.equal(true);
    expect(new Set(server.posted.map(({ path }) => path))).to.deep.equal(new Set(['/']));
  });

  it('that hangs, drops the line or is not there holds up nothing else', async () => {
    await open((response) => (server.posted.length === 1 ? undefined : response.destroy()));
    expect(await post({ patience: 100 })).to.include({ outcome: 'failed' });
    expect(await post()).to.include({ outcome: 'failed', why: 'ECONNRESET' });
    await server.close();
    expect(await post()).to.include({ outcome: 'failed', why: 'ECONNREFUSED' });
  });

  it('that answers without end is let go', async () => {
    await open((response) => {
      response.writeHead(200);
      response.write('x'.repeat(100_000));
    });
    expect(await post()).to.deep.equal({ outcome: 'delivered' });
  });

  it('on this machine or its network is not posted to, whatever it is called, unless that is allowed', async () => {
    await open();
    const { port } = new URL(server.address);
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      '10.0.0.1',
    ]) {
      const attempt = await post({ privateNetwork: false }, `https://${host}:${port}/`);
      expect(attempt.outcome, host).to.equal('refused');
    }
    const attempt = await post({ privateNetwork: false }, `https://localhost:${port}/`);
    expect(attempt).to.deep.equal({ outcome: 'refused', why: 'ENOTPUBLIC' });
    expect((await post({ privateNetwork: false }, server.address)).outcome).to.equal('refused');
    expect(server.posted).to.deep.equal([]);
  });

  it('is not posted to where one of the addresses of its name is private', async () => {
    await open();
    const find = ((_name: string, _options: object, found: (...args: unknown[]) => void) =>
      found(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.0.1', family: 4 },
      ])) as unknown as typeof dnsLookup;
    const attempt = await post(
      { privateNetwork: false, lookup: publicLookup(find) },
      'https://hooks.example.org/',
    );
    expect(attempt).to.deep.equal({ outcome: 'refused', why: 'ENOTPUBLIC' });
  });

  it('has no name or password in its address, and is no other kind of address', async () => {
    await open();
    for (const to of ['ftp://example.org/', 'https://me:secret@example.org/', 'not an address']) {
      expect((await post({}, to)).outcome, to).to.equal('refused');
    }
  });
});

describe('an address', () => {
  it('is public, or not', () => {
    const yes = ['93.184.215.14', '8.8.8.8', '2606:4700:4700::1111', '172.15.0.1', '172.32.0.1'];
    const no = [
      ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '192.168.1.1'],
      ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '::', '::1', 'fe80::1', 'fc00::1', 'ff02::1'],
      ...['::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', 'localhost', ''],
    ];
    expect(yes.filter((address) => !isPublic(address))).to.deep.equal([]);
    expect(no.filter(isPublic)).to.deep.equal([]);
  });
});

describe('the secret of webhooks', () => {
  it('is 24 to 64 bytes as base64', () => {
    expect(readSecret('bWFrZSB5b3VyIG93biB3aXRoIG9wZW5zc2wgcmFuZA==')).to.deep.equal(secret);
    for (const written of [
      'secret',
      'whsec_',
      `${'A'.repeat(88)}AAAA`,
      'with spaces in it and quite long enough',
    ]) {
      expect(() => readSecret(written), written).to.throw('base64');
    }
  });
});
