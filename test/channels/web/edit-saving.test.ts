import { expect } from 'chai';
import { openEditHost, type EditHost } from './edit-host.js';
import { EditVisitor, formToken, hidden, words } from './edit-visitor.js';

const group = '/edit/leeds/hyde-park-growers';
const form = `${group}/activity/saturday-allotment`;

describe('editing a group in the browser', () => {
  let host: EditHost;
  let editor: EditVisitor;
  /** Who looks after the whole place. */
  let other: EditVisitor;
  let original: string;
  before(async () => {
    host = await openEditHost();
    editor = await EditVisitor.signedIn(host, 'growers@example.org');
    other = await EditVisitor.signedIn(host, 'content@example.org');
    original = await host.read('hyde-park-growers');
  });
  afterEach(() => host.write('hyde-park-growers', original));
  after(() => host.close());

  it('writes a change into the file and leaves the rest as a person wrote it', async () => {
    const before = await host.read('hyde-park-growers');
    await host.write('hyde-park-growers', `# Asha looks after this\n${before}`);
    const fields = await editor.fields('hyde-park-growers', 'saturday-allotment');
    const when = [{ ...fields.when[0]!, from: '10.30am' }];
    const saved = await editor.change('hyde-park-growers', 'saturday-allotment', { when });
    expect(saved.headers.get('location')).to.equal(`${form}?done=saved`);
    expect(words(await editor.follow(saved))).to.contain('Saved. Residents see it now.');
    const after = await host.read('hyde-park-growers');
    expect(after).to.equal(
      `# Asha looks after this\n${before}`.replace('from: 10:00, to: 12:30', 'from: 10.30am, to: 12:30'),
    );
  });

  it('changes nothing in the file where nothing was changed in the form', async () => {
    const before = await host.read('hyde-park-growers');
    for (const activity of ['saturday-allotment', 'summer-evenings', 'wreath-day', 'windowsill-seeds']) {
      await editor.change('hyde-park-growers', activity, {});
    }
    expect(await host.read('hyde-park-growers')).to.equal(before);
  });

  it('says what is wrong beside the field, and loses nothing that was typed', async () => {
    const before = await host.read('hyde-park-growers');
    const page = await editor.change('hyde-park-growers', 'saturday-allotment', {
      name: 'Saturdays & <soil>',
      'not-on': ['31 February 2027'],
    });
    expect(page.status).to.equal(422);
    expect(words(page)).to.contain('There is no day “31 February 2027” in the calendar');
    expect(page.html)
      .to.contain('value="31 February 2027"')
      .and.to.contain('value="Saturdays &amp; &lt;soil>"');
    expect(page.html).to.contain('href="#f-not-on-0"');
    expect(await host.read('hyde-park-growers')).to.equal(before);
  });

  it('answers a check while typing with what belongs beside the fields', async () => {
    const when = [
      { ...(await editor.fields('hyde-park-growers', 'saturday-allotment')).when[0]!, from: '25:00' },
    ];
    const page = await editor.change('hyde-park-growers', 'saturday-allotment', { when }, 'check', {
      'hx-request': 'true',
    });
    expect(page.html).not.to.contain('<html');
    expect(page.html).to.match(/id="f-when-0-from-problems"[^>]*data-wrong="true"/);
    expect(words(page)).to.contain('1 thing to put right');
  });

  it('shows what residents would meet, before it is saved', async () => {
    const page = await editor.change(
      'hyde-park-growers',
      'potting-bench',
      { name: 'The <warm> bench' },
      'check',
    );
    expect(words(page)).to.contain('The <warm> bench'.replace('<', '&lt;')).and.to.contain('text message');
    expect(await host.read('hyde-park-growers')).to.contain('name: The potting bench');
  });

  it('keeps what two people change at the same time in different fields', async () => {
    const page = await editor.get(form);
    const mine = await editor.fields('hyde-park-growers', 'saturday-allotment');
    await other.change('hyde-park-growers', 'saturday-allotment', { about: 'Theirs.' });
    const saved = await editor.send(form, page, { ...mine, name: 'Mine' });
    expect(saved.headers.get('location')).to.equal(`${form}?done=saved-together`);
    expect(await host.read('hyde-park-growers'))
      .to.contain('about: Theirs.')
      .and.to.contain('name: Mine');
  });

  it('shows both where two people change the same field, and takes the one that is chosen', async () => {
    const page = await editor.get(form);
    const mine = await editor.fields('hyde-park-growers', 'saturday-allotment');
    await other.change('hyde-park-growers', 'saturday-allotment', {
      about: 'Theirs.',
      cost: { ...mine.cost, kind: '' },
    });
    const clash = await editor.send(form, page, { ...mine, about: 'Mine.', name: 'Mine' });
    expect(clash.status).to.equal(409);
    expect(words(clash)).to.contain('content@example.org saved a change').and.to.contain('Keep mine: Mine.');
    expect(words(clash)).to.contain('Take theirs: Theirs.');
    const carried = [...clash.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name, value]): [string, string] => [
        name!,
        value!.replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
      ],
    );
    const body = new URLSearchParams([...carried, ['keep.about', 'theirs'], ['do', 'save']]);
    const saved = await editor.post(form, body.toString());
    expect(saved.headers.get('location')).to.equal(`${form}?done=saved`);
    const text = await host.read('hyde-park-growers');
    expect(text).to.contain('about: Theirs.').and.to.contain('name: Mine').and.not.to.contain('about: Mine.');
  });

  it('takes an activity out after asking, and puts it back', async () => {
    const before = await host.read('hyde-park-growers');
    const ask = await editor.get(`${form}/remove`);
    expect(words(ask)).to.contain('Take out Saturday on the allotment?');
    const gone = await editor.follow(await editor.press(ask, `${form}/remove`, {}));
    expect(words(gone)).to.contain('It is taken out').and.to.contain('Put it back');
    expect(await host.read('hyde-park-growers')).not.to.contain('saturday-allotment');
    const undo = { version: hidden(gone, 'version'), 'based-on': hidden(gone, 'based-on') };
    await editor.press(gone, `${group}/restore`, undo);
    expect(await host.read('hyde-park-growers')).to.equal(before);
  });

  it('adds an activity, with an id made from its name', async () => {
    const page = await editor.get(`${group}/activity`);
    const fields = await editor.fields('hyde-park-growers', 'potting-bench');
    const saved = await editor.send(`${group}/activity`, page, { ...fields, name: 'Café in the Shed' });
    expect(saved.headers.get('location')).to.equal(`${group}/activity/cafe-in-the-shed?done=saved`);
    expect(await host.read('hyde-park-growers')).to.contain('id: cafe-in-the-shed');
  });

  it('renews the day of checking by one press, of one activity or of all', async () => {
    const page = await editor.get(group);
    await editor.press(page, `${group}/still-right`, { activity: 'potting-bench' });
    expect((await host.read('hyde-park-growers')).match(/checked: 2026-11-20/g)).to.have.length(1);
    await editor.press(page, `${group}/still-right`, {});
    expect((await host.read('hyde-park-growers')).match(/checked: 2026-11-20/g)).to.have.length(6);
  });

  it('writes today where somebody says that all is right', async () => {
    await editor.change('hyde-park-growers', 'potting-bench', { checked: { day: '2026-11-02', now: 'yes' } });
    expect(await host.read('hyde-park-growers')).to.contain('checked: 2026-11-20');
  });

  it('shows who changed what, and goes back', async () => {
    const before = await host.read('hyde-park-growers');
    await editor.change('hyde-park-growers', 'potting-bench', { name: 'Warm bench' });
    const page = await editor.get(`${group}/versions`);
    expect(words(page)).to.match(/growers@example\.org .*The potting bench.*Warm bench/);
    const fields = { version: hidden(page, 'version'), 'based-on': hidden(page, 'based-on') };
    await editor.press(page, `${group}/restore`, fields);
    expect(await host.read('hyde-park-growers')).to.equal(before);
  });

  it('shows what residents say is wrong until it is put right', async () => {
    host.reported.push({
      id: 'r1',
      place: 'leeds',
      group: 'hyde-park-growers',
      activity: 'potting-bench',
      detail: 'times',
      said: 'It starts at 2 <now>',
      at: host.clock.now,
    });
    const page = await editor.get(group);
    expect(page.html).to.contain('It starts at 2 &lt;now>');
    await editor.press(page, `${group}/report`, { id: 'r1' });
    expect(host.reported).to.deep.equal([]);
  });

  it("brings a topic that is missing to the place's editors, and keeps what was typed", async () => {
    const page = await editor.get(form);
    const typed = new URLSearchParams([
      ['form-token', formToken(page)],
      ['based-on', hidden(page, 'based-on')],
      ['do', 'propose'],
      ['name', 'Half typed'],
      ['propose.name', 'Chess'],
    ]);
    const answer = await editor.post(form, typed.toString());
    expect(words(answer)).to.contain('Thank you. The people who look after this place');
    expect(answer.html).to.contain('value="Half typed"');
    expect(host.told.map(({ proposal }) => proposal.name)).to.deep.equal(['Chess']);
    const list = await other.get('/edit');
    expect(words(list)).to.contain('Chess');
    await other.press(list, '/edit/topic-done', { place: 'leeds', id: hidden(list, 'id') });
    expect(words(await other.get('/edit'))).not.to.contain('Chess');
  });

  it('shows what was written by hand under a name that is not known, and takes it out when asked', async () => {
    const text = await host.read('hyde-park-growers');
    await host.write(
      'hyde-park-growers',
      text.replace('    cost: free\n', '    cost: free\n    parking: on the street\n'),
    );
    const page = await editor.get(form);
    expect(words(page)).to.contain('parking on the street').and.to.contain('says “parking”.');
    const fields = await editor.fields('hyde-park-growers', 'saturday-allotment');
    expect((await editor.send(form, page, fields)).status).to.equal(422);
    const body = new URLSearchParams([['take-out', 'parking']]);
    const kept = await editor.send(form, page, fields);
    expect(kept.status).to.equal(422);
    const sent = new URLSearchParams([
      ...body,
      ['form-token', formToken(page)],
      ['based-on', hidden(page, 'based-on')],
      ['name', 'Saturday on the allotment'],
      ['about', 'Grow.'],
      ['topics', 'gardening'],
      ['where', 'online'],
    ]);
    expect((await editor.post(form, sent.toString())).status).to.equal(303);
    expect(await host.read('hyde-park-growers')).not.to.contain('parking');
  });

  it('lets mistakes in two activities be put right one after the other', async () => {
    const wrong = original
      .replace('day: saturday', 'day: caturday')
      .replace('day: thursday', 'day: thirstday');
    await host.write('hyde-park-growers', wrong);
    const fields = await editor.fields('hyde-park-growers', 'saturday-allotment');
    const when = [{ ...fields.when[0]!, often: 'weekly', weekday: 'saturday', day: '' }];
    const page = await editor.get(form);
    const sameMistake = await editor.send(form, page, { ...fields, name: 'Saturday' });
    expect(words(sameMistake)).to.contain('The potting bench “thirstday” is not a day that we know.');
    const first = await editor.send(form, page, { ...fields, when });
    expect(first.headers.get('location')).to.equal(`${form}?done=saved-not-sound`);
    const [row] = (await editor.fields('hyde-park-growers', 'potting-bench')).when;
    const thursday = [{ ...row!, often: 'weekly', weekday: 'thursday', day: '' }];
    const second = await editor.change('hyde-park-growers', 'potting-bench', { when: thursday });
    expect(second.headers.get('location')).to.match(/done=saved$/);
    expect(await host.read('hyde-park-growers')).to.equal(original);
  });

  it('says of a file that is no YAML what is wrong, and offers the way back', async () => {
    const before = await host.read('hyde-park-growers');
    await editor.get(group);
    await host.write('hyde-park-growers', before.replace('name: Hyde', 'name: [Hyde'));
    const page = await editor.get(group);
    expect(words(page)).to.contain('changed by hand and cannot be read').and.to.contain('Please put right:');
    const versions = await editor.get(`${group}/versions`);
    const fields = { version: hidden(versions, 'version'), 'based-on': hidden(versions, 'based-on') };
    await editor.press(versions, `${group}/restore`, fields);
    expect(await host.read('hyde-park-growers')).to.equal(before);
  });

  it('works for a group with a hundred activities', async () => {
    const text = await host.read('hyde-park-growers');
    const one = (number: number) =>
      `  - id: walk-${number}\n    name: Walk ${number}\n    about: We walk.\n    topics: [walking]\n    where: online\n`;
    const all = Array.from({ length: 100 }, (_, number) => one(number)).join('');
    await host.write('hyde-park-growers', text.replace(/activities:\n[\s\S]*$/, `activities:\n${all}`));
    const page = await editor.get(group);
    expect(words(page)).to.contain('Walk 99');
    const saved = await editor.change('hyde-park-growers', 'walk-99', { name: 'The last walk' });
    expect(saved.status).to.equal(303);
    expect(await host.read('hyde-park-growers'))
      .to.contain('name: The last walk')
      .and.to.contain('name: Walk 98');
  });
});

describe('what an editor is refused', () => {
  let host: EditHost;
  let editor: EditVisitor;
  before(async () => {
    host = await openEditHost();
    editor = await EditVisitor.signedIn(host, 'growers@example.org');
  });
  after(() => host.close());

  for (const path of [
    '/edit/leeds/easy-miles',
    '/edit/leeds/easy-miles/details',
    '/edit/leeds/easy-miles/versions',
    '/edit/leeds/easy-miles/activity',
    '/edit/new-group?place=leeds',
    '/edit/utrecht/rustig-aan',
    '/edit/leeds/..%2f..%2fplace',
  ]) {
    it(`${path}, as if it were not there`, async () => {
      // Where the pages are in the same language: of the same place.
      const place = path.startsWith('/edit/utrecht/') ? 'utrecht' : 'leeds';
      const [page, nowhere] = [await editor.get(path), await editor.get(`/edit/${place}/no-such-group`)];
      expect(page.status).to.equal(404);
      expect(words(page)).to.equal(words(nowhere));
    });
  }

  it("writing into another group's file by a request of their own", async () => {
    const before = await host.read('easy-miles');
    const own = await editor.get(form);
    const fields = await editor.fields('hyde-park-growers', 'saturday-allotment');
    for (const path of ['/edit/leeds/easy-miles/activity', '/edit/leeds/easy-miles/activity/anything']) {
      expect((await editor.send(path, own, fields)).status).to.equal(404);
    }
    for (const task of ['still-right', 'restore', 'details', 'report']) {
      expect((await editor.press(own, `/edit/leeds/easy-miles/${task}`, {})).status, task).to.equal(404);
    }
    expect(await host.read('easy-miles')).to.equal(before);
  });

  it('a form of another site', async () => {
    const page = await editor.get(form);
    const fields = await editor.fields('hyde-park-growers', 'saturday-allotment');
    const cross = { 'sec-fetch-site': 'cross-site' };
    expect((await editor.send(form, page, fields, 'save', cross)).status).to.equal(403);
  });

  it('a form without the token of the session, which then waits to be sent again', async () => {
    const answer = await editor.post(form, { name: 'Typed before', do: 'save' });
    expect(answer.status).to.equal(403);
    expect(answer.html).to.contain('name="name" value="Typed before"');
    expect(formToken(answer)).not.to.equal('');
  });

  it('a form that is sent signed out, whose words are kept for the moment after', async () => {
    const answer = await new EditVisitor(host).post(form, { name: 'Typed before', do: 'save' });
    expect(answer.status).to.equal(401);
    expect(answer.html).to.contain('name="name" value="Typed before"');
    expect(words(answer)).to.contain('Nothing you typed is lost');
  });

  it('two million bytes', async () => {
    const answer = await editor.post(form, `name=${'x'.repeat(2_000_000)}`);
    expect(answer.status).to.equal(413);
  });

  it('more fields than any form has', async () => {
    const answer = await editor.post(form, `name=x${'&when.0.day=monday'.repeat(6000)}`);
    expect(answer.status).to.equal(413);
  });
});

describe('a new group', () => {
  let host: EditHost;
  let editor: EditVisitor;
  before(async () => {
    host = await openEditHost();
    editor = await EditVisitor.signedIn(host, 'content@example.org');
  });
  after(() => host.close());

  it("is added by the place's editors, and then gets its first activity", async () => {
    const page = await editor.get('/edit/new-group?place=leeds');
    const fields = {
      place: 'leeds',
      name: 'Tea & Talk',
      about: 'We drink tea.',
      'contact.email': 'tea@example.org',
    };
    const created = await editor.press(page, '/edit/new-group', fields);
    expect(created.headers.get('location')).to.equal('/edit/leeds/tea-talk/activity?done=created');
    expect(await host.read('tea-talk'))
      .to.contain('name: Tea & Talk')
      .and.to.contain('email: tea@example.org');
    expect(words(await editor.follow(created))).to.contain('Now add the first thing');
  });

  it('needs a short name that is free', async () => {
    const page = await editor.get('/edit/new-group?place=leeds');
    const fields = { place: 'leeds', name: 'Again', about: 'We.', id: 'hyde-park-growers' };
    expect(words(await editor.press(page, '/edit/new-group', fields))).to.contain('Please write another');
    const nameless = { ...fields, name: '茶', id: '' };
    expect(words(await editor.press(page, '/edit/new-group', nameless))).to.contain('letters from a to z');
  });
});
