/**
 * Counting in fives, so that no number below five is shown or can be worked out. docs/report.md says it in plain words.
 *
 * Of each count only this is ever shown: how many whole fives it has reached since counting began. What is shown of some
 * weeks is how many fives were reached in them. Every report is made of these same steps, so that two reports of
 * different weeks, subtracted from each other, tell nothing that the steps themselves do not tell: a count of which no
 * step is shown may be anything from 0 to 4, and one that shows a five may be anything from 1 to 9.
 */

/** How many come together before they show. */
export const packet = 5;

/** See `whole`. */
export const acrossRows = 2;

/** A count as it stood at the end of each week on record, from the beginning. It never falls. */
export type Series = readonly number[];

/** A count with what may be shown of it. */
export interface Released {
  counted: Series;
  /** Multiples of five. */
  shown: Series;
}

/** A count that no other shown count is a part of. */
export function part(counted: Series): Released {
  return { counted, shown: counted.map(wholeFives) };
}

/**
 * A count that is at most the sum of others that are shown as well. It shows no more fives than leave each of its parts
 * free to be anything that its own fives allow: a total of 20 beside five parts that show nothing would say that each
 * of them is 4, so it waits at 15.
 *
 * @param left how much is left to each other part. Where the same parts are added up in two directions, as rows and as
 *   columns, one of the two leaves them `acrossRows`: four in both directions would tell too much of small tables.
 */
export function whole(counted: Series, parts: readonly Released[], left: number = packet - 1): Released {
  const shown = counted.map((count, week) => {
    const begun = parts.filter((one) => (one.counted[week] ?? 0) > 0);
    const fives = begun.reduce((sum, one) => sum + (one.shown[week] ?? 0), 0);
    const rest = left * Math.max(begun.length - 1, 0);
    return wholeFives(Math.min(count, fives + rest));
  });
  return { counted, shown };
}

/** The sum of parts, with what may be shown of it beside them. */
export function sumOf(parts: readonly Released[], weeks: number): Released {
  const counted = Array.from({ length: weeks }, (_, week) =>
    parts.reduce((sum, one) => sum + (one.counted[week] ?? 0), 0),
  );
  return whole(counted, parts);
}

/** The largest multiple of five that is not above. */
export function wholeFives(count: number): number {
  return Math.floor(count / packet) * packet;
}
