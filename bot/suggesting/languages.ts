/** Whether an activity is held in a resident's language. */
import { no, unknown, yes, type PlaceIndex } from './place-index.js';

/** The language without its country or script: `en` of `en-GB`. */
export function plainLanguage(tag: string): string {
  return (tag.split('-')[0] as string).toLowerCase();
}

/** For each activity whether it is held in one of the languages that a resident asks for; null where they ask for none. */
export function wishedLanguageStates(index: PlaceIndex, wished: readonly string[]): Uint8Array | null {
  const [first, ...others] = wished.map((tag) => languageStates(index, tag));
  if (first === undefined || others.length === 0) return first ?? null;
  return first.map((state, n) =>
    [state, ...others.map((each) => each[n] as number)].reduce((one, other) =>
      one === yes || other === yes ? yes : one === no && other === no ? no : unknown,
    ),
  );
}

/** For each activity whether it is held in a language; unknown where the group names no languages. */
export function languageStates(index: PlaceIndex, tag: string): Uint8Array {
  const language = plainLanguage(tag);
  let states = index.languages.get(language);
  if (!states) {
    states = Uint8Array.from(index.activities, ({ languages }) => {
      if (languages.length === 0) return unknown;
      return languages.some((each) => plainLanguage(each) === language) ? yes : no;
    });
    index.languages.set(language, states);
  }
  return states;
}
