/** `npm run understand`: what is heard in each line of standard input, one line of JSON for each. */
import { createInterface } from 'node:readline';
import type { Heard } from '../../dialogs/heard.js';
import { loadCatalogue } from '../catalogue/load.js';
import { contentOfTheBot } from '../root.js';
import { environmentWithFile, readSettings } from '../settings.js';
import { createUnderstanding } from '../understanding/create.js';
import { oneOf, readOptions, WrongCall } from './options.js';

/** Milliseconds: nobody waits for a line, and the same line is to be heard alike however busy the machine is. */
const patient = 2000;

async function understand(): Promise<void> {
  const asked = readOptions(process.argv.slice(2), ['place', 'language'], []);
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const places = [...catalogue.places.keys()].sort(
    (one, other) => Number(other === 'leeds') - Number(one === 'leeds') || one.localeCompare(other),
  );
  const place = places.length === 0 ? '' : oneOf('place', asked.place, places);
  const language = asked.language ?? catalogue.places.get(place)?.languages[0] ?? 'en';
  const understanding = createUnderstanding({
    catalogue: () => catalogue,
    secondLayer: { sentences: settings.sentenceModel, folder: settings.dataFolder, patience: patient },
  });
  await understanding.ready();
  const listening = { language, place, offered: [], asked: null };
  for await (const line of createInterface({ input: process.stdin })) {
    const heard = await understanding.hear(line, { ...listening, now: new Date() });
    process.stdout.write(`${JSON.stringify(shown(heard))}\n`);
  }
  await understanding.close();
}

function shown(heard: Heard): object {
  return {
    language: heard.language,
    topics: heard.topics.map(({ topic }) => topic),
    not: heard.not.map(({ topic }) => topic),
    access: heard.access.map(({ need }) => need),
    when: heard.times.map(({ days, from, to, date, not, words }) => ({
      days,
      from: clock(from),
      to: clock(to),
      date,
      not,
      words,
    })),
    where: heard.where?.known ? heard.where.area : null,
    safety: heard.safety && { kind: heard.safety.kind, level: heard.safety.level },
  };
}

/** Minutes from midnight as "17:30". */
function clock(minutes: number | null): string | null {
  if (minutes === null) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

try {
  await understand();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
