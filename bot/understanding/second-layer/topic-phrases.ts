import type { Catalogue } from '../../catalogue/catalogue.js';

/** The phrases of one topic as plain English. */
export interface TopicPhrases {
  topic: string;
  phrases: readonly string[];
}

/** A phrase with a single word in it says too little of what a sentence means. */
const fewestWords = 2;

/** What people say of each topic in English, without the marks that phrases are written with. */
export function topicPhrasesOf(catalogue: Catalogue): TopicPhrases[] {
  return [...catalogue.topics.values()].map(({ id, name, words }) => {
    const phrases = (words.get('en') ?? []).map(plain);
    const telling = phrases.filter((phrase) => phrase.split(' ').length >= fewestWords);
    return { topic: id, phrases: [...new Set([name.get('en') ?? id, ...telling])] };
  });
}

/** `look/care after ... =mum*` as "look after mum". */
const plain = (phrase: string): string =>
  phrase
    .replace(/\.\.\.|…/g, ' ')
    .split(/\s+/)
    .map((word) => (word.split('/')[0] ?? '').replace(/^=|\*$/g, ''))
    .filter((word) => word !== '')
    .join(' ');
