import type { Weekday } from '../../dialogs/heard.js';
import { weekIn } from '../words/week.js';

const saturdayAndSunday: readonly Weekday[] = [6, 7];
/** By culture: asking Unicode's data takes longer than hearing a message may. */
const known = new Map<string, readonly Weekday[]>();

/** The days of the weekend in the culture of a place; Saturday and Sunday where it has none. */
export function weekendIn(culture: string | undefined): readonly Weekday[] {
  if (!culture) return saturdayAndSunday;
  let weekend = known.get(culture);
  if (!weekend) known.set(culture, (weekend = weekIn(culture).weekend));
  return weekend;
}
