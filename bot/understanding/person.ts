import type { PersonHeard } from '../../dialogs/heard.js';
import { cuesOf, firstOf, lastOf, written, type Message } from './message.js';
import type { PersonList } from './understood-words.js';
import { Break } from './tokens.js';

export type PersonWords = Readonly<Record<PersonList, ReadonlySet<string>>>;

const oldest = 115;
/** Smaller numbers after "and" may count something else: "I'm lonely and 3". */
const youngestAfter = 16;

/** Who it is for, as far as the resident said: an age, "my mum", "I'm a woman". Nothing is guessed. */
export function personIn(message: Message, words: PersonWords): PersonHeard | null {
  const forWhom = somebodyElse(message, words);
  const age = ageIn(message, words, forWhom !== null);
  const gender = forWhom ? null : genderOf(message, words);
  if (!forWhom && !age && !gender) return null;
  return {
    ...(age ? { age: age.years } : {}),
    ...(forWhom ? { forWhom } : {}),
    ...(gender ? { gender: gender.gender } : {}),
    words: forWhom ?? age?.words ?? gender?.words ?? '',
  };
}

/** "for my mum"; or "my mum is lonely" where the resident asks nothing for themselves. */
function somebodyElse(message: Message, words: PersonWords): string | null {
  const { tokens } = message;
  const kin = cuesOf(message, 'kin');
  for (const cue of kin) {
    const first = firstOf(cue);
    const mine = words.my.has(tokens[first - 1]?.word ?? '') ? first - 1 : -1;
    if (mine < 0) continue;
    const asksFor = cuesOf(message, 'for-whom').some(
      (lead) => lastOf(lead) === mine && !words['not-for'].has(tokens[firstOf(lead) - 1]?.word ?? ''),
    );
    if (asksFor) return written(message, mine, lastOf(cue));
    if (cuesOf(message, 'first-person-wish').length > 0) continue;
    const next = tokens[lastOf(cue) + 1]?.word ?? '';
    const after = tokens[lastOf(cue) + 2]?.word ?? '';
    if (words.needs.has(next) && !words['not-needs'].has(after)) return written(message, mine, lastOf(cue));
  }
  return null;
}

function ageIn(
  message: Message,
  words: PersonWords,
  ofAnother: boolean,
): { years: number; words: string } | null {
  const { tokens } = message;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const figures = /^(\d{1,3})(yo|yrs?|years?)?$/.exec(token?.word ?? '');
    if (!token || !figures) continue;
    const years = Number(figures[1]);
    if (years < 1 || years > oldest) continue;
    const next = tokens[i + 1];
    const before = tokens[i - 1]?.word ?? '';
    const beforeThat = tokens[i - 2]?.word ?? '';
    const own = words['i-am'].has(before) || words['i-am'].has(`${beforeThat} ${before}`);
    const others = ofAnother && words.needs.has(before);
    const saysYears = figures[2] !== undefined || (next !== undefined && saysOld(message, i + 1, words));
    const told = isAgeAfter(message, i, words);
    if (!own && !others && !told && !(saysYears && (ofAnother || isOfSelf(message, i, words)))) continue;
    if (next && next.before === Break.none && words.units.has(next.word) && !words.years.has(next.word))
      continue;
    if (next && next.before === Break.none && !words.years.has(next.word) && !saysYears && !told) continue;
    const first = own && words['i-am'].has(`${beforeThat} ${before}`) ? i - 2 : i;
    return { years, words: written(message, first, saysYears && !figures[2] ? i + 1 : i) };
  }
  return null;
}

/** "I'm lonely and 72", "a woman of 40": at the end of what somebody says of themselves, and old enough to be no count. */
function isAgeAfter(message: Message, at: number, words: PersonWords): boolean {
  const { tokens } = message;
  const next = tokens[at + 1];
  if (Number(tokens[at]?.word) < youngestAfter) return false;
  const [before, beforeThat] = [tokens[at - 1]?.word ?? '', tokens[at - 2]?.word ?? ''];
  if (words['age-of'].has(before)) return words.woman.has(beforeThat) || words.man.has(beforeThat);
  if (!words['age-and'].has(before) || (next && next.before === Break.none)) return false;
  for (let i = at - 2; i >= Math.max(0, at - 5); i--) {
    if (saysSelf(message, i, words)) return true;
    if (tokens[i]?.before !== Break.none) return false;
  }
  return false;
}

/** "72 years old", not "72 years ago" or "lived here 30 years". */
function saysOld(message: Message, at: number, words: PersonWords): boolean {
  const [one, two] = [message.tokens[at]?.word ?? '', message.tokens[at + 1]?.word ?? ''];
  return words.old.has(one) || words.old.has(`${one} ${two}`);
}

/** "I'm a 72 year old man": the age is of the one who says I am. */
function isOfSelf(message: Message, at: number, words: PersonWords): boolean {
  for (let i = Math.max(0, at - 4); i < at; i++) if (saysSelf(message, i, words)) return true;
  return at <= 1;
}

/** Whether "I am", or "as", ends at this word. */
function saysSelf(message: Message, at: number, words: PersonWords): boolean {
  const [before, word] = [message.tokens[at - 1]?.word ?? '', message.tokens[at]?.word ?? ''];
  return words['i-am'].has(word) || words['i-am'].has(`${before} ${word}`);
}

/** "I'm a woman", "as a Muslim woman", "I'm a single dad": after "I am" or "as", within one noun. */
function genderOf(message: Message, words: PersonWords): { gender: 'woman' | 'man'; words: string } | null {
  const { tokens } = message;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]?.word ?? '';
    const gender = words.woman.has(token) ? 'woman' : words.man.has(token) ? 'man' : null;
    if (!gender) continue;
    for (let from = i - 1; from >= Math.max(0, i - 6); from--) {
      const before = tokens[from];
      if (!before || tokens[from + 1]?.before !== Break.none) break;
      if (words.my.has(before.word) && from > i - 3) break;
      if (!saysSelf(message, from, words)) continue;
      if (words.article.has(tokens[from + 1]?.word ?? ''))
        return { gender, words: written(message, from + 1, i) };
      break;
    }
  }
  return null;
}
