/** Texts of a group's that are in another language than they are read in. */
import i18next from 'i18next';
import type { ActivityDetails, Suggestion, WrittenIn } from '../../dialogs/suggestion.js';
import type { Wording } from './wording.js';

type Reader = Pick<Wording, 'language' | 'say' | 'languageName'>;

/** What a browser is told of a text: its language and direction, where they are not those of all that stands around it. */
export interface TextLanguage {
  lang?: string;
  dir: 'ltr' | 'rtl' | 'auto';
}

/** The language and direction of one text, for a browser and a screen reader. */
export function textLanguage(
  { writtenIn }: Pick<Suggestion, 'writtenIn'>,
  text: keyof WrittenIn,
  { language }: Pick<Wording, 'language'>,
): TextLanguage {
  const tag = writtenIn?.[text] ?? writtenIn?.group;
  if (tag === undefined || isSame(tag, language)) return { dir: 'auto' };
  return { lang: tag, dir: i18next.dir(tag) };
}

/**
 * A word about the language of a suggestion's text, or of all that an activity's details say; null where it is the
 * reader's own. A name alone needs no word.
 */
export function wordAboutLanguage(of: Suggestion | ActivityDetails, reader: Reader): string | null {
  const { writtenIn } = of;
  if (writtenIn === undefined) return null;
  const texts = 'firstVisit' in of ? textsOfDetails(of, writtenIn) : [writtenIn.about];
  const other = texts.find((tag) => !isSame(tag, reader.language));
  if (other === undefined) return null;
  const all = texts.every((tag) => isSame(tag, other));
  return reader.say(`in-languages:${all ? 'all' : 'part'}`, { language: reader.languageName(other) });
}

/** Before a text on a channel where every letter counts: "In English:"; empty where it is in the reader's language. */
export function languageInFront(
  of: Pick<Suggestion, 'writtenIn'>,
  text: keyof WrittenIn,
  reader: Reader,
): string {
  const tag = of.writtenIn?.[text];
  if (tag === undefined || isSame(tag, reader.language)) return '';
  return `${reader.say('in-languages:all', { language: reader.languageName(tag) })} `;
}

function textsOfDetails(of: ActivityDetails, writtenIn: WrittenIn): string[] {
  const { firstVisit, groupAbout } = of;
  return [
    writtenIn.about,
    ...(firstVisit === null ? [] : [writtenIn.firstVisit]),
    ...(groupAbout === '' ? [] : [writtenIn.group]),
    ...(hasNotes(of) ? [writtenIn.notes ?? writtenIn.group] : []),
  ];
}

/** Whether anything is said in the group's words beside its longer texts. */
function hasNotes({ cost, whenNote, only, notFor }: ActivityDetails): boolean {
  const onCost = cost.kind === 'unknown' ? null : (cost.note ?? null);
  const whom = only === 'women' || only === 'men' ? null : only;
  return [whenNote ?? null, onCost, whom, notFor].some((note) => note !== null);
}

/** `en` and `en-GB` are the same to a reader, `zh-Hans` and `zh-Hant` are not. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()];
  return a.language === b.language && a.script === b.script;
}
