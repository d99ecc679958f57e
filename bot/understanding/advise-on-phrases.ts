import type { Catalogue, Problem, Topic } from '../catalogue/catalogue.js';
import { PhraseReader, type Reading } from './phrase.js';
import { englishStem } from './stems.js';
import type { UnderstoodWords } from './understood-words.js';

/** A topic with fewer phrases than this in a language is hardly ever heard in it. */
const fewestPhrases = 8;
/** A word that the phrases of so many other topics use tells none of them. */
const mostTopics = 12;

/**
 * What would make the phrases of topics better, as advice: too few of them in a language that a place serves, the same
 * phrase in several topics once word forms are set aside, and single words that could mean anything.
 */
export function adviseOnPhrases(
  { topics, places }: Pick<Catalogue, 'topics' | 'places'>,
  words: UnderstoodWords,
): Problem[] {
  const served = new Set([...places.values()].flatMap(({ languages }) => languages));
  const advice: Problem[] = [];
  for (const language of served) {
    const written = [...topics.values()].map((topic) => phrasesOf(topic, language, words));
    advice.push(
      ...tooFew(written, language),
      ...collisions(written, language),
      ...tooBroad(written, language, words),
    );
  }
  return advice;
}

/** The phrases of one topic, by what is left of them when word forms are set aside. */
interface Written {
  topic: string;
  count: number;
  byForm: ReadonlyMap<string, string>;
}

function phrasesOf(topic: Topic, language: string, words: UnderstoodWords): Written {
  const reader = new PhraseReader(words.matching);
  const phrases = topic.words.get(language) ?? [];
  const byForm = new Map<string, string>();
  for (const phrase of phrases) {
    for (const reading of reader.read(phrase)) {
      for (const form of formsOf(reading, language)) if (!byForm.has(form)) byForm.set(form, phrase);
    }
  }
  return { topic: topic.id, count: phrases.length, byForm };
}

const mostForms = 60;

/** Every way to choose among `a/b`, each word by its stem. */
function formsOf({ slots }: Reading, language: string): string[] {
  return slots.reduce<string[]>(
    (forms, { alternatives }) =>
      forms
        .flatMap((form) =>
          alternatives.map(({ kind, word }) => {
            const stem = kind === 'any-form' && language === 'en' ? englishStem(word) : word;
            return form === '' ? stem : `${form} ${stem}`;
          }),
        )
        .slice(0, mostForms),
    [''],
  );
}

function tooFew(written: readonly Written[], language: string): Problem[] {
  return written
    .filter(({ count }) => count < fewestPhrases)
    .map(({ topic, count }) =>
      advise(
        topic,
        `Add words in ${language}: ${count === 0 ? 'there are none' : `${count} are few`}, and a place serves that language. How would people say it?`,
      ),
    );
}

function collisions(written: readonly Written[], language: string): Problem[] {
  const first = new Map<string, { topic: string; phrase: string }>();
  const advice: Problem[] = [];
  const told = new Set<string>();
  for (const { topic, byForm } of written) {
    for (const [form, phrase] of byForm) {
      const there = first.get(form);
      if (!there) first.set(form, { topic, phrase });
      else if (!told.has(`${topic} ${phrase}`)) {
        told.add(`${topic} ${phrase}`);
        advice.push(
          advise(
            topic,
            `"${phrase}" (${language}) is also in ${there.topic}, as "${there.phrase}": who says it gets both. ` +
              `Leave it in both only if both are meant.`,
          ),
        );
      }
    }
  }
  return advice;
}

function tooBroad(written: readonly Written[], language: string, words: UnderstoodWords): Problem[] {
  const uses = new Map<string, number>();
  for (const { byForm } of written) {
    const used = new Set([...byForm.keys()].flatMap((form) => form.split(' ')));
    for (const word of used) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return written.flatMap(({ topic, byForm }) =>
    [...byForm]
      .filter(([form]) => !form.includes(' '))
      .filter(([form]) => words.matching.small.has(form) || (uses.get(form) ?? 0) > mostTopics)
      .map(([, phrase]) =>
        advise(
          topic,
          `"${phrase}" (${language}) could mean anything. Add a word or two that tell what is meant.`,
        ),
      ),
  );
}

const advise = (topic: string, message: string): Problem => ({
  file: `topics/${topic}.yaml`,
  line: null,
  column: null,
  level: 'advice',
  message,
});
