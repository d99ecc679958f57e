/** Commands, answers, numbers and picked choices, in the language that is spoken and in the others of the place. */
import type { Answer, Heard, Listening } from '../../dialogs/heard.js';
import type { Knowledge } from './knowledge.js';
import { asksForRole } from './role-names.js';
import type { Token } from './tokens.js';
import {
  answerIn,
  choiceIn,
  commandIn,
  isAnotherWord,
  numberIn,
  wholeLabelIn,
  type WholeMessages,
} from './whole-message.js';

export type WholeHeard = Pick<Heard, 'command' | 'answer' | 'choice' | 'number' | 'inAnotherLanguage'>;

/**
 * What the message as a whole is. The language that is spoken goes first, so that a word which several languages have
 * means what it means there; the others of the place count where they all agree.
 */
export function wholeMessageIn(
  tokens: readonly Token[],
  text: string,
  listening: Listening,
  others: readonly string[],
  known: Knowledge,
): WholeHeard {
  const spoken = known.language(listening.language);
  const elsewhere = others.flatMap((other) => known.language(other).own);
  const lists = [...spoken.whole, ...elsewhere];
  const number = numberIn(tokens, listening.offered.length, lists);
  const said = (among: readonly WholeMessages[]) =>
    commandIn(tokens, text, among) !== null || answerIn(tokens, text, among) !== null;
  return {
    command: commandIn(tokens, text, lists) ?? personIn(tokens, listening, lists, known),
    answer: answerIn(tokens, text, spoken.own) ?? answerElsewhere(tokens, text, spoken.own, elsewhere),
    choice: choiceOf(tokens, text, number, listening, others, known),
    number,
    inAnotherLanguage: elsewhere.length > 0 && !said(spoken.whole) && said(elsewhere),
  };
}

/** Asking for somebody by what they are called. A note may name them, too: only the whole of one asks for them. */
function personIn(
  tokens: readonly Token[],
  { place, language, asked }: Listening,
  lists: readonly WholeMessages[],
  known: Knowledge,
): 'person' | null {
  const around = lists.map(({ askingFor }) => askingFor);
  const names = known.roleNames(place, language);
  const { common } = known.words.matching;
  return asksForRole(tokens, names, around, common, asked === 'particular') ? 'person' : null;
}

/** An answer in another language, unless it is a word of another meaning in the language that is spoken. */
function answerElsewhere(
  tokens: readonly Token[],
  text: string,
  own: readonly WholeMessages[],
  elsewhere: readonly WholeMessages[],
): Answer | null {
  if (elsewhere.length === 0 || isAnotherWord(tokens, text, own)) return null;
  return agreed(elsewhere.map((list) => answerIn(tokens, text, [list])));
}

function choiceOf(
  tokens: readonly Token[],
  text: string,
  number: number | null,
  listening: Listening,
  others: readonly string[],
  known: Knowledge,
): string | null {
  const { offered, offeredIn } = listening;
  const { same, small } = known.words.matching;
  const spoken = known.language(listening.language);
  const byNumber = number === null ? undefined : offered[number - 1]?.id;
  // "1" is the first choice also where another one is "Tue 1 Dec"; a part of a label counts only beyond the numbers.
  const byLabel =
    byNumber === undefined
      ? choiceIn(tokens, offered, same, small, spoken.whole)
      : wholeLabelIn(tokens, offered, same);
  if (byLabel !== null) return byLabel;
  if (number !== null) return byNumber ?? null;
  if (offered.length === 0 || offeredIn === undefined || others.length === 0) return null;
  // A label in another language is taken only whole, and never for what is an answer in the language that is spoken.
  if (isAnotherWord(tokens, text, spoken.own) || answerIn(tokens, text, spoken.own) !== null) return null;
  return agreed(others.map((other) => wholeLabelIn(tokens, offeredIn(other), same)));
}

/** What all that were found agree on; null where none was found, or they differ. */
function agreed<Found>(found: readonly (Found | null)[]): Found | null {
  const all = new Set(found.filter((one) => one !== null));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}
