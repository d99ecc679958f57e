import type { TopicPhrases } from './topic-phrases.js';
import type { Vectors } from './remembered-vectors.js';

export interface LikeTopic {
  topic: string;
  /** The cosine with the phrase of the topic that is nearest: 1 is the same, 0 has nothing to do with it. */
  likeness: number;
}

/** Each topic as the vectors of what people say of it. */
export type TopicVectors = readonly { topic: string; vectors: readonly Float32Array[] }[];

/** The topics whose phrases all have their vectors. */
export function topicVectors(topics: readonly TopicPhrases[], vectors: Vectors): TopicVectors {
  return topics.map(({ topic, phrases }) => ({
    topic,
    vectors: phrases.flatMap((phrase) => vectors.get(phrase) ?? []),
  }));
}

/** How like each topic a sentence is. */
export function likenessTo(topics: TopicVectors, sentence: Float32Array): LikeTopic[] {
  return topics.map(({ topic, vectors }) => ({
    topic,
    likeness: vectors.reduce((most, vector) => Math.max(most, cosine(sentence, vector)), 0),
  }));
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
