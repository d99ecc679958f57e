/** Spans of time as people write how soon they answer. */

export interface TimeSpan {
  count: number;
  unit: 'hours' | 'days' | 'working-days' | 'weeks' | 'months';
}

const numbers: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10 };
const within =
  /(?<count>\d{1,3}|an?|one|two|three|four|five|ten) +(?:(?<working>(?:working|business) +day|weekday)|(?<unit>hour|day|week|month))s?\b/i;

/** The first span in a text: `2 working days`, `a week or so`. Null where there is none. */
export function spanIn(text: string | null): TimeSpan | null {
  const { count: written = '', working, unit } = within.exec(text ?? '')?.groups ?? {};
  const count = numbers[written.toLowerCase()] ?? Number(written);
  if (!count) return null;
  return { count, unit: working ? 'working-days' : (`${unit?.toLowerCase()}s` as TimeSpan['unit']) };
}

/** The span that a text is, and nothing beside it, so that nothing is lost where it is said in another language. */
export function spanOf(text: string | null): TimeSpan | null {
  const trimmed = text?.trim() ?? '';
  return within.exec(trimmed)?.[0] === trimmed ? spanIn(trimmed) : null;
}
