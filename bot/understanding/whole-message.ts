import type { Answer, Command, OfferedChoice } from '../../dialogs/heard.js';
import { englishStem } from './stems.js';
import { slips } from './spelling.js';
import { tokenise, type SameWords, type Token } from './tokens.js';
import type { UnderstoodFile } from './understood-words.js';

/** What whole messages mean in one language: commands, answers, numbers. Built once from its `understood.yaml`. */
export interface WholeMessages {
  commands: ReadonlyMap<string, Command>;
  answers: ReadonlyMap<string, Answer>;
  /** Messages that are an answer in another language but mean something else in this one. */
  otherWords: ReadonlySet<string>;
  numbers: ReadonlyMap<string, number>;
  last: ReadonlySet<string>;
  courtesy: ReadonlySet<string>;
  afterYes: ReadonlySet<string>;
  numberLead: ReadonlySet<string>;
  numberTail: ReadonlySet<string>;
  /** Around the name of somebody to turn to. */
  askingFor: AskingWords;
}

/** What a language says around what somebody to turn to is called, each as a row of words. */
export interface AskingWords {
  /** Before it: "talk to a", "please". */
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
  /** Those of them that ask for somebody, which "please" does not. */
  asking: ReadonlySet<string>;
  /** What follows says what it is about: "about". */
  about: ReadonlySet<string>;
}

/** The longest message, in words, that is read as a command, answer or choice. */
const mostWords = 14;

/** Reads the lists of one language. */
export function wholeMessages(file: UnderstoodFile, same: SameWords): WholeMessages {
  const keys = (phrases: readonly string[] | undefined): string[] =>
    (phrases ?? []).flatMap(eitherWay).map((phrase) => keyOf(tokenise(phrase, same), phrase));
  const table = <Meaning>(lists: Record<string, string[]> | undefined): Map<string, Meaning> => {
    const found = new Map<string, Meaning>();
    for (const [meaning, phrases] of Object.entries(lists ?? {})) {
      for (const key of keys(phrases)) if (!found.has(key)) found.set(key, meaning as Meaning);
    }
    return found;
  };
  const { courtesy = [], 'asking-for': asking = {} } = file;
  const numbers = new Map<string, number>();
  for (const list of [file.numbers, file.ordinals]) {
    (list ?? []).forEach((phrase, i) => keys([phrase]).forEach((key) => numbers.set(key, i + 1)));
  }
  return {
    commands: table<Command>(file.commands),
    answers: table<Answer>(file.answers),
    otherWords: new Set(keys(file['no-answers'])),
    numbers,
    last: new Set(keys(file.last)),
    courtesy: new Set(keys(file.courtesy)),
    afterYes: new Set(keys(file['courtesy-after-yes'])),
    numberLead: new Set(keys(file['number-lead'])),
    numberTail: new Set(keys(file['number-tail'])),
    askingFor: {
      before: new Set(keys([...courtesy, ...(asking.before ?? []), ...(asking.whose ?? [])])),
      after: new Set(keys([...courtesy, ...(asking.after ?? [])])),
      asking: new Set(keys([...(asking.before ?? []), ...(asking.after ?? [])])),
      about: new Set(keys(asking.about)),
    },
  };
}

/** Every way to read `a/b` in a phrase. */
export function eitherWay(phrase: string): string[] {
  return phrase
    .split(/\s+/)
    .reduce<string[]>(
      (ways, word) =>
        ways.flatMap((way) => word.split('/').map((option) => (way === '' ? option : `${way} ${option}`))),
      [''],
    );
}

const keyOf = (tokens: readonly Token[], text: string): string =>
  tokens.length > 0 ? tokens.map((token) => token.word).join(' ') : text.trim();

/** The command that the whole message is, courtesies aside. */
export function commandIn(
  tokens: readonly Token[],
  text: string,
  lists: readonly WholeMessages[],
): Command | null {
  if (tokens.length > mostWords) return null;
  for (const list of lists) {
    const command =
      list.commands.get(keyOf(tokens, text)) ??
      list.commands.get(keyOf(bare(tokens, list.courtesy, list.courtesy), ''));
    if (command) return command;
  }
  return null;
}

/** The answer that the whole message is. Yes and no suffer no other words than "please" and "thanks" after them. */
export function answerIn(
  tokens: readonly Token[],
  text: string,
  lists: readonly WholeMessages[],
): Answer | null {
  if (tokens.length > mostWords) return null;
  for (const list of lists) {
    const exact = list.answers.get(keyOf(tokens, text));
    if (exact) return exact;
    const afterYes = list.answers.get(keyOf(bare(tokens, none, list.afterYes), ''));
    if (afterYes) return afterYes;
    const loose = list.answers.get(keyOf(bare(tokens, list.courtesy, list.courtesy), ''));
    if (loose && loose !== 'yes' && loose !== 'no') return loose;
  }
  return null;
}

/** Whether the whole message is an answer in another language only, and another word in these. */
export function isAnotherWord(
  tokens: readonly Token[],
  text: string,
  lists: readonly WholeMessages[],
): boolean {
  return lists.some(({ otherWords }) => otherWords.has(keyOf(tokens, text)));
}

/** "2", "number two", "the second one", "option 2". "I have 2 children" is none. */
export function numberIn(
  tokens: readonly Token[],
  offered: number,
  lists: readonly WholeMessages[],
): number | null {
  if (tokens.length > mostWords) return null;
  for (const list of lists) {
    const key = keyOf(bare(tokens, list.numberLead, list.numberTail), '');
    const number = list.numbers.get(key) ?? list.numbers.get(keyOf(bare(tokens, list.numberLead, none), ''));
    if (number !== undefined) return number;
    if (/^\d{1,3}$/.test(key)) return Number(key);
    if (offered > 0 && list.last.has(keyOf(bare(tokens, list.numberLead, none), ''))) return offered;
  }
  return null;
}

/** The one offered choice that the message is the label of, or a telling part of it. */
export function choiceIn(
  tokens: readonly Token[],
  offered: readonly OfferedChoice[],
  same: SameWords,
  small: ReadonlySet<string>,
  lists: readonly WholeMessages[],
): string | null {
  if (offered.length === 0 || tokens.length === 0 || tokens.length > mostWords) return null;
  const labels = labelsOf(offered, same);
  const exact = wholeLabel(tokens, labels);
  if (exact !== null) return exact;
  if (offered.some((choice) => choice.exact)) return null;
  const courtesy = new Set(lists.flatMap((list) => [...list.courtesy]));
  const content = bare(tokens, courtesy, courtesy)
    .map((token) => token.word)
    .filter((word) => !small.has(word));
  if (content.length === 0 || content.length > mostLabelWords) return null;
  const ids = new Set(
    labels
      .filter(({ words }) => content.every((word) => words.some((other) => isLike(word, other))))
      .map(({ id }) => id),
  );
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}

/** The one offered choice that the message is a label of, whole. */
export function wholeLabelIn(
  tokens: readonly Token[],
  offered: readonly OfferedChoice[],
  same: SameWords,
): string | null {
  if (tokens.length === 0 || tokens.length > mostWords) return null;
  return wholeLabel(tokens, labelsOf(offered, same));
}

interface Label {
  id: string;
  words: string[];
}

const labelsOf = (offered: readonly OfferedChoice[], same: SameWords): Label[] =>
  offered.flatMap(({ id, labels }) =>
    labels.map((label) => ({ id, words: tokenise(label, same).map((token) => token.word) })),
  );

function wholeLabel(tokens: readonly Token[], labels: readonly Label[]): string | null {
  const said = tokens.map((token) => token.word).join(' ');
  return labels.find(({ words }) => words.join(' ') === said)?.id ?? null;
}

const mostLabelWords = 6;
const none: ReadonlySet<string> = new Set();

function isLike(word: string, other: string): boolean {
  if (word === other || englishStem(word) === englishStem(other)) return true;
  return word.length >= 5 && other.length >= 5 && slips(word, other, 1) <= 1;
}

const longestCourtesy = 6;

/** The message without the courtesies before and after it; the whole of it where it is nothing but courtesy. */
export function bare(
  tokens: readonly Token[],
  lead: ReadonlySet<string>,
  tail: ReadonlySet<string>,
): readonly Token[] {
  let from = 0;
  let to = tokens.length;
  const words = tokens.map((token) => token.word);
  for (let size = longestCourtesy; size > 0; size--) {
    if (from + size < to && lead.has(words.slice(from, from + size).join(' '))) {
      from += size;
      size = longestCourtesy + 1;
    }
  }
  for (let size = longestCourtesy; size > 0; size--) {
    if (to - size > from && tail.has(words.slice(to - size, to).join(' '))) {
      to -= size;
      size = longestCourtesy + 1;
    }
  }
  return tokens.slice(from, to);
}
