/**
 * Learns the weights of the opinion on words from `sentences/` and writes them to `word-weights/`; prints how well it
 * does on messages by others that it was not learning from. For developers, some seconds:
 * `npx tsx bot/safety/second-opinion/train-words.ts [language...]`, without languages all that have sentences.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SafetyKind } from '../../../dialogs/heard.js';
import { projectRoot } from '../../root.js';
import { tokenise, type Token } from '../../understanding/tokens.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import type { Kind } from './learn-weights.js';
import { learnWordWeights, type WordExample } from './learn-word-weights.js';
import { messagesByOthers, ownMessages, type Written } from './training-messages.js';
import { featuresIn, wordOpinionOn, type WordWeights, type WordWeightsKept } from './word-opinion.js';

/**
 * In 100 harmless messages. The phrases and the sentence model have false alarms of their own. In Chinese the sixth would
 * not bring one more message of danger.
 */
const falseAlarmsIn = (language: string): number => (language === 'zh' ? 5 : 6);
/** No threshold is lower: where harmless messages by few writers are easily told, those by others are not. */
const leastThreshold = (byOthers: number): number => (byOthers < 200 ? 0.65 : 0.45);
/** The messages by others are learnt from in all but one of so many parts, and that one is judged. */
const parts = 10;

const installed = readdirSync(path.join(projectRoot, 'locales'));
const { same } = readUnderstoodWords(path.join(projectRoot, 'locales'), installed).matching;

interface Message extends WordExample {
  tokens: Token[];
}

function messagesOf(written: readonly Written[], language: string): Message[] {
  const features = featuresIn(language);
  return written.map(({ kind, text }) => {
    const tokens = tokenise(text, same);
    return { kind, tokens, features: features.of(tokens) };
  });
}

/** Learns, and rounds to one byte a weight. */
function learn(messages: readonly Message[], language: string): WordWeights {
  const { buckets, of } = featuresIn(language);
  const learnt = learnWordWeights(messages, buckets);
  const largest = Object.values(learnt).reduce(
    (most, row) => row.reduce((large, weight) => Math.max(large, Math.abs(weight)), most),
    0,
  );
  const scale = Number((largest / 127).toPrecision(3));
  const row = (kind: Kind): Int8Array => Int8Array.from(learnt[kind], (weight) => Math.round(weight / scale));
  return {
    threshold: 1,
    falseAlarms: falseAlarmsIn(language),
    scale,
    rows: { harmless: row('harmless'), life: row('life'), harm: row('harm'), medical: row('medical') },
    features: of,
  };
}

function train(language: string): void {
  const own = messagesOf(ownMessages(language), language);
  const others = messagesOf(messagesByOthers(language), language);
  const falseAlarms = falseAlarmsIn(language);
  const judged: { kind: Kind; score: number }[] = [];
  for (let part = 0; part < parts; part++) {
    const isHere = (_: unknown, i: number): boolean => i % parts === part;
    const weights = learn([...own, ...others.filter((_, i) => !isHere(_, i))], language);
    for (const { kind, tokens } of others.filter(isHere))
      judged.push({ kind, score: wordOpinionOn(tokens, weights).score });
  }
  const scoresOf = (kind: Kind): number[] =>
    judged.flatMap(({ kind: own, score }) => (own === kind ? [score] : []));
  const harmless = scoresOf('harmless').sort((a, b) => b - a);
  const found = harmless[Math.floor((harmless.length * falseAlarms) / 100)] ?? 1;
  const threshold = Number(Math.max(leastThreshold(others.length), found).toFixed(3));

  const weights = learn([...own, ...others], language);
  const bytes = (kind: Kind): string => Buffer.from(weights.rows[kind].buffer).toString('base64');
  const kept: WordWeightsKept = {
    threshold,
    falseAlarms,
    scale: weights.scale,
    rows: {
      harmless: bytes('harmless'),
      life: bytes('life'),
      harm: bytes('harm'),
      medical: bytes('medical'),
    },
  };
  writeFileSync(new URL(`word-weights/${language}.json`, import.meta.url), `${JSON.stringify(kept)}\n`);
  process.stdout.write(
    `${language}: learnt from ${own.length} messages and ${others.length} by others; threshold ${threshold}.\n`,
  );
  for (const kind of ['life', 'harm', 'medical'] satisfies SafetyKind[]) {
    const scores = scoresOf(kind);
    const caught = scores.filter((score) => score > threshold).length;
    process.stdout.write(
      `  ${kind}: ${caught} of ${scores.length} by others noticed by words alone, ${falseAlarms} in 100 false alarms\n`,
    );
  }
}

const asked = process.argv.slice(2);
const written = readdirSync(new URL('sentences', import.meta.url));
for (const language of asked.length > 0 ? asked : written) train(language);
