import type { Whereabouts } from '../../dialogs/heard.js';
import type { Area, Place } from '../catalogue/catalogue.js';
import type { ContentMeaning } from './lexicon.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, written, type Message } from './message.js';
import type { Match } from './phrase-index.js';
import { nearlyNamed } from './nearly-named.js';
import { findPostcode, type AreaCode } from './postcode.js';
import { Break, type Token } from './tokens.js';

/** What reading where somebody is needs beside the message. */
export interface WhereWords {
  codes: readonly AreaCode[];
  notPlaces: ReadonlySet<string>;
  small: ReadonlySet<string>;
  /** Words that may be said of anything, and so name no place by themselves. */
  common: ReadonlySet<string>;
}

type AreaMatch = Match<Extract<ContentMeaning, { kind: 'area' }>>;

/** Where the resident says they are: by postcode, by the name of an area, or somewhere that this place does not know. */
export function whereabouts(
  message: Message,
  place: Place | undefined,
  areas: readonly AreaMatch[],
  names: ReadonlySet<number>,
  words: WhereWords,
): Whereabouts | null {
  const asked = message.listening.asked === 'whereabouts';
  const postcode = findPostcode(message.text, words.codes, asked, place?.culture);
  if (postcode?.area) return known(postcode.area, postcode.words);
  const area = nearestArea(message, areas, names, words, asked);
  if (area) return known(area.meaning.area, written(message, firstOf(area), lastOf(area)));
  if (postcode) return { known: false, words: postcode.words };
  const meant = asked && place ? nearlyNamed(message, place, words) : null;
  if (meant) return known(meant.area, meant.words);
  return somewhereElse(message, place, names, words, asked);
}

const known = (area: Area, words: string): Whereabouts => ({
  known: true,
  area: area.name,
  at: [area.at[0], area.at[1]],
  words,
});

/** The area said most surely: after "I live in", then after "in" or "near", then by its bare name. */
function nearestArea(
  message: Message,
  areas: readonly AreaMatch[],
  names: ReadonlySet<number>,
  words: WhereWords,
  asked: boolean,
): AreaMatch | null {
  let best: AreaMatch | null = null;
  let bestSure = 0;
  for (const match of areas) {
    const first = firstOf(match);
    // "Adel" may be a person and "Park" a street, but "Hyde Park" is the area that has this name.
    const mayBeAName = match.tokens.length === 1 || match.repaired;
    if (mayBeAName && match.tokens.every((token) => names.has(token)) && !asked) continue;
    const follows = (cue: { tokens: readonly number[] }): boolean =>
      first - lastOf(cue) >= 1 &&
      first - lastOf(cue) <= 2 &&
      !sentenceEndsBetween(message.tokens, lastOf(cue), first);
    const token = message.tokens[first];
    const isOdd = match.tokens.some((t) => !words.common.has(message.tokens[t]?.word ?? ''));
    let sure = 0;
    if (cuesOf(message, 'live').some(follows)) sure = 4;
    else if (cuesOf(message, 'near').some((cue) => isRightAfter(message, lastOf(cue), first, words)))
      sure = 3;
    else if (asked) sure = 2;
    else if (!match.repaired && (isOdd || (match.tokens.length > 1 && token?.capital))) sure = 1;
    if (match.repaired && sure === 3 && !asked) sure = isOdd && match.tokens.length > 1 ? 3 : 1;
    // Of names said as surely the longer: "Toa Payoh Lorong 8" is more than Toa Payoh.
    const isLonger = sure > 0 && sure === bestSure && match.tokens.length > (best?.tokens.length ?? 0);
    if (sure > bestSure || isLonger) {
      best = match;
      bestSure = sure;
    }
  }
  return best;
}

/** With nothing but small words between: "near the station". */
function isRightAfter(message: Message, cue: number, first: number, words: WhereWords): boolean {
  if (cue >= first || sentenceEndsBetween(message.tokens, cue, first)) return false;
  return span(cue + 1, first - 1).every((i) => words.small.has(message.tokens[i]?.word ?? ''));
}

/** The most words of the name of a place that we do not know. */
const mostNameWords = 4;

function somewhereElse(
  message: Message,
  place: Place | undefined,
  names: ReadonlySet<number>,
  words: WhereWords,
  asked: boolean,
): Whereabouts | null {
  const { tokens } = message;
  const live = cuesOf(message, 'live')[0];
  const near = asked ? cuesOf(message, 'near')[0] : undefined;
  const lead = live ?? near;
  let first = lead ? lastOf(lead) + 1 : 0;
  if (!lead && !asked) return null;
  while (first < tokens.length && (names.has(first) || isSmall(tokens[first]?.word ?? '', words))) first++;
  const start = tokens[first];
  if (!start) return null;
  let last = first;
  const goesOn = (token: Token | undefined): boolean =>
    token?.before === Break.none && (asked && !lead ? true : !start.capital || token.capital);
  while (last - first < mostNameWords && goesOn(tokens[last + 1])) last++;
  const named = written(message, first, last);
  if (place && namesOf(place).some((name) => isSameName(named, name)))
    return asked || live ? wholePlace(place, named) : null;
  if (last - first === mostNameWords || words.notPlaces.has(named.toLowerCase())) return null;
  const isCommon = span(first, last).every((i) => words.common.has(tokens[i]?.word ?? ''));
  return start.capital || (asked && !isCommon) ? { known: false, words: named } : null;
}

const isSmall = (word: string, words: WhereWords): boolean =>
  words.small.has(word) || /^\d+[a-z]?$/.test(word);
const namesOf = ({ name, names }: Place): string[] => [name, ...(names?.values() ?? [])];
const isSameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The name of the whole place: its middle. */
function wholePlace(place: Place, words: string): Whereabouts | null {
  const count = place.areas.length;
  if (count === 0) return null;
  const sum = place.areas.reduce<[number, number]>(([a, b], { at }) => [a + at[0], b + at[1]], [0, 0]);
  return { known: true, area: place.name, at: [sum[0] / count, sum[1] / count], words };
}
