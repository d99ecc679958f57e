/** Hearing a message, safety included and the sentence model not, against one MiniSearch query over the topics' words. */
import path from 'node:path';
import MiniSearch from 'minisearch';
import type { Listening } from '../../../dialogs/heard.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { projectRoot } from '../../../bot/root.js';
import { hear } from '../../../bot/understanding/hear.js';
import { KnowledgeOfCatalogues } from '../../../bot/understanding/knowledge.js';
import { readUnderstoodWords } from '../../../bot/understanding/understood-words.js';
import { longestMessage } from '../../../bot/understanding/understanding.js';
import type { Asked, Figure } from '../figure.js';
import { alone, sideBySide } from '../measuring.js';

const listening: Listening = {
  language: 'en',
  place: 'leeds',
  now: new Date('2026-11-20T10:00:00Z'),
  offered: [],
  asked: null,
};

/** Milliseconds that the design allows a message. */
const most = 1;

export async function measure({ quick }: Asked): Promise<Figure[]> {
  const catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
  const words = readUnderstoodWords(path.join(projectRoot, 'locales'), ['en', 'cy', 'nl', 'zh', 'pl', 'ur']);
  const known = new KnowledgeOfCatalogues(words).of(catalogue);
  const search = new MiniSearch({ fields: ['words'] });
  search.addAll(
    [...catalogue.topics.values()].map(({ id, words: own }) => ({
      id,
      words: (own.get('en') ?? []).join(' '),
    })),
  );
  const repeats = quick ? 20 : 100;
  const each = (work: (text: string) => unknown) => () => {
    for (let repeat = 0; repeat < repeats; repeat++) for (const text of messages) work(text);
    return repeats * messages.length;
  };
  const rounds = quick ? 9 : 21;
  const read = (text: string) => hear(text.slice(0, longestMessage).trim(), listening, known);
  const { ours, yardstick, times } = await sideBySide({
    ours: each(read),
    yardstick: each((text) => search.search(text, { fuzzy: 0.2 })),
    rounds,
    warmUp: 5,
  });
  const long = `${messages.join('. ')} `.repeat(2_000).slice(0, 100_000);
  const sameLength = await sideBySide({
    ours: () => lengthy(read, long),
    yardstick: () => lengthy(read, long.slice(0, longestMessage)),
    rounds,
    warmUp: 5,
  });
  const indexing = await alone({
    work: async () => {
      await new KnowledgeOfCatalogues(words).prepare(catalogue);
      return 1;
    },
    rounds: quick ? 3 : 9,
    warmUp: 2,
  });
  return [
    {
      what: 'hearing a message, safety included',
      ours,
      unit: 'ms',
      yardstick: { what: 'a MiniSearch query over the words of topics', amount: yardstick },
      times,
      aim: { atMost: most, of: 'ms' },
      notes: [
        `${messages.length} messages of residents, each read for topics, needs, times, places, persons and danger; the query looks for topics alone.`,
      ],
    },
    {
      what: 'a message of 100,000 characters',
      ours: sameLength.ours,
      unit: 'ms',
      yardstick: { what: 'its first 1,000 characters', amount: sameLength.yardstick },
      times: sameLength.times,
      aim: { atMost: 1.1, of: 'times' },
    },
    {
      what: 'indexing the words of all places',
      ours: indexing,
      unit: 'ms',
      yardstick: null,
      times: null,
      aim: null,
    },
  ];
}

function lengthy(read: (text: string) => unknown, text: string): number {
  const repeats = 20;
  for (let repeat = 0; repeat < repeats; repeat++) read(text);
  return repeats;
}

const messages: readonly string[] = [
  "I've been really lonely since my wife died and I used to love gardening but my knees are bad",
  'anything but bingo. tuesday evenings, near LS6',
  'is thier a choir i could join, im 72 and a bit shy',
  'my mum has dementia and I never get a minute to myself, weekends only',
  'no church stuff, no gyms. chess maybe? must be free and step free',
  'cant pay the gas bill and the landlord wont fix the damp',
  'hello',
  'new to Leeds from Sudan, want improve my english, i have small baby',
];
