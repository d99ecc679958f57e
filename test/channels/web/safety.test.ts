import { expect } from 'chai';
import { Visitor } from './visitor.js';
import { openWebHost, type WebHost } from './web-host.js';

describe('what a browser is told to allow', () => {
  let host: WebHost;
  before(async () => (host = await openWebHost()));
  after(() => host.close());

  it('is nothing but our own files, and frames only on the sites of the place', async () => {
    const { headers } = await new Visitor(host.address).get('/chat/leeds');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.contain("default-src 'none'").and.contain("script-src 'self'");
    expect(policy).to.contain("frame-ancestors 'self' https://leeds.example.org");
    expect(policy).not.to.contain('unsafe');
    expect((await new Visitor(host.address).get('/')).headers.get('content-security-policy')).to.match(
      /frame-ancestors 'self'$/,
    );
  });

  it('leaves no script or style in the page itself', async () => {
    const { html } = await new Visitor(host.address).get('/chat/leeds');
    expect(html).not.to.match(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('stores no page, tells no other site where a link came from, and does not say what it runs on', async () => {
    const { headers } = await new Visitor(host.address).get('/chat/leeds');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('referrer-policy')).to.equal('same-origin');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('server')).to.equal(null);
  });

  it('gives the cookie to nobody else, and only over https where it is served so', async () => {
    const plain = (await new Visitor(host.address).get('/chat/leeds')).headers.getSetCookie()[0];
    expect(plain).to.match(
      /^wm_leeds=[\w-]{43}; Path=\/chat\/leeds; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    const secure = await openWebHost({ settings: { publicUrl: 'https://chat.example.org', keepDays: 7 } });
    const page = await new Visitor(secure.address).get('/chat/leeds');
    expect(page.headers.getSetCookie()[0]).to.match(/Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/);
    const framed = await new Visitor(secure.address).get('/chat/leeds?embed');
    expect(framed.headers.getSetCookie()[0]).to.match(/SameSite=None; Secure; Partitioned$/);
    await secure.close();
  });
});

describe('what a browser may send', () => {
  let host: WebHost;
  before(async () => (host = await openWebHost()));
  after(() => host.close());

  it('comes from our own pages', async () => {
    const visitor = new Visitor(host.address);
    const post = async (headers: Record<string, string>) =>
      (await visitor.post('/chat/leeds', { text: 'hello' }, headers)).status;
    expect(await post({ 'sec-fetch-site': 'cross-site' })).to.equal(403);
    expect(await post({ 'sec-fetch-site': 'same-site' })).to.equal(403);
    expect(await post({ origin: 'https://elsewhere.example' })).to.equal(403);
    expect(await post({ origin: 'null' })).to.equal(403);
    expect(await post({ origin: host.address })).to.be.oneOf([200, 303]);
    expect(await post({ 'sec-fetch-site': 'same-origin' })).to.be.oneOf([200, 303]);
    expect(await post({}), 'a text browser').to.be.oneOf([200, 303]);
  });

  it('is a plain form of reasonable size', async () => {
    const visitor = new Visitor(host.address);
    const as = async (type: string, body = '{}') =>
      (await visitor.post('/chat/leeds', body, { 'content-type': type })).status;
    expect(await as('application/json')).to.equal(415);
    expect(await as('multipart/form-data; boundary=x')).to.equal(415);
    expect(await as('text/plain')).to.equal(415);
    expect(await as('application/x-www-form-urlencoded', `text=${'a'.repeat(20_000)}`)).to.equal(413);
    expect((await visitor.post('/chat/leeds', 'text=a', { 'content-encoding': 'gzip' })).status).to.equal(
      415,
    );
  });

  it('may be in pieces without a length, and is still not read past its limit', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 20; piece += 1)
          controller.enqueue(new TextEncoder().encode('a'.repeat(1024)));
        controller.close();
      },
    });
    const { status } = await fetch(`${host.address}/chat/leeds`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect(status).to.equal(413);
  });

  it('does no harm where it is odd', async () => {
    const odd = [
      'text=one&text=two',
      'text[]=one',
      'text[a][b]=one',
      '__proto__[x]=1&text=hello',
      'text=%',
      'text=%ff%fe',
      `text=a%00b%1bc`,
      'text=hello&after=-1&once=' + 'x'.repeat(500),
      'text=hello&after=1e99&conversation=short',
      '',
    ];
    for (const body of odd) {
      const { status } = await new Visitor(host.address).post('/chat/leeds', body);
      expect(status, body).to.be.oneOf([200, 303]);
    }
  });

  it('holds no control characters', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    const page = await visitor.say(first, 'gar\u0000den\u001b[31m \u202egnp');
    expect(page.said[0]).to.equal('gar den [31m  gnp');
  });

  it('comes at the pace of people', async () => {
    const pace = { conversation: { rate: 0.001, burst: 3 }, address: { rate: 0.001, burst: 100 } };
    const slow = await openWebHost({ pace });
    const visitor = new Visitor(slow.address);
    let page = await visitor.get('/chat/leeds');
    for (let turn = 0; turn < 3; turn += 1) page = await visitor.say(page, `skip`);
    const refused = await visitor.post('/chat/leeds', { ...page.fields, text: 'skip' });
    expect(refused.status).to.equal(429);
    expect(refused.headers.get('retry-after')).to.equal('5');
    expect(refused.html).to.contain('wait a few seconds');
    const other = new Visitor(slow.address);
    expect((await other.say(await other.get('/chat/leeds'), 'hello')).status, 'somebody else').to.equal(200);
    await slow.close();
  });
});
