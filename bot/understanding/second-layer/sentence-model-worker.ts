/**
 * Runs the sentence model away from the main thread: it takes some 25 ms a clause and holds up nobody there. In the
 * time between questions it finds the vectors of what people say of each topic, with as much rest as work.
 */
import { parentPort } from 'node:worker_threads';
import { setTimeout as pause } from 'node:timers/promises';
import type { SafetyKind } from '../../../dialogs/heard.js';
import {
  opinionOnAll,
  secondOpinionOn,
  type SecondOpinion,
  type SecondOpinionWeights,
} from '../../safety/second-opinion/second-opinion.js';
import weights from '../../safety/second-opinion/weights.json' with { type: 'json' };
import { keepVectors, recallVectors, type Vectors } from './remembered-vectors.js';
import { loadSentenceVectors, sentenceModel, type SentenceVectors } from './sentence-vectors.js';
import { likenessTo, topicVectors, type TopicVectors } from './topic-likeness.js';
import type { TopicPhrases } from './topic-phrases.js';

export type SentenceRequest =
  /** Finds the vectors of these phrases. `folder` keeps them, or null. */
  | { ask: 'topics'; topics: readonly TopicPhrases[]; folder: string | null }
  /** Reads these clauses one by one, and the whole message, until `until`, in milliseconds since 1970. */
  | { ask: 'read'; id: number; clauses: readonly string[]; whole: string | null; until: number };

export interface SentenceReading {
  /** The clause most like danger, where one is so like it that it is a reason to ask. */
  danger: { kind: SafetyKind; score: number; clause: number } | null;
  /** The topics that a clause is like; empty while their vectors are not all there. */
  topics: { topic: string; likeness: number; clause: number }[];
}

export type SentenceAnswer =
  { answer: 'ready' | 'absent' | 'topics' } | ({ answer: 'read'; id: number } & SentenceReading);

/** Less like a topic than this is like none. */
const leastLikeness = 0.35;
/** Phrases after which what was found so far is kept. */
const keepEvery = 500;
const opinion: SecondOpinionWeights = weights;

let topics: TopicVectors = [];
/** Milliseconds that a clause took lately. */
let took = 30;

const nothing: SentenceReading = { danger: null, topics: [] };

const tell = (answer: SentenceAnswer): void => parentPort?.postMessage(answer);

async function read(
  vectorOf: SentenceVectors,
  { clauses, whole, until }: { clauses: readonly string[]; whole: string | null; until: number },
): Promise<SentenceReading> {
  const reading: SentenceReading = { danger: null, topics: [] };
  // First, as it counts for as much as all clauses; a message that is one clause is read once.
  const inAll = whole !== null && clauses.length > 1 ? secondOpinionOn(await vectorOf(whole), opinion) : null;
  let gravest: (SecondOpinion & { clause: number }) | null = null;
  // The last clause first: what is hardest to say is often said last, and the time may not do for all.
  for (let clause = clauses.length - 1; clause >= 0; clause--) {
    const began = Date.now();
    if (began + (clause === clauses.length - 1 ? 0 : took) > until) break;
    const vector = await vectorOf(clauses[clause] ?? '');
    took = (took + Date.now() - began) / 2;
    const { kind, score } = secondOpinionOn(vector, opinion);
    if (score > (gravest?.score ?? 0)) gravest = { kind, score, clause };
    for (const { topic, likeness } of likenessTo(topics, vector)) {
      if (likeness >= leastLikeness) reading.topics.push({ topic, likeness, clause });
    }
  }
  if (gravest) {
    const { clause } = gravest;
    const { kind, score } = inAll ? opinionOnAll(inAll, gravest) : gravest;
    if (score >= opinion.threshold) reading.danger = { kind, score, clause };
  }
  return reading;
}

async function learn(
  vectorOf: SentenceVectors,
  asked: readonly TopicPhrases[],
  folder: string | null,
): Promise<void> {
  const known = folder === null ? new Map<string, Float32Array>() : await recallVectors(folder);
  const vectors: Vectors = new Map();
  let found = 0;
  for (const phrase of asked.flatMap(({ phrases }) => phrases)) {
    let vector = known.get(phrase);
    if (!vector) {
      const began = Date.now();
      vector = await vectorOf(phrase);
      found++;
      if (folder !== null && found % keepEvery === 0)
        await keepVectors(folder, new Map([...known, ...vectors]));
      await pause(Date.now() - began);
    }
    vectors.set(phrase, vector);
  }
  if (folder !== null && found > 0) await keepVectors(folder, vectors);
  topics = topicVectors(asked, vectors);
  tell({ answer: 'topics' });
}

const vectorOf = opinion.model === sentenceModel ? await loadSentenceVectors() : null;
if (!vectorOf) tell({ answer: 'absent' });
else {
  await vectorOf('warm');
  parentPort?.on('message', (request: SentenceRequest) => {
    if (request.ask === 'topics') {
      // Without their vectors nothing is proposed; all else goes on.
      learn(vectorOf, request.topics, request.folder).catch(() => undefined);
      return;
    }
    const { id } = request;
    void read(vectorOf, request)
      .catch(() => nothing)
      .then((reading) => tell({ answer: 'read', id, ...reading }));
  });
  tell({ answer: 'ready' });
}
