/** The example content with one more place, which speaks every language; and which texts of the locales were said. */
import path from 'node:path';
import type { Catalogue, HelpLine, Place } from '../../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { projectRoot } from '../../../bot/root.js';
import { readLocales } from '../../../bot/words/locales.js';
import type { Words } from '../../../bot/words/wording.js';
import { createWords } from '../../../bot/words/words.js';

/** A Friday morning. It stands still. */
export const now = new Date('2026-11-20T10:00Z');

/** The made-up place, and what it is called. */
export const everywhere = 'everywhere';
export const nameOfEverywhere = 'Brastol';

export interface Ground {
  catalogue: Catalogue;
  words: Words;
  /** By language: each text that was said, as `file:key` with its channel and plural form. */
  said: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a language lacked: `language key`. */
  missing: ReadonlySet<string>;
}

export async function openGround(): Promise<Ground> {
  const content = await loadCatalogue(path.join(projectRoot, 'content'));
  const locales = readLocales(path.join(projectRoot, 'locales'));
  const said = new Map<string, Set<string>>();
  const translate = locales.t.bind(locales) as (key: string, options: Record<string, unknown>) => unknown;
  const noting = (key: string, options: Record<string, unknown>): unknown => {
    const details = translate(key, { ...options, returnDetails: true }) as {
      res: string;
      exactUsedKey: string;
      usedNS: string;
      usedLng: string;
    };
    const texts = said.get(details.usedLng) ?? new Set();
    said.set(details.usedLng, texts.add(`${details.usedNS}:${details.exactUsedKey}`));
    return options['returnDetails'] === true ? details : details.res;
  };
  locales.t = noting as typeof locales.t;
  const missing = new Set<string>();
  const catalogue = withEverywhere(content);
  const words = createWords(
    locales,
    () => catalogue,
    (language, key) => missing.add(`${language} ${key}`),
  );
  return { catalogue, words, said, missing };
}

function withEverywhere(content: Catalogue): Catalogue {
  const leeds = content.places.get('leeds')!;
  const place: Place = {
    ...leeds,
    id: everywhere,
    name: nameOfEverywhere,
    languages: ['en', 'cy', 'nl', 'zh', 'pl', 'ur'],
  };
  return {
    ...content,
    places: new Map([...content.places, [everywhere, place]]),
    helpLines: [...content.helpLines, madeUpLine],
  };
}

/** One that gets text messages without a word to begin with, which none of the real ones does. */
const madeUpLine: HelpLine = {
  ...{
    id: 'zarpo',
    culture: 'GB-ENG',
    kinds: ['life'],
    name: new Map([['en', 'Zarpo wexil']]),
    discreet: null,
  },
  ...{
    shown: '',
    dial: null,
    text: { to: '70555', word: null },
    url: null,
    hours: new Map<string, string>(),
  },
  ...{ checked: '2026-10-01', source: 'https://example.org' },
};
