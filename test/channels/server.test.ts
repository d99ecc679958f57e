import { expect } from 'chai';
import { Writable } from 'node:stream';
import { createLog } from '../../bot/log.js';
import { Refusal } from '../../bot/channels/refusal.js';
import { createHost, type Host } from '../../bot/channels/server.js';

describe('the HTTP host', () => {
  let host: Host;
  let logged: string;
  let address: string;
  beforeEach(async () => {
    logged = '';
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    });
    host = createHost({ log: createLog('debug', destination) });
    address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}`;
  });
  afterEach(() => host.close());

  it('answers a fault of ours with fixed words, and logs it without the request', async () => {
    host.server.get('/fault/:what', async () => {
      throw new Error('the disk is full');
    });
    const response = await fetch(`${address}/fault/secret?text=secret`, {
      headers: { cookie: 'wm_leeds=secret' },
    });
    expect(response.status).to.equal(500);
    expect(await response.text()).to.equal('Something went wrong');
    expect(logged).to.contain('the disk is full').and.contain('/fault/:what').and.not.contain('secret');
  });

  it('outlives whatever a handler throws', async () => {
    host.server.get('/odd', async () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw 'not even an error';
    });
    expect((await fetch(`${address}/odd`)).status).to.equal(500);
    expect((await fetch(`${address}/odd`)).status).to.equal(500);
  });

  it('never logs a request where a handler answers something', async () => {
    host.server.get(
      '/answering',
      async (_request: unknown, response: { sendRaw: (text: string) => void }) => {
        response.sendRaw('ok');
        return { secret: true };
      },
    );
    await fetch(`${address}/answering?secret`);
    expect(logged).to.equal('');
  });

  it('answers a refusal with its status, and does not log it', async () => {
    host.server.get('/refused', async () => {
      throw new Refusal(403, 'because');
    });
    const response = await fetch(`${address}/refused`);
    expect([response.status, await response.text()]).to.deep.equal([403, 'Refused']);
    expect(logged).to.equal('');
  });

  it('gives browsers the page for an error, where there is one', async () => {
    host.errorPage = (_request, status) => `<h1>${status}</h1>`;
    const browser = await fetch(`${address}/nothing`, { headers: { accept: 'text/html' } });
    expect(await browser.text()).to.equal('<h1>404</h1>');
    expect(await (await fetch(`${address}/nothing`)).text()).to.equal('Not found');
  });

  it('says that a port is taken', async () => {
    const second = createHost({ log: createLog('silent') });
    const error = await second
      .listen(Number(new URL(address).port), '127.0.0.1')
      .catch((taken: unknown) => taken);
    expect(error).to.have.property('code', 'EADDRINUSE');
  });

  it('closes when what is in progress is answered', async () => {
    let answer: () => void = () => {};
    host.server.get('/slow', async (_request: unknown, response: { sendRaw: (text: string) => void }) => {
      await new Promise<void>((resolve) => (answer = resolve));
      response.sendRaw('done');
    });
    const waiting = fetch(`${address}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    let closed = false;
    const closing = host.close().then(() => (closed = true));
    expect(closed).to.equal(false);
    answer();
    expect(await (await waiting).text()).to.equal('done');
    await closing;
  });
});
