/** What a service is about: by its labels, else by the words in its name and text, with the topics' own phrases. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { longest, PhraseIndex, type Entry, type IndexWords } from '../../understanding/phrase-index.js';
import { tokenise } from '../../understanding/tokens.js';

/** Topics with how strongly a text speaks of each. */
export type Strengths = Map<string, number>;

/** The same topic said more often than this in one text says nothing new. */
const mostTimes = 3;

/** Makes a reader of topics in running text. */
export function topicsReader(
  catalogue: Pick<Catalogue, 'topics'>,
  language: string,
  matching: IndexWords,
): (text: string) => Strengths {
  const index = new PhraseIndex(phrasesOf(catalogue, language), matching);
  return (text) => {
    const said = new Map<string, Set<string>>();
    const tokens = tokenise(text, matching.same);
    for (const { meaning: topic, tokens: found } of longest(index.find(tokens, 'none'))) {
      const words = found.map((at) => tokens[at]!.word).join(' ');
      said.set(topic, (said.get(topic) ?? new Set()).add(words));
    }
    return new Map([...said].map(([topic, words]) => [topic, Math.min(words.size, mostTimes)]));
  };
}

function* phrasesOf({ topics }: Pick<Catalogue, 'topics'>, language: string): Generator<Entry<string>> {
  for (const { id, name, words } of topics.values()) {
    for (const phrase of words.get(language) ?? []) yield { phrase, language, meaning: id };
    const own = name.get(language);
    if (own !== undefined) yield { phrase: own.replace(/[/*=.…]/g, ' '), language, meaning: id };
  }
}

/** How much a word counts, by where it stands. */
const weights = { name: 4, label: 3, text: 1 } as const;
/** From here on a topic is taken for said. */
const enough = 2;
const mostTopics = 5;

/** The topics that the words of a service speak of, the strongest first. Empty where they speak of none. */
export function topicsSaid(
  read: (text: string) => Strengths,
  said: { name: string; labels: readonly string[]; text: string },
): string[] {
  const total: Strengths = new Map();
  const add = (text: string, weight: number): void => {
    for (const [topic, strength] of read(text)) total.set(topic, (total.get(topic) ?? 0) + strength * weight);
  };
  add(said.name, weights.name);
  for (const label of said.labels) add(label, weights.label);
  add(said.text, weights.text);
  const ranked = [...total].sort(([, one], [, other]) => other - one);
  const strong = ranked.filter(([, strength]) => strength >= enough);
  return (strong.length > 0 ? strong : ranked.slice(0, 1)).slice(0, mostTopics).map(([topic]) => topic);
}
