import { expect } from 'chai';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Activity, Place } from '../../bot/catalogue/catalogue.js';
import type { JsonObject } from '../../bot/directories/open-referral/json.js';
import { APlace, knitting } from './a-place.js';
import { idOf, madeUpFeed, times, type Family } from './made-up-feed.js';

let place: APlace;
beforeEach(async () => (place = await APlace.make()));
afterEach(() => place.remove());

const textOf = async (group: string): Promise<string> => (await place.texts()).get(group) ?? '';
const activityFrom = (loaded: Place, id: string): Activity | undefined =>
  loaded.activities.find(({ source }) => source?.id === id);

for (const family of ['first', 'third'] as Family[]) {
  describe(`a directory of 300 services of the ${family} family`, () => {
    const feed = madeUpFeed(300, family);

    it('loses none without saying so, and writes only what the bot can read', async () => {
      const done = await place.import(feed);
      const { catalogue, place: loaded } = await place.load();
      expect(catalogue.problems.filter(({ level, file }) => level === 'error' && file.startsWith('places')))
        .to.be.empty;
      const passedOver = new Set(['closed-there', 'no-name', 'no-topic', 'not-sound', 'id-twice']);
      const told = done.news.filter(({ kind }) => passedOver.has(kind)).map(({ id }) => id);
      const written = loaded.activities.map(({ source }) => source!.id);
      expect([...told, ...written].sort()).to.deep.equal(feed.map(({ id }) => id as string).sort());
    });

    it('changes nothing when it is imported again', async () => {
      await place.import(feed);
      const before = await place.texts();
      const { counts, files } = await place.import(feed);
      expect(files).to.be.empty;
      expect(counts).to.include({ groupsNew: 0, activitiesNew: 0, activitiesChanged: 0 });
      expect(await place.texts()).to.deep.equal(before);
    });
  });
}

describe('what is read of a service', () => {
  it('reads times from prose, and marks them', async () => {
    await place.import(madeUpFeed(60, 'first'));
    const texts = [...(await place.texts()).values()].join('\n');
    for (const { reads } of times) {
      for (const one of reads ?? []) {
        const [day, from, to] = /^(.+) (\d.{4})-(.+)$/.exec(one)!.slice(1);
        expect(texts).to.match(
          new RegExp(`day: "?${day}"?, from: ${from}, to: ${to} \\} # read from the text, please check`),
        );
      }
    }
    expect(texts).to.include('When: Alternate Mondays 1-3pm');
  });

  it('reads fields of schedules, and marks nothing', async () => {
    const schedule = { id: 's', freq: 'WEEKLY', byday: 'MO,WE', opens_at: '10:00:00Z', closes_at: '12:30Z' };
    const monthly = { id: 't', freq: 'MONTHLY', byday: '-1FR', opens_at: '14:00', closes_at: '16:00' };
    await place.import([{ ...knitting, schedules: [schedule, monthly] }]);
    expect(await textOf('saltbox-neighbours')).to.include(
      [
        '      - { day: monday, from: 10:00, to: 12:30 }',
        '      - { day: wednesday, from: 10:00, to: 12:30 }',
        '      - { day: last friday, from: 14:00, to: 16:00 }\n',
      ].join('\n'),
    );
  });

  it('cleans texts and shortens them at the end of a sentence', async () => {
    const long = 'We knit.&amp;nbsp;We talk. '.repeat(60);
    const done = await place.import([{ ...knitting, description: `<p>Tea &amp;amp; cake.</p>${long}` }]);
    const { place: loaded } = await place.load();
    const { about } = loaded.activities[0]!;
    expect(about)
      .to.match(/^Tea & cake\.\nWe knit\. We talk\./)
      .and.match(/\.$/);
    expect(done.news.map(({ kind }) => kind)).to.include('text-cut');
  });

  it('mends websites, telephone numbers and postcodes, and leaves out what it cannot', async () => {
    const contacts = [{ id: 'k', name: 'Sam', phones: [{ number: 'Tel: 0113 496 0123 (office hours)' }] }];
    await place.import([{ ...knitting, url: 'www.example.org/knit', email: 'nobody', contacts }]);
    const text = await textOf('saltbox-neighbours');
    expect(text).to.include('phone: 0113 496 0123').and.include('website: https://www.example.org/knit');
    expect(text).to.include('postcode: LS6 1AB').and.not.include('nobody');
  });

  it('says where it is unknown where something takes place, and guesses at nothing', async () => {
    const done = await place.import([{ ...knitting, service_at_locations: [] }]);
    expect(await textOf('saltbox-neighbours')).to.include(
      'where: { name: Ask the group where } # the directory does not say',
    );
    expect(done.news.map(({ kind }) => kind)).to.include('where-unknown');
  });

  it('does not write what none of our topics fits, and says so with its labels', async () => {
    const odd = { ...knitting, name: 'Qwert', description: 'Zxcv.', organization: null, attributes: [] };
    const taxonomy = { id: 't', taxonomy: { id: '1', name: 'Quidditch', vocabulary: 'theirs' } };
    const done = await place.import([{ ...odd, service_taxonomys: [taxonomy] }]);
    expect(done.news).to.deep.include({
      kind: 'no-topic',
      id: knitting['id'],
      name: 'Qwert',
      detail: 'Quidditch',
    });
    expect([...done.unknownLabels]).to.deep.equal([['theirs: Quidditch', 1]]);
    expect(await place.texts()).to.be.empty;
  });

  it('puts organisations of one name together, though their labels differ by a space', async () => {
    const other = {
      ...knitting,
      id: 'two',
      name: 'Sewing',
      organization: { id: 'org-2', name: 'Saltbox  Neighbours ' },
    };
    await place.import([knitting, other]);
    expect([...(await place.texts()).keys()]).to.deep.equal(['saltbox-neighbours']);
  });

  it('leaves out a service that would make a mistake in the file, and keeps the others of its group', async () => {
    const odd = { ...knitting, id: 'odd', minimum_age: 5, maximum_age: 121, name: 'Odd one' };
    const done = await place.import([{ ...odd, minimum_age: 130 }, knitting]);
    const { place: loaded } = await place.load();
    const told = done.news.filter(({ kind }) => kind === 'not-sound').map(({ id }) => id);
    expect([...told, ...loaded.activities.map(({ source }) => source!.id)]).to.have.members([
      'odd',
      knitting['id'],
    ]);
  });

  it('makes a service without an organisation a group of its own', async () => {
    await place.import([{ ...knitting, organization: null }]);
    expect([...(await place.texts()).keys()]).to.deep.equal(['knit-and-natter']);
  });
});

describe('importing again', () => {
  const moved: JsonObject = { ...knitting, schedules: [{ id: 's', description: 'Every Friday 2-4pm' }] };

  it('brings up to date what nobody has edited', async () => {
    await place.import([knitting]);
    const { counts } = await place.import([moved]);
    expect(counts.activitiesChanged).to.equal(1);
    expect(await textOf('saltbox-neighbours')).to.include('day: friday, from: 14:00');
  });

  it('never overwrites, doubles or brings back what people have changed', async () => {
    await place.import([knitting]);
    const file = join(place.groups, 'saltbox-neighbours.yaml');
    const edited = (await readFile(file, 'utf8'))
      .replace(/day: tuesday, from: 10:00, to: 12:00 \} #.*/, 'day: monday, from: 11:00 } # Asha said so')
      .replace('Knit with friendly people.', '"Knit with us!"')
      .replace(/ {4}cost:.*\n/, '');
    await writeFile(file, edited);
    const { counts } = await place.import([{ ...moved, name: 'Knitters' }]);
    const text = await textOf('saltbox-neighbours');
    expect(text).to.equal(edited.replace('name: Knit and Natter', 'name: Knitters'));
    expect(counts.fieldsKept).to.equal(1);
  });

  it('closes what the directory has no more, and keeps it where people edited it', async () => {
    const sewing = { ...knitting, id: 'two', name: 'Sewing' };
    await place.import([knitting, sewing]);
    const file = join(place.groups, 'saltbox-neighbours.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('name: Sewing', 'name: Sewing bee'));
    const done = await place.import([{ ...knitting, id: 'three', name: 'Lunch club' }]);
    const { place: loaded } = await place.load();
    expect(activityFrom(loaded, knitting['id'] as string)?.status).to.equal('closed');
    expect(activityFrom(loaded, 'two')?.status).to.equal('open');
    expect(done.news.map(({ kind }) => kind)).to.include.members(['gone-closed', 'gone-kept']);
    await place.import([knitting, sewing]);
    expect(activityFrom((await place.load()).place, knitting['id'] as string)?.status).to.equal('open');
  });

  it('closes nothing where it did not see all of the directory, or where most of it is gone', async () => {
    await place.import([knitting]);
    await place.import([{ ...knitting, id: 'two' }], { complete: false });
    expect((await place.load()).place.activities.map(({ status }) => status)).to.deep.equal(['open', 'open']);
    const feed = madeUpFeed(40, 'third');
    await place.import(feed, { complete: false });
    const done = await place.import(feed.slice(0, 5));
    expect(done.news.map(({ kind }) => kind))
      .to.include('gone-many')
      .and.not.include('gone-closed');
  });

  it('does not bring back what people have taken out', async () => {
    await place.import([knitting]);
    await rm(join(place.groups, 'saltbox-neighbours.yaml'));
    const done = await place.import([knitting]);
    expect(await place.texts()).to.be.empty;
    expect(done.news.map(({ kind }) => kind)).to.include('taken-out');
  });

  it('leaves a file with a mistake alone, and doubles nothing of it', async () => {
    await place.import([knitting]);
    const file = join(place.groups, 'saltbox-neighbours.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}\n  : [`);
    const before = await place.texts();
    const done = await place.import([moved]);
    expect(await place.texts()).to.deep.equal(before);
    expect(done.news.map(({ kind }) => kind)).to.include('file-broken');
  });

  it('finds an entry again in a file that was renamed', async () => {
    await place.import([knitting]);
    const text = await textOf('saltbox-neighbours');
    await rm(join(place.groups, 'saltbox-neighbours.yaml'));
    await writeFile(join(place.groups, 'neighbours.yaml'), text);
    await place.import([moved]);
    expect([...(await place.texts()).keys()]).to.deep.equal(['neighbours']);
    expect(await textOf('neighbours')).to.include('day: friday');
  });

  it('writes nothing on a dry run', async () => {
    const done = await place.import([knitting], { dryRun: true });
    expect(done.counts.activitiesNew).to.equal(1);
    expect(await place.texts()).to.be.empty;
    expect(idOf(0)).to.equal('SVC-0');
  });
});
