import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import type { Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import { silentLog } from '../bench/silent-log.js';
import { reportAsCsv } from '../../bot/report/as-csv.js';
import { makeReport } from '../../bot/report/make-report.js';
import type { Weeks } from '../../bot/report/weeks.js';
import { projectRoot } from '../../bot/root.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { readRecords } from '../../bot/storage/read-only.js';
import { countsOfAWeek } from '../../bot/storage/record-kinds.js';
import type { CountsRecord } from '../../bot/storage/records.js';
import type { Storage } from '../../bot/storage/storage.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import { SimulatedMonths, type Happened } from './simulated-months.js';

interface Line {
  table: string;
  item: string;
  measure: string;
  value: string;
  shown: string;
}

const monday = '2026-05-04';
const begins = Date.parse(`${monday}T00:00Z`);
const week = 7 * 24 * 60 * 60_000;

/** How many whole fives there are, before and until the end of some weeks: by pencil and paper. */
function fives(
  happened: readonly Happened[],
  is: (what: string) => boolean,
  from: number,
  to: number,
): number {
  const until = (weeks: number) =>
    happened.filter(({ at, what }) => is(what) && at.getTime() < begins + weeks * week).length;
  return 5 * (Math.floor(until(to) / 5) - Math.floor(until(from) / 5));
}

function often(
  happened: readonly Happened[],
  is: (what: string) => boolean,
  from: number,
  to: number,
): number {
  const within = (at: Date) => at.getTime() >= begins + from * week && at.getTime() < begins + to * week;
  return happened.filter(({ at, what }) => is(what) && within(at)).length;
}

describe('npm run report, on simulated months of use', function () {
  this.timeout(60_000);
  let folder: string;
  let storage: Storage;
  let catalogue: Catalogue;
  let leeds: Place;
  let happened: Happened[];

  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  const run = (...options: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bot/commands/report.ts', '--place', 'leeds', ...options],
      {
        cwd: projectRoot,
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: folder },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
  /** The lines of a report that is made in this process: the same as the command's, only sooner. */
  const linesOf = async (weeks: Weeks | null = null, group: string | null = null): Promise<Line[]> => {
    const counts: CountsRecord[] = [];
    for await (const record of readRecords(folder, countsOfAWeek, (file) => expect.fail(file)))
      counts.push(record);
    const now = new Date('2026-11-20T10:00Z');
    const wording = words.in('en', 'leeds', now);
    const wellbeing = { records: [], measures: [] };
    const report = makeReport({ place: leeds, group, weeks, counts, wellbeing, wording, now });
    return parse<Line>(reportAsCsv(report), { columns: true });
  };
  const shownIn = (lines: readonly Line[], table: string, measure: string) =>
    new Map(
      lines
        .filter((line) => line.table === table && line.measure === measure)
        .map(({ item, value }) => [item, Number(value)]),
    );

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'report-'));
    catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
    leeds = catalogue.places.get('leeds')!;
    const open = () => openLowdbStorage({ folder, log: silentLog, now: () => new Date() });
    storage = await open();
    const months = new SimulatedMonths(leeds, (...counted) => storage.count(...counted));
    months.run(monday, 13, 30);
    // The counts come in several rounds, as a bot that is started again writes them.
    await storage.close();
    storage = await open();
    months.run('2026-08-03', 13, 30);
    await storage.close();
    happened = months.happened;
    // The bot goes on running: the folder is locked.
    storage = await open();
  });
  after(async () => {
    await storage.close();
    await rm(folder, { recursive: true });
  });

  it('shows what happened, counted in fives, over all weeks and over some', async () => {
    for (const [from, to, weeks] of [
      [0, 30, null],
      [4, 13, { from: '2026-W23', to: '2026-W31' }],
    ] as const) {
      const lines = await linesOf(weeks);
      const shown = (table: string, measure: string) => shownIn(lines, table, measure);
      const expected = (is: (what: string) => boolean) => fives(happened, is, from, to);
      const topics = shown('topics', 'asked');
      expect(topics.size).to.be.greaterThan(5);
      for (const [topic, value] of topics)
        expect(value, topic).to.equal(expected((what) => what === `asked ${topic}`));
      for (const [area, value] of shown('areas-topics', 'unmet'))
        expect(value, area).to.equal(expected((what) => what === `unmet in ${area}`));
      for (const [reason, value] of shown('why-not', 'number'))
        expect(value, reason).to.equal(expected((what) => what === `why not ${reason}`));
      expect(shown('funnel', 'number').get('began')).to.equal(expected((what) => what === 'began'));
    }
  });

  it('shows nothing of a topic that fewer than five asked for', async () => {
    const topics = shownIn(await linesOf(), 'topics', 'asked');
    const rare = new Set(happened.map(({ what }) => what).filter((what) => what.startsWith('asked ')));
    const few = [...rare].filter((what) => often(happened, (one) => one === what, 0, 30) < 5);
    expect(few.length).to.be.greaterThan(0);
    for (const what of few) expect([...topics.keys()]).to.not.include(what.slice('asked '.length));
  });

  it('shows totals that are near to what happened, and never more', async () => {
    const funnel = shownIn(await linesOf(), 'funnel', 'number');
    for (const [step, is] of [
      ['asked', /^asked /],
      ['referred', /^referred /],
      ['accepted', /^accepted /],
      ['went', /^went /],
    ] as const) {
      const real = often(happened, (what) => is.test(what), 0, 30);
      expect(funnel.get(step), step).to.be.within(real * 0.9 - 5, real);
    }
    const opened = new Set(
      happened.filter(({ what }) => what.startsWith('opened ')).map(({ resident }) => resident),
    );
    expect(funnel.get('opened')).to.be.within(opened.size - 5, opened.size);
  });

  it('adds up: what is shown of two ranges is what is shown of both together', async () => {
    const [first, mid, next, last] = ['2026-W19', '2026-W27', '2026-W28', '2026-W47'] as const;
    const of = async (weeks: Weeks) => shownIn(await linesOf(weeks), 'topics', 'asked');
    const [one, other, both] = [
      await of({ from: first, to: mid }),
      await of({ from: next, to: last }),
      await of({ from: first, to: last }),
    ];
    for (const [topic, value] of both)
      expect(value).to.equal((one.get(topic) ?? 0) + (other.get(topic) ?? 0));
  });

  it('shows only fives of people, in every table of the place and of a group', async () => {
    const group = leeds.activities.find(({ topics }) => topics.includes('company'))!.group.id;
    for (const lines of [await linesOf(), await linesOf(null, group)]) {
      const people = lines.filter(({ table }) => table !== 'freshness');
      expect(people.length).to.be.greaterThan(20);
      for (const { value, shown } of people) {
        if (shown === 'yes') expect(Number(value) % 5 === 0 && Number(value) >= 5, value).to.equal(true);
        else expect([value, shown]).to.deep.equal(['', 'fewer than 5']);
      }
    }
  });

  it('tells a group how often it came up, for what, who went and what got in the way', async () => {
    const counts = new Map<string, number>();
    for (const { what } of happened.filter((one) => one.what.startsWith('went '))) {
      const group = what.slice('went '.length).split('/')[0]!;
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const [group, went] = [...counts].sort(([, one], [, other]) => other - one)[0]!;
    const lines = await linesOf(null, group);
    const shown = (table: string, measure: string) => shownIn(lines, table, measure);
    const isOf = (kind: string) => (what: string) => what.startsWith(`${kind} ${group}/`);
    const real = often(happened, isOf('suggested'), 0, 30);
    expect(shown('group-funnel', 'number').get('suggested')).to.be.within(real - 9, real);
    expect(shown('group-funnel', 'number').get('went')).to.be.within(went - 9, went);
    for (const [activity, value] of shown('activities', 'opened'))
      expect(value).to.equal(fives(happened, (what) => what === `opened ${activity}`, 0, 30));
    const topics = shown('group-topics', 'number');
    expect(topics.size).to.be.greaterThan(0);
    for (const [topic, value] of topics)
      expect(value).to.equal(fives(happened, (what) => what.startsWith(`for ${topic}/${group}/`), 0, 30));
  });

  it('is read while the bot runs, as a table and as a page that needs nothing from elsewhere', async () => {
    const { stdout, stderr } = run('--csv', '--from', '2026-05-06', '--to', '2026-07-05');
    expect(stderr).to.equal('');
    const lines = await linesOf({ from: '2026-W19', to: '2026-W27' });
    expect(parse<Line>(stdout, { columns: true })).to.deep.equal(lines);
    const page = run('--html', '--language', 'ur').stdout;
    expect(page).to.contain('<html lang="ur" dir="rtl">');
    expect(page).to.not.match(/<script|<link|src=|href=|url\(|@import/);
    expect(page.match(/<table>/g)?.length).to.equal(page.match(/<caption>/g)?.length);
    expect(page).to.contain('<th scope="row">').and.to.contain('<figcaption>');
  });

  it('says what it does not understand', () => {
    for (const [options, said] of [
      [['--group', 'nobody'], '--group nobody is not known'],
      [['--from', '2026-13-01'], 'is not a day'],
    ] as const) {
      const { stderr, stdout, status } = run(...options);
      expect(stderr).to.contain(said);
      expect([stdout, status]).to.deep.equal(['', 2]);
    }
  });
});
