import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smallContent } from '../catalogue/content-on-disk.js';
import { EditVisitor, formToken, words, type EditedHost } from '../channels/web/edit-visitor.js';
import { Visitor } from '../channels/web/visitor.js';
import { SeveralBots, until } from './several-bots.js';

/** Each of them gets a few links in an hour. */
const editors = ['amy', 'ben', 'cai', 'dee', 'eve', 'fay', 'gil'].map((name) => `${name}@example.org`);
const placeFile = 'places/leeds/place.yaml';
const withEditors = smallContent[placeFile]!.replace('content@example.org', editors.join(', '));
const plot = '/edit/leeds/growers/activity/plot';

describe('editing with two bots on one content folder, without sticky sessions', function () {
  this.timeout(60_000);
  let bots: SeveralBots;
  let host: EditedHost;
  let editor: string;

  before(async () => {
    bots = await SeveralBots.start({ [placeFile]: withEditors });
    host = {
      address: bots.address,
      read: (group) => readFile(join(bots.content, `places/leeds/groups/${group}.yaml`), 'utf8'),
      linkFor: async (email) => {
        const visitor = new Visitor(bots.address);
        const asked = await visitor.get('/edit');
        const before = (await bots.mailTo(email, 0)).map(({ text }) => text);
        await visitor.post('/edit/link', { email, 'form-token': formToken(asked) });
        const mail = await bots.mailTo(email, before.length + 1);
        const fresh = mail.find(({ text }) => !before.includes(text));
        return /http\S+\/edit\/sign-in\S+/.exec(fresh!.text)![0];
      },
    };
  });
  beforeEach(() => {
    editor = editors.pop()!;
  });
  after(() => bots.close());

  /** Where each request since went that posted something, and each that asked for a page. */
  const takenSince = (start: number) => bots.balancer.taken.slice(start).map(({ bot }) => bot);

  it('lets in at one bot by a link that the other sent, once', async () => {
    const link = new URL(await host.linkFor(editor));
    const token = link.searchParams.get('token')!;
    const visitors = [0, 1].map((bot) => new Visitor(bots.addressOf(bot)));
    const pages = await Promise.all(visitors.map((visitor) => visitor.get(link.pathname + link.search)));
    const answers = await Promise.all(
      visitors.map((visitor, bot) =>
        visitor.post('/edit/sign-in', { token, 'form-token': formToken(pages[bot]!) }),
      ),
    );
    const signedIn = answers.filter(({ headers }) => headers.get('location') === '/edit');
    expect(signedIn).to.have.length(1);
  });

  it('lets in at each by a link that the command of whoever runs them has made', async () => {
    const links = await Promise.all([0, 1].map(() => bots.run('content', 'sign-in-link', editor)));
    for (const [bot, link] of links.entries()) {
      const { pathname, search } = new URL(link);
      const visitor = new Visitor(bots.addressOf(bot));
      const page = await visitor.get(pathname + search);
      const token = new URLSearchParams(search).get('token')!;
      const answer = await visitor.post('/edit/sign-in', { token, 'form-token': formToken(page) });
      expect(answer.headers.get('location')).to.equal('/edit');
    }
  });

  it('saves at one bot what the other showed, and shows it at both from then on', async () => {
    const start = bots.balancer.taken.length;
    const visitor = await EditVisitor.signedIn(host, editor);
    const answer = await visitor.change('growers', 'plot', { name: 'The new plot' });
    expect(answer.status, words(answer)).to.equal(303);
    const taken = takenSince(start);
    expect(taken.every((bot, number) => number === 0 || bot !== taken[number - 1])).to.equal(true);
    for (const bot of [0, 1]) {
      visitor.address = bots.addressOf(bot);
      expect(words(await visitor.get('/edit/leeds/growers'))).to.contain('The new plot');
    }
    visitor.address = bots.addressOf(1);
    expect(words(await visitor.get('/edit/leeds/growers/versions'))).to.contain(editor);
  });

  it('serves to residents at both what was saved at one', async () => {
    const visitor = await EditVisitor.signedIn(host, editor);
    await visitor.change('growers', 'plot', { name: 'The autumn plot' });
    for (const bot of [0, 1]) {
      await until(
        async () => {
          const resident = new Visitor(bots.addressOf(bot));
          let page = await resident.get('/chat/leeds');
          for (const text of ['gardening', 'skip', 'skip', 'skip']) page = await resident.say(page, text);
          return page.html;
        },
        (html) => html.includes('The autumn plot'),
      );
    }
  });

  it('tells the second of two editors at two bots what the first has changed', async () => {
    const [one, other] = [await EditVisitor.signedIn(host, editor), await EditVisitor.signedIn(host, editor)];
    one.address = bots.addressOf(0);
    other.address = bots.addressOf(1);
    const fields = await one.fields('growers', 'plot');
    const [mine, theirs] = [await one.get(plot), await other.get(plot)];
    const answers = await Promise.all([
      one.send(plot, mine, { ...fields, about: 'Grow vegetables with us.' }),
      other.send(plot, theirs, { ...fields, about: 'Grow flowers with us.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(words(refused)).to.contain('Grow vegetables with us.').and.to.contain('Grow flowers with us.');
    expect(await host.read('growers')).to.match(/Grow (vegetables|flowers) with us\./);
  });

  it('takes a form of one bot at the other, and refuses one of another browser', async () => {
    const visitor = await EditVisitor.signedIn(host, editor);
    visitor.address = bots.addressOf(0);
    const page = await visitor.get('/edit/leeds/growers');
    visitor.address = bots.addressOf(1);
    const pressed = await visitor.press(page, '/edit/leeds/growers/still-right', { activity: 'plot' });
    expect(pressed.status).to.equal(303);
    const another = await EditVisitor.signedIn(host, editor);
    expect((await another.press(page, '/edit/sign-out', {})).headers.get('location')).to.equal('/edit');
    expect((await another.get('/edit/leeds/growers')).status, 'still signed in').to.equal(200);
  });

  it('ends a session at both', async () => {
    const visitor = await EditVisitor.signedIn(host, editor);
    const page = await visitor.get('/edit');
    visitor.address = bots.addressOf(0);
    const cookies = new Map(visitor.cookies);
    await visitor.press(page, '/edit/sign-out', {});
    visitor.address = bots.addressOf(1);
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    expect((await visitor.get('/edit/leeds/growers')).status).to.equal(401);
  });
});
