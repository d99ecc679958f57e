/**
 * Prints what the second layer adds on the messages of `unseen-messages.yaml`: `npx tsx
 * test/understanding/second-layer/measure.ts`, some minutes, for it waits until the model has learnt the topics.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import type { Heard, Listening } from '../../../dialogs/heard.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { projectRoot } from '../../../bot/root.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import { startSentenceModel } from '../../../bot/understanding/second-layer/sentence-model.js';
import { topicPhrasesOf } from '../../../bot/understanding/second-layer/topic-phrases.js';

interface Unseen {
  danger: Record<string, string[]>;
  harmless: string[];
  topics: Record<string, string[]>;
}

const unseen = load(readFileSync(new URL('unseen-messages.yaml', import.meta.url), 'utf8')) as Unseen;
const content = await loadCatalogue(path.join(projectRoot, 'content'));
const catalogue = () => content;
const folder = process.argv[2] ?? null;
const topics = () => topicPhrasesOf(content);
const sentences = startSentenceModel({ topics, folder, patience: 60_000 });
const without = createUnderstanding({ catalogue, secondLayer: false });
const withLayer = createUnderstanding({ catalogue, secondLayer: { sentences } });
await Promise.all([without.ready(), withLayer.ready()]);
while ((await sentences.read(['I would like to join a choir']))?.topics.length === 0) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

const listening: Listening = {
  language: 'en',
  place: 'leeds',
  now: new Date('2026-11-20T10:00:00Z'),
  offered: [],
  asked: 'matters',
};

async function count(texts: readonly string[], isHit: (heard: Heard, i: number) => boolean): Promise<string> {
  const hits = [0, 0];
  for (const [i, text] of texts.entries()) {
    for (const [n, understanding] of [without, withLayer].entries()) {
      if (isHit(await understanding.hear(text, listening), i)) hits[n] = (hits[n] ?? 0) + 1;
    }
  }
  return `of ${texts.length}: ${hits[0]} without, ${hits[1]} with the second layer`;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const asks = (heard: Heard): boolean => heard.safety !== null;
const meant = Object.entries(unseen.topics).flatMap(([topic, texts]) => texts.map(() => topic));
const indirect = Object.values(unseen.topics).flat();
for (const [kind, texts] of Object.entries(unseen.danger)) {
  print(`danger (${kind}) noticed ${await count(texts, asks)}`);
}
print(`harmless taken for danger ${await count(unseen.harmless, asks)}`);
print(`residents' messages taken for danger ${await count(indirect, asks)}`);
print(
  `topic heard or asked about ${await count(indirect, (heard, i) =>
    [...heard.topics, ...heard.perhaps].some(({ topic }) => topic === meant[i]),
  )}`,
);
print(`activities found in harmless messages ${await count(unseen.harmless, hasFound)}`);
await Promise.all([without.close(), withLayer.close()]);

function hasFound(heard: Heard): boolean {
  return heard.activities.some(({ found }) => found);
}
