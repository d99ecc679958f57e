/** How much anybody may ask for: by address, by conversation, by place, by request. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { pino } from 'pino';
import { createHost, type Host } from '../../bot/channels/server.js';
import { newToken } from '../../bot/channels/web/conversation-token.js';
import { Visitor } from '../channels/web/visitor.js';
import { openWebHost, type WebHost } from '../channels/web/web-host.js';
import { sayRaw } from './raw-connection.js';

const much = { rate: 1000, burst: 1000 };
const never = { rate: 0, burst: 0 };

describe('how fast anybody may ask', () => {
  let host: WebHost;
  const form = (token = newToken()) => ({ text: 'gardening', conversation: token });
  const post = (fields: Record<string, string>, from = '198.51.100.1', place = 'leeds') =>
    new Visitor(host.address).post(`/chat/${place}`, fields, { 'x-forwarded-for': from });
  afterEach(() => host.close());

  it('is limited for one place by itself, wherever it comes from', async () => {
    host = await openWebHost({
      pace: { conversation: much, address: much, newcomers: much, place: { rate: 0, burst: 2 } },
    });
    const statuses = [];
    for (const from of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) {
      statuses.push((await post(form(), from)).status);
    }
    expect(statuses).to.deep.equal([200, 200, 429]);
    expect((await post(form(), '198.51.100.3', 'utrecht')).status, 'another place').to.equal(200);
  });

  it('is limited for new conversations from one address, and those that go on are not held up', async () => {
    host = await openWebHost({
      pace: { conversation: much, address: much, newcomers: { rate: 0, burst: 2 }, place: much },
    });
    const known = newToken();
    expect((await post(form(known))).status).to.equal(200);
    expect((await post(form())).status).to.equal(200);
    const refused = await post(form());
    expect(refused.status).to.equal(429);
    expect(refused.headers.get('retry-after')).to.match(/^\d+$/);
    expect((await post(form(known))).status).to.equal(200);
    expect((await post(form(), '198.51.100.2')).status, 'from elsewhere').to.equal(200);
  });

  it('counts all addresses of one IPv6 network as one', async () => {
    host = await openWebHost({
      pace: { conversation: much, address: { rate: 0, burst: 1 }, newcomers: much, place: much },
    });
    expect((await post(form(), '2a00:1:2:3::1')).status).to.equal(200);
    expect((await post(form(), '2a00:1:2:3::2')).status).to.equal(429);
  });

  it('lets one address open only so many streams, whatever conversations it names', async () => {
    host = await openWebHost();
    const ends: AbortController[] = [];
    const open = async (number: number, from: string) => {
      const end = new AbortController();
      ends.push(end);
      const key = String(number).padStart(43, 'k');
      const { status } = await fetch(`${host.address}/chat/leeds/events?stream=${key}`, {
        headers: { 'x-forwarded-for': from },
        signal: end.signal,
      });
      return status;
    };
    const statuses = await Promise.all(Array.from({ length: 510 }, (_, at) => open(at, '198.51.100.1')));
    expect(statuses.filter((status) => status === 200).length).to.equal(500);
    expect(await open(999, '198.51.100.2')).to.equal(200);
    for (const end of ends) end.abort();
  });
});

describe('what the host bears', () => {
  let host: Host;
  let port: number;
  const listen = async (pace = much) => {
    host = createHost({ log: pino({ level: 'silent' }), pace });
    host.server.get('/page', async (_request: unknown, response: { sendRaw: (text: string) => void }) => {
      response.sendRaw('here');
    });
    host.server.get('/healthz', async (_request: unknown, response: { sendRaw: (text: string) => void }) => {
      response.sendRaw('alive');
    });
    port = await host.listen(0, '127.0.0.1');
  };
  afterEach(() => host.close());
  const ask = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;

  it('answers too many requests of any kind from one address with 429, but never the supervisor', async () => {
    await listen(never);
    const address = `http://127.0.0.1:${port}`;
    for (const path of ['/page', '/nothing']) {
      const answer = await fetch(address + path);
      expect([answer.status, await answer.text()]).to.deep.equal([429, 'Too many requests']);
    }
    expect((await fetch(`${address}/healthz`)).status).to.equal(200);
  });

  it('holds no connection that asks for another protocol: it answers as if nothing had been asked', async () => {
    await listen();
    const { text } = await sayRaw(port, ask('/page', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'));
    expect(text).to.contain(' 200 ').and.contain('here');
  });

  it('refuses hundreds of headers, and headers that are too long', async () => {
    await listen();
    const many = Array.from({ length: 300 }, (_, at) => `a${at}: b\r\n`).join('');
    expect((await sayRaw(port, ask('/page', many))).text).to.contain(' 400 ');
    expect((await sayRaw(port, ask('/page', `a: ${'b'.repeat(20_000)}\r\n`))).text).to.contain(' 431 ');
  });

  it('ends a connection with what is no request, or one that two readers could read differently', async () => {
    await listen();
    for (const said of [
      'garbage\r\n\r\n',
      'GET /page HTTP/1.1\r\n\r\n',
      'POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'GET /page HTTP/1.1\nHost: x\n\n',
      'CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      const { text, ended } = await sayRaw(port, said);
      expect(ended, said.slice(0, 30)).to.equal(true);
      expect(text, said.slice(0, 30)).to.not.contain('here');
    }
  });

  it('answers what was sent ahead of answers, in its order', async () => {
    await listen();
    const { text } = await sayRaw(port, ask('/page').repeat(50) + ask('/nothing'));
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).to.deep.equal([...Array.from({ length: 50 }, () => '200'), '404']);
  });

  it('lets go of who never ends a request, says nothing, or reads nothing', async () => {
    await listen();
    const http = (host.server as unknown as { server: import('node:http').Server }).server;
    expect(http.headersTimeout).to.be.within(1000, 30_000);
    expect(http.requestTimeout).to.be.within(1000, 60_000);
    expect(http.timeout, 'longer than between two signs of life of a stream').to.be.within(30_000, 120_000);
    // What is in force is what Node does with it: here with less patience.
    http.setTimeout(50);
    const socket = connect(port, '127.0.0.1');
    await once(socket.resume(), 'close');
  });
});
