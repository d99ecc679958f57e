const minute = 60_000;
const hour = 60 * minute;

/** How long a message that cannot be delivered is tried, in milliseconds. */
export const longestTrying = 24 * hour;

/** Between one attempt and the next, in milliseconds; the last one holds for all that follow. */
const pauses = [1 * minute, 2 * minute, 5 * minute, 15 * minute, 1 * hour, 2 * hour, 4 * hour];

/** While nothing can be delivered: how long no message at all is tried. */
const outages = [5_000, 10_000, 20_000, 40_000, 1 * minute];

/**
 * When a message is tried again after so many attempts, as an instant. `random` (0 to 1) spreads those that failed
 * together. The last attempt falls on the end of the time for trying.
 */
export function nextAttempt(attempts: number, now: number, firstTried: number, random: number): number {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? pauses[0]!;
  const next = now + pause * (0.9 + 0.2 * random);
  const end = firstTried + longestTrying;
  return now < end ? Math.min(next, end) : next;
}

/** How long nothing is tried after so many attempts in a row that found the way down, in milliseconds. */
export function outage(inARow: number): number {
  return outages[Math.min(inARow, outages.length) - 1] ?? 0;
}
