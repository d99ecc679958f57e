import { expect } from 'chai';
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { Visitor } from './visitor.js';
import { openWebHost, type WebHost } from './web-host.js';

describe('the pages around the chat', () => {
  let host: WebHost;
  let visitor: Visitor;
  before(async () => (host = await openWebHost()));
  beforeEach(() => (visitor = new Visitor(host.address)));
  after(() => host.close());

  it('list the places', async () => {
    const { html } = await visitor.get('/');
    expect(html).to.contain('href="/chat/leeds"').and.contain('href="/chat/caerphilly"');
  });

  it('say whom to call now, with nothing but a link needed', async () => {
    const { status, html } = await visitor.get('/chat/leeds/help-now');
    expect(status).to.equal(200);
    expect(html).to.contain('href="tel:');
    expect((await visitor.get('/chat/leeds')).html)
      .to.contain('<details class="help-now">')
      .and.contain('href="tel:');
  });

  it('list what was suggested, with how to reach the groups', async () => {
    expect((await visitor.get('/chat/leeds/list')).html).to.contain('Nothing has been suggested yet');
    let page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    for (let turn = 0; turn < 6 && !page.html.includes('class="card"'); turn += 1) {
      page = await visitor.say(page, 'skip');
    }
    const { html } = await visitor.get('/chat/leeds/list');
    expect(html.match(/class="card"/g)).to.have.length.within(1, 3);
    expect(html).to.contain('href="mailto:').and.contain('href="tel:');
    expect(html).not.to.contain('<button');
  });

  it('give the calendar file of an activity that there is', async () => {
    let page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    for (let turn = 0; turn < 6 && !page.html.includes('.ics'); turn += 1)
      page = await visitor.say(page, 'skip');
    const address = /href="([^"]+\.ics\?lang=en)"/.exec(page.html)![1]!;
    const file = await visitor.get(address);
    expect(file.headers.get('content-type')).to.contain('text/calendar');
    expect(file.headers.get('content-disposition')).to.match(/^attachment; filename="[\w-]+\.ics"$/);
    expect(file.html).to.contain('BEGIN:VCALENDAR');
    expect((await visitor.get('/chat/leeds/activity/nobody/nothing.ics')).status).to.equal(404);
    expect((await visitor.get(address.replace('.ics', ''))).status).to.equal(404);
  });

  it('say what went wrong in the language of the page that it came from', async () => {
    const type = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://elsewhere.example.org',
    };
    const refused = await visitor.post('/chat/leeds', 'text=tak&language=pl', type);
    expect(refused.status).to.equal(403);
    expect(refused.html).to.contain('<html lang="pl"');
    const missing = await visitor.get('/edit/nowhere', { cookie: 'wm_edit_language=ur' });
    expect(missing.html).to.contain('<html lang="ur" dir="rtl"');
  });

  it('say in words what went wrong, with a way back', async () => {
    const missing = await visitor.get('/chat/nowhere');
    expect(missing.status).to.equal(404);
    expect(missing.html).to.contain('There is nothing here').and.contain('href="/"');
    const wrong = await visitor.post('/chat/leeds', '{}', { 'content-type': 'application/json' });
    expect(wrong.html).to.contain('href="/chat/leeds"');
    const put = await fetch(`${host.address}/chat/leeds`, {
      method: 'PUT',
      headers: { accept: 'text/html' },
    });
    expect(put.status).to.equal(405);
    expect(put.headers.get('allow')).to.contain('GET');
    const plain = await fetch(`${host.address}/nothing`, { headers: { accept: 'application/json' } });
    expect(await plain.text()).to.equal('Not found');
  });

  it('answer odd addresses without falling over', async () => {
    const addresses = [
      '/chat/%',
      '/chat/%ff',
      '/chat/..%2f..',
      '/chat/__proto__',
      '/chat/constructor',
      '/static/x/y',
    ];
    for (const address of addresses) {
      expect((await visitor.get(address)).status, address).to.be.oneOf([400, 404]);
    }
    expect((await visitor.get(`/chat/${'a'.repeat(5000)}`)).status).to.be.oneOf([400, 404]);
    for (const address of ['/', '/chat/leeds/']) {
      expect((await visitor.get(address)).status, address).to.equal(200);
    }
  });

  it('answer who only asks for the headers', async () => {
    const { status, headers } = await fetch(`${host.address}/chat/leeds`, { method: 'HEAD' });
    expect(status).to.equal(200);
    expect(Number(headers.get('content-length'))).to.be.greaterThan(1000);
  });

  it('bring the script for other sites, small and with a title', async () => {
    const script = await visitor.get('/embed.js');
    expect(script.headers.get('content-type')).to.contain('text/javascript');
    expect(script.html)
      .to.contain('"":"What Matters: a chat')
      .and.contain('"ur":"')
      .and.not.contain("'TITLES'");
    expect(script.html.length).to.be.lessThan(2000);
  });

  it('say in the language of the page that somebody was too quick, also where the form is not read', async () => {
    const pace = { conversation: { rate: 1, burst: 1 }, address: { rate: 1, burst: 1 } };
    const busy = await openWebHost({ pace });
    const polish = new Visitor(busy.address);
    const [, action = ''] = /<form id="talk"[^>]* action="([^"]+)"/.exec(
      (await polish.get('/chat/leeds?lang=pl')).html,
    )!;
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => polish.post(action.replace('&amp;', '&'), { text: 'x' })),
    );
    const refused = all.find(({ status }) => status === 429);
    expect(refused?.html).to.contain('<html lang="pl"');
    await busy.close();
  });

  it('show no fault of ours in words of the machine', async () => {
    const broken = await openWebHost();
    broken.bot.greeting = () => {
      throw new Error('secret path /etc');
    };
    const page = await new Visitor(broken.address).get('/chat/leeds');
    expect(page.status).to.equal(500);
    expect(page.html).to.contain('It is our fault').and.not.contain('secret');
    await broken.close();
  });
});

describe('the first visit on the wire', () => {
  it('takes at most 30 KB, and files are kept for good', async () => {
    const host = await openWebHost();
    const page = await raw(`${host.address}/chat/leeds`);
    const html = brotliDecompressSync(page.body).toString();
    const files = [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address]) => address!);
    expect(files).to.have.length(4);
    let bytes = page.body.length;
    for (const file of files) {
      const { body, headers } = await raw(`${host.address}${file}`);
      expect(headers['cache-control'], file).to.equal('public, max-age=31536000, immutable');
      expect(headers['content-encoding'], file).to.equal('br');
      bytes += body.length;
    }
    expect(bytes).to.be.lessThan(30 * 1024);
    const old = await raw(`${host.address}/static/earlier/page.css`);
    expect(old.headers['cache-control']).to.equal('no-store');
    await host.close();
  });
});

/** As it comes over the wire, compressed. */
function raw(address: string): Promise<{ body: Buffer; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request(
      address,
      { headers: { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => resolve({ body: Buffer.concat(pieces), headers: response.headers }));
      },
    )
      .on('error', reject)
      .end();
  });
}
