/** What `export` and `forget` share: who is asked for, and what is needed to find them. */
import path from 'node:path';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { loadCatalogue } from '../../catalogue/load.js';
import { findFor, type FoundOf } from '../../data/finding.js';
import type { Person } from '../../data/person.js';
import { comparable } from '../../editing/editors.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import type { Settings } from '../../settings.js';
import { openReading } from '../../storage/open-reading.js';
import { databaseOf } from '../../storage/postgresql/database-url.js';
import { reachIn } from '../../understanding/reach.js';
import { readLocales } from '../../words/locales.js';
import { createWords } from '../../words/words.js';
import { WrongCall } from '../options.js';
import { CommandLog, remark } from './task.js';

export const personOptions = ['phone', 'email', 'reference', 'conversation'] as const;
export const personUsage =
  '--phone NUMBER | --email ADDRESS | --reference 7K4-Q9M | --conversation KEY[,KEY]';

type Asked = Partial<Record<(typeof personOptions)[number], string>>;

export async function groundOf(settings: Settings) {
  const catalogue = await loadCatalogue(settings.contentFolder, null, contentOfTheBot);
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  return { catalogue, words };
}

/** Which records are read. */
export function keptIn({ database, dataFolder }: Settings): string {
  return database === null ? `the folder ${dataFolder}` : `the database ${databaseOf(database.url)}`;
}

/** @throws WrongCall where nobody is named, or a number could be several */
export function personAsked(asked: Asked, catalogue: Catalogue): Person {
  const person: Person = {
    phone: asked.phone === undefined ? null : phoneIn(asked.phone, catalogue),
    email: asked.email === undefined ? null : emailIn(asked.email),
    reference: asked.reference === undefined ? null : referenceIn(asked.reference),
    conversations: asked.conversation?.split(',').filter((key) => key !== '') ?? [],
  };
  if (person.phone ?? person.email ?? person.reference ?? person.conversations[0]) return person;
  throw new WrongCall(`Say whom: ${personUsage}. Several can be named if they are one person's.`);
}

/** Reads what is kept, also while the bot runs, and changes nothing. */
export async function foundOf(person: Person, settings: Settings, catalogue: Catalogue): Promise<FoundOf> {
  const onUnreadable = (record: string) => remark(`${record} cannot be read and is left out.`);
  const reading = await openReading(settings, { log: new CommandLog(), onUnreadable });
  try {
    return await findFor(person, reading, catalogue.places);
  } finally {
    await reading.close();
  }
}

function phoneIn(written: string, { places }: Catalogue): string {
  const cultures = written.trim().startsWith('+')
    ? ['ZZ']
    : [...places.values()].map(({ culture }) => culture);
  const numbers = new Set(
    cultures.flatMap((culture) => {
      const reach = reachIn(written, culture);
      return reach?.by === 'phone' ? [reach.to] : [];
    }),
  );
  const [number] = numbers;
  if (number !== undefined && numbers.size === 1) return number;
  throw new WrongCall(
    numbers.size === 0
      ? `--phone ${written} is not a telephone number. Write it with + and the country code: +447700900123.`
      : `--phone ${written} could be ${[...numbers].join(' or ')}. Write it with + and the country code.`,
  );
}

function emailIn(written: string): string {
  if (reachIn(written, 'ZZ')?.by === 'email') return comparable(written);
  throw new WrongCall(`--email ${written} is not an e-mail address.`);
}

/** As it is read out: with or without the dash, in any case. */
function referenceIn(written: string): string {
  const signs = written.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (signs.length === 6) return `${signs.slice(0, 3)}-${signs.slice(3)}`;
  throw new WrongCall(`--reference ${written} is not a reference. They look like 7K4-Q9M.`);
}
