/** Everything that services are read with, for one place. */
import { join } from 'node:path';
import type { Catalogue, Day, Place } from '../../catalogue/catalogue.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import { labelsReader, type LabelsRead } from '../labels/label-tables.js';
import { topicsReader, type Strengths } from '../labels/topics.js';
import type { Label } from '../directory-service.js';
import { accessReader, type AccessRead } from '../prose/access.js';
import { agesReader, type AgesRead } from '../prose/ages.js';
import { pricesReader, type PriceRead, type PriceText } from '../prose/prices.js';
import { timesReader, type TimesRead, type TimesText } from '../prose/times.js';
import { sayIn, type Say } from '../wording.js';
import { proseOf, readTables, TableMistake, type Prose } from '../tables.js';

export interface Reading {
  place: Place;
  today: Day;
  /** The words of the place's languages and of English. */
  prose: Prose;
  times: (text: string, of: TimesText) => TimesRead;
  prices: (text: string, of: PriceText) => PriceRead;
  ages: (text: string) => AgesRead;
  access: (text: string) => AccessRead;
  labels: (labels: readonly Label[]) => LabelsRead;
  topics: (text: string) => Strengths;
  /** The sign of the place's currency, like `£`. */
  sign: string;
  /** What an import writes in its own words. */
  say: Say;
}

/**
 * @param content the content folder; its own `directories/` counts, else that of the bot
 * @throws TableMistake where a table cannot be read
 */
export function createReading(catalogue: Catalogue, place: Place, content: string, today: Day): Reading {
  const tables = readTables(content, contentOfTheBot);
  const language = place.languages[0] ?? 'en';
  const { matching } = readUnderstoodWords(join(projectRoot, 'locales'), [...new Set([language, 'en'])]);
  const prose = proseOf(tables, [...place.languages, 'en']);
  const sign = signOf(place.currency);
  const accessWords = tables.access['en'] ?? Object.values(tables.access)[0];
  if (accessWords === undefined) throw new TableMistake('directories/prose/access.yaml is empty.');
  const topics = topicsReader(catalogue, language, matching);
  const english = language === 'en' ? null : topicsReader(catalogue, 'en', matching);
  return {
    place,
    today,
    prose,
    times: timesReader(prose.times),
    prices: pricesReader(prose.prices, sign),
    ages: agesReader(prose.ages),
    access: accessReader(accessWords, 'en', matching),
    labels: labelsReader(tables.labels, {
      topics: new Set(catalogue.topics.keys()),
      access: new Set(catalogue.access.keys()),
    }),
    topics: (text) => new Map([...(english?.(text) ?? []), ...topics(text)]),
    sign,
    say: sayIn(place.languages, content, contentOfTheBot),
  };
}

function signOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
