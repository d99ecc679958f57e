/** `npm run report`: how a place, or one of its groups, uses the bot. Reads only, also while the bot runs. */
import path from 'node:path';
import type { Place } from '../catalogue/catalogue.js';
import { loadCatalogue } from '../catalogue/load.js';
import { reportAsCsv } from '../report/as-csv.js';
import { reportAsText } from '../report/as-text.js';
import { makeReport } from '../report/make-report.js';
import { reportAsPage } from '../report/page.js';
import { weekOfDay, type Weeks } from '../report/weeks.js';
import { measuresFor } from '../measures/measures.js';
import { readMeasures } from '../measures/read-measures.js';
import { wellbeingKind } from '../referrals/how-are-you.js';
import { contentOfTheBot, projectRoot } from '../root.js';
import { environmentWithFile, readSettings, type Settings } from '../settings.js';
import { openReading } from '../storage/open-reading.js';
import { countsOfAWeek } from '../storage/record-kinds.js';
import type { CountsRecord } from '../storage/records.js';
import { readLocales } from '../words/locales.js';
import { createWords } from '../words/words.js';
import { oneOf, readOptions, WrongCall } from './options.js';

/** What goes wrong with a connection is said by the error that ends the command. */
const noLog = { warn: () => undefined };

async function report(): Promise<void> {
  const asked = readOptions(
    process.argv.slice(2),
    ['place', 'group', 'from', 'to', 'language'],
    ['csv', 'html'],
  );
  if (asked.csv && asked.html) throw new WrongCall('Ask for --csv or for --html, not for both.');
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const place = placeAsked(asked.place, catalogue.places);
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  const language = oneOf('language', asked.language ?? firstSpoken(place, words.languages), words.languages);
  const now = new Date();
  const wording = words.in(language, place.id, now);
  const { counts, answers } = await recordsOf(place, settings);
  const { measures } = await readMeasures(settings.contentFolder);
  const wellbeing = { records: answers, measures: measuresFor(measures, language) };
  const made = makeReport({
    ...{ place, group: groupAsked(asked.group, place), weeks: weeksAsked(asked, counts) },
    ...{ counts, wellbeing, wording, now },
  });
  if (asked.csv) process.stdout.write(reportAsCsv(made));
  else process.stdout.write(`${asked.html ? reportAsPage(made, wording) : reportAsText(made, wording)}\n`);
}

function placeAsked(asked: string | undefined, places: ReadonlyMap<string, Place>): Place {
  const place = places.get(asked ?? '');
  if (place !== undefined) return place;
  const known = [...places.keys()].sort().join(', ');
  throw new WrongCall(
    asked === undefined
      ? `Say which place: --place ID. There are ${known}.`
      : `--place ${asked} is not known. Known: ${known}.`,
  );
}

function groupAsked(asked: string | undefined, { groups }: Place): string | null {
  if (asked === undefined) return null;
  return oneOf('group', asked, groups.map(({ id }) => id).sort());
}

/** Whole weeks, because a day alone would tell too much; null for all on record. @throws WrongCall */
function weeksAsked(asked: { from?: string; to?: string }, counts: readonly CountsRecord[]): Weeks | null {
  if (asked.from === undefined && asked.to === undefined) return null;
  const weeks = counts.map(({ week }) => week).sort();
  const [from, to] = [weekAsked('from', asked.from), weekAsked('to', asked.to)];
  const range = { from: from ?? weeks[0] ?? to ?? '', to: to ?? laterOf(weeks.at(-1) ?? '', from ?? '') };
  if (range.from > range.to) throw new WrongCall('--from is later than --to.');
  return range;
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

function weekAsked(option: string, day: string | undefined): string | null {
  const week = day === undefined ? null : weekOfDay(day);
  if (day !== undefined && week === null)
    throw new WrongCall(`--${option} ${day} is not a day. Write it as 2026-11-20.`);
  return week;
}

function firstSpoken({ languages }: Place, spoken: readonly string[]): string {
  return languages.find((one) => spoken.includes(one)) ?? 'en';
}

async function recordsOf(place: Place, settings: Settings) {
  const reading = await openReading(settings, { log: noLog, onUnreadable: cannotRead });
  try {
    const counts = await ofPlace(place, reading.all(countsOfAWeek));
    return { counts, answers: await ofPlace(place, reading.all(wellbeingKind)) };
  } finally {
    await reading.close();
  }
}

async function ofPlace<T extends { place: string }>({ id }: Place, all: AsyncIterable<T>): Promise<T[]> {
  const records: T[] = [];
  for await (const record of all) if (record.place === id) records.push(record);
  return records;
}

function cannotRead(record: string): void {
  process.stderr.write(`${record} cannot be read and is left out: what is shown is too small.\n`);
}

try {
  await report();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
