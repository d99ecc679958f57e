import type { Day, HelpLine } from './catalogue.js';

/** The help lines that nobody has compared with their source for a year. */
export function uncheckedForAYear(lines: readonly HelpLine[], today: Day): HelpLine[] {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return lines.filter(({ checked }) => checked < yearAgo);
}
