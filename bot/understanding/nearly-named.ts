import type { Area, Place } from '../catalogue/catalogue.js';
import { cuesOf, lastOf, written, type Message } from './message.js';
import { slips } from './spelling.js';

/** The most words of an answer that may be a misspelt name, and letters for which one slip is taken. */
const mostWordsMisspelt = 5;
const lettersASlip = 4;

/** An answer that is the name of an area but for a few slips, in any of its words: "hyde prk", "hed ingly". */
export function nearlyNamed(
  message: Message,
  place: Place,
  words: { small: ReadonlySet<string>; common: ReadonlySet<string> },
): { area: Area; words: string } | null {
  const { tokens } = message;
  const leads = [...cuesOf(message, 'live'), ...cuesOf(message, 'near')].map((cue) => lastOf(cue) + 1);
  let first = Math.max(0, ...leads);
  while (words.small.has(tokens[first]?.word ?? '')) first++;
  const last = tokens.length - 1;
  if (first > last || last - first >= mostWordsMisspelt) return null;
  const said = tokens.slice(first).map(({ word }) => word);
  if (said.every((word) => words.common.has(word))) return null;
  const all = said.join(' ');
  let least = Infinity;
  const nearest = new Set<Area>();
  for (const area of place.areas) {
    for (const name of [area.name, ...area.also]) {
      const most = Math.floor(name.length / lettersASlip);
      const distance = most === 0 ? Infinity : slips(all, name.toLowerCase(), most);
      if (distance > most || distance > least) continue;
      if (distance < least) nearest.clear();
      least = distance;
      nearest.add(area);
    }
  }
  const [area] = nearest;
  return area && nearest.size === 1 ? { area, words: written(message, first, last) } : null;
}
