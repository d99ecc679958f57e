import { expect } from 'chai';
import type { Wording } from '../../../bot/words/wording.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { StorageError } from '../../../bot/storage/storage.js';
import { Visitor } from './visitor.js';
import { openWebHost, type WebHost } from './web-host.js';

const htmx = { 'hx-request': 'true' };

describe('the chat over HTTP', () => {
  let host: WebHost;
  before(async () => (host = await openWebHost()));
  after(() => host.close());

  it('greets and asks the first question in the first page, and keeps nothing yet', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    expect(first.status).to.equal(200);
    expect(first.html).to.contain('What matters to you');
    expect(await host.bot.conversation(first.fields.stream!)).to.equal(null);
  });

  it('leads a plain form back to the page, at what is new', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    const answer = await visitor.post('/chat/leeds', { ...first.fields, text: 'gardening' });
    expect(answer.status).to.equal(303);
    expect(answer.headers.get('location')).to.match(/^\/chat\/leeds#m\d+$/);
    const next = await visitor.get('/chat/leeds');
    expect(next.said).to.deep.equal(['gardening']);
    expect(next.answers).to.be.greaterThan(first.answers);
  });

  it('answers htmx with the new messages, the next choices and the next one-time number', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    const answer = await visitor.post('/chat/leeds', { ...first.fields, text: 'gardening' }, htmx);
    expect(answer.status).to.equal(200);
    expect(answer.html).not.to.contain('<html');
    expect(answer.said).to.deep.equal(['gardening']);
    expect(answer.html).to.contain('<form id="choices"').and.contain('hx-swap-oob="true"');
    expect(answer.fields.once).to.not.equal(first.fields.once);
    expect(Number(answer.fields.after)).to.be.greaterThan(Number(first.fields.after));
  });

  it('takes a message once that is sent twice, and answers the same again', async () => {
    const visitor = new Visitor(host.address);
    const { fields } = await visitor.get('/chat/leeds');
    const send = () => visitor.post('/chat/leeds', { ...fields, text: 'gardening' }, htmx);
    const [one, other] = await Promise.all([send(), send()]);
    expect(one.said).to.deep.equal(['gardening']);
    expect(other.said).to.deep.equal(['gardening']);
    expect((await visitor.get('/chat/leeds')).said).to.deep.equal(['gardening']);
  });

  it('takes nothing where nothing is said, and so tells another page what is new', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    await visitor.post('/chat/leeds', { ...first.fields, text: 'gardening' }, htmx);
    const news = await visitor.post('/chat/leeds', first.fields, htmx);
    expect(news.said).to.deep.equal(['gardening']);
    expect(news.fields.once, 'words that wait to be sent again keep their number').to.equal(
      first.fields.once,
    );
    const nothing = await visitor.post('/chat/leeds', news.fields, htmx);
    expect(nothing.status).to.equal(204);
  });

  it('goes on after a restart with the same storage', async () => {
    const storage = openMemoryStorage();
    const before = await openWebHost({ storage });
    const visitor = new Visitor(before.address);
    await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    await before.close();
    const after = await openWebHost({ storage });
    visitor.address = after.address;
    expect((await visitor.get('/chat/leeds')).said).to.deep.equal(['gardening']);
    await after.close();
  });

  it('keeps the conversations of two places apart', async () => {
    const visitor = new Visitor(host.address);
    await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    expect((await visitor.get('/chat/utrecht')).said).to.deep.equal([]);
    expect([...visitor.cookies.keys()]).to.deep.equal(['wm_leeds', 'wm_utrecht']);
  });

  it('forgets: the page empties, and what is said next is another conversation', async () => {
    const visitor = new Visitor(host.address);
    const first = await visitor.get('/chat/leeds');
    await visitor.say(first, 'gardening');
    const page = await visitor.get('/chat/leeds');
    const forgotten = await visitor.post('/chat/leeds', { ...page.fields, text: 'forget me' }, htmx);
    expect(forgotten.headers.get('hx-reswap')).to.equal('innerHTML');
    expect(forgotten.said).to.deep.equal([]);
    expect(forgotten.html).to.contain('forgotten');
    expect(await host.bot.conversation(first.fields.stream!)).to.equal(null);
    const next = await visitor.post('/chat/leeds', { ...forgotten.fields, text: 'hello' }, htmx);
    expect(next.said).to.deep.equal(['hello']);
  });

  it('loads the page anew where the conversation has changed its language', async () => {
    const welsh = await openWebHost({
      words: (words) => ({
        languages: ['en', 'cy'],
        reviewed: () => true,
        isOwnChoice: () => false,
        in: (language, ...rest) =>
          Object.assign(Object.create(words.in('en', ...rest)) as Wording, { language }),
      }),
    });
    const take = welsh.bot.take.bind(welsh.bot);
    welsh.bot.take = async (context, message) => take(context, { ...message, language: 'cy' });
    const visitor = new Visitor(welsh.address);
    const { fields } = await visitor.get('/chat/caerphilly');
    const answer = await visitor.post('/chat/caerphilly', { ...fields, text: 'Cymraeg' }, htmx);
    expect(answer.headers.get('hx-redirect')).to.match(/^\/chat\/caerphilly\?lang=cy#m\d+$/);
    expect((await visitor.get('/chat/caerphilly')).html).to.contain('<html lang="cy"');
    await welsh.close();
  });

  it('gives a page that shows another conversation the whole of this one', async () => {
    const visitor = new Visitor(host.address);
    const stale = await visitor.get('/chat/leeds');
    visitor.cookies.clear();
    await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    const news = await visitor.post('/chat/leeds', { ...stale.fields, after: '40' }, htmx);
    expect(news.headers.get('hx-reswap')).to.equal('innerHTML');
    expect(news.said).to.deep.equal(['gardening']);
  });

  it('tells a page that has lost its place in time everything', async () => {
    const visitor = new Visitor(host.address);
    const page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    const news = await visitor.post('/chat/leeds', { ...page.fields, after: '999' }, htmx);
    expect(news.headers.get('hx-reswap')).to.equal('innerHTML');
    expect(news.said).to.deep.equal(['gardening']);
  });

  it('says that a message was not taken where it could not be stored, keeps the words, and takes them later', async () => {
    const storage = openMemoryStorage();
    const write = storage.writeConversation.bind(storage);
    let full = true;
    storage.writeConversation = async (record) => {
      if (full) throw new StorageError('The disk is full');
      await write(record);
    };
    const failing = await openWebHost({ storage });
    const visitor = new Visitor(failing.address);
    const first = await visitor.get('/chat/leeds');
    const failed = await visitor.post('/chat/leeds', { ...first.fields, text: 'gardening & "more"' });
    expect(failed.status).to.equal(503);
    expect(failed.headers.get('retry-after')).to.match(/^\d+$/);
    expect(failed.html).to.contain('not sent').and.contain('value="gardening &amp; &quot;more&quot;"');
    expect(failed.html).not.to.contain('disk is full');
    expect(failed.fields.once).to.equal(first.fields.once);
    full = false;
    expect((await visitor.say(failed, 'gardening & "more"')).said).to.have.length(1);
    await failing.close();
  });
});

describe('a browser that withholds cookies', () => {
  let host: WebHost;
  before(async () => (host = await openWebHost()));
  after(() => host.close());

  it('goes on by what the form carries', async () => {
    const visitor = new Visitor(host.address, { keepsCookies: false });
    let page = await visitor.get('/chat/leeds');
    page = await visitor.say(page, 'gardening');
    expect(page.status).to.equal(200);
    page = await visitor.say(page, 'skip');
    expect(page.said).to.deep.equal(['gardening', 'skip']);
  });

  it('changes the language, and the conversation goes on', async () => {
    const bilingual = await openWebHost({ words: (words) => ({ ...words, languages: ['en', 'cy'] }) });
    const visitor = new Visitor(bilingual.address, { keepsCookies: false });
    const page = await visitor.say(await visitor.get('/chat/caerphilly'), 'gardening', '/chat/caerphilly');
    expect(page.html).to.contain('<form method="post" action="/chat/caerphilly?lang=cy"');
    const { conversation } = page.fields;
    const changed = await visitor.post('/chat/caerphilly?lang=cy', { conversation: conversation! });
    expect(changed.said).to.deep.equal(['gardening']);
    await bilingual.close();
  });

  it('sees its list too, without the secret in an address', async () => {
    const visitor = new Visitor(host.address, { keepsCookies: false });
    const page = await visitor.say(await visitor.get('/chat/leeds'), 'gardening');
    expect(page.html).to.contain('<form method="post" action="/chat/leeds/list"');
    expect((await visitor.post('/chat/leeds/list', page.fields)).status).to.equal(200);
  });

  it('in a frame of another site always carries the conversation in the form', async () => {
    const visitor = new Visitor(host.address, { headers: { 'sec-fetch-dest': 'iframe' } });
    const first = await visitor.get('/chat/leeds?embed');
    const page = await visitor.say(first, 'gardening', '/chat/leeds?embed');
    expect(page.status).to.equal(200);
    expect(page.fields.conversation).to.have.length(43);
    expect(page.html).to.contain('action="/chat/leeds?embed&amp;in=en#m');
  });

  it('opens the answer at what was said', async () => {
    const visitor = new Visitor(host.address, { keepsCookies: false });
    const first = await visitor.get('/chat/leeds');
    const place = /id="talk"[^>]* action="[^"#]*#(m\d+)"/.exec(first.html)?.[1];
    const { html } = await visitor.say(first, 'gardening');
    expect(html).to.contain(`<li id="${place}" class="message resident">`);
  });

  it('stops carrying it once a cookie has come back', async () => {
    const visitor = new Visitor(host.address);
    expect((await visitor.get('/chat/leeds')).fields).to.have.property('conversation');
    expect((await visitor.get('/chat/leeds')).fields).not.to.have.property('conversation');
  });
});
