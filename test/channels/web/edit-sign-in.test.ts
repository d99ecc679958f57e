import { expect } from 'chai';
import { openEditHost, type EditHost } from './edit-host.js';
import { EditVisitor, formToken, words } from './edit-visitor.js';

describe('signing in to edit', () => {
  let host: EditHost;
  before(async () => {
    host = await openEditHost();
  });
  after(() => host.close());

  const askFor = async (email: string) => {
    const visitor = new EditVisitor(host);
    return visitor.press(await visitor.get('/edit'), '/edit/link', { email });
  };

  it('answers the same whoever asks, and sends a link only to who may edit something', async () => {
    const [known, unknown] = [await askFor('growers@example.org'), await askFor('nobody@example.org')];
    await host.editing.idle();
    expect(words(known)).to.contain('If this address may edit something, a link is on its way.');
    expect(words(known)).to.equal(words(unknown));
    expect(known.status).to.equal(unknown.status);
    expect(host.sent.map(({ to }) => to)).to.deep.equal(['growers@example.org']);
    expect(known.html).not.to.contain(host.sent[0]!.token);
  });

  it('uses nothing up where a program only looks at the link', async () => {
    const path = new URL(await host.linkFor('growers@example.org'));
    for (let look = 0; look < 3; look++) {
      const page = await new EditVisitor(host).get(path.pathname + path.search);
      expect(words(page)).to.contain('Press the button to sign in');
    }
  });

  it('lets somebody in once', async () => {
    const { pathname, search, searchParams } = new URL(await host.linkFor('growers@example.org'));
    const token = searchParams.get('token')!;
    const visitor = new EditVisitor(host);
    const page = await visitor.get(pathname + search);
    const first = await visitor.press(page, '/edit/sign-in', { token });
    expect(first.headers.get('location')).to.equal('/edit');
    const other = new EditVisitor(host);
    const second = await other.press(await other.get('/edit'), '/edit/sign-in', { token });
    expect(words(second)).to.contain('That link was used already');
  });

  it('keeps the session in a cookie that no script and no other site gets', async () => {
    const secure = await openEditHost({ publicUrl: 'https://bot.example.org' });
    try {
      const visitor = new EditVisitor(secure);
      const token = new URL(await secure.linkFor('growers@example.org')).searchParams.get('token')!;
      const page = await visitor.get(`/edit/sign-in?token=${token}`);
      const answer = await visitor.press(page, '/edit/sign-in', { token });
      const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('wm_edit='));
      expect(cookie).to.match(/Path=\/edit;.*HttpOnly; SameSite=Lax; Secure$/);
    } finally {
      await secure.close();
    }
  });

  it('leads who edits one group to it, and who edits a place to the list', async () => {
    const one = await EditVisitor.signedIn(host, 'growers@example.org');
    expect((await one.get('/edit')).headers.get('location')).to.equal('/edit/leeds/hyde-park-growers');
    const all = await EditVisitor.signedIn(host, 'content@example.org');
    expect(words(await all.get('/edit')))
      .to.contain('Hyde Park Growers')
      .and.to.contain('Add a group');
  });

  it('ends with signing out, and says when it ended by itself', async () => {
    const visitor = await EditVisitor.signedIn(host, 'growers@example.org');
    const page = await visitor.get('/edit/leeds/hyde-park-growers');
    const before = new Map(visitor.cookies);
    await visitor.press(page, '/edit/sign-out', {});
    expect(words(await visitor.get('/edit'))).to.contain('Sign in to edit');
    for (const [name, value] of before) visitor.cookies.set(name, value);
    const ended = await visitor.get('/edit/leeds/hyde-park-growers');
    expect(ended.status).to.equal(401);
    expect(words(ended)).to.contain('You were signed in, but that was a while ago');
  });

  it('does not sign in by a form that another browser was given', async () => {
    const token = new URL(await host.linkFor('content@example.org')).searchParams.get('token')!;
    const [mine, theirs] = [new EditVisitor(host), new EditVisitor(host)];
    const foreign = formToken(await theirs.get(`/edit/sign-in?token=${token}`));
    await mine.get('/edit');
    const answer = await mine.post('/edit/sign-in', { token, 'form-token': foreign });
    expect(mine.cookies.has('wm_edit')).to.equal(false);
    expect(words(answer)).to.contain('Press the button to sign in');
  });

  it('keeps every page out of frames and out of stores', async () => {
    const visitor = await EditVisitor.signedIn(host, 'content@example.org');
    for (const path of ['/edit', '/edit/leeds/hyde-park-growers', '/edit/sign-in?token=x']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('cache-control'), path).to.match(/no-store|^$/);
      if (headers.get('location')) continue;
      expect(headers.get('content-security-policy'), path).to.contain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options'), path).to.equal('DENY');
    }
  });
});
