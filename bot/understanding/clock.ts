/** A time of day written in figures: "6", "6pm", "6.30 pm", "18:00". */
export interface ClockTime {
  start: number;
  end: number;
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
  /** Written so that it can be nothing but a time. */
  certain: boolean;
}

/** Chinese writes no spaces: in "下午3点" a letter stands on either side. */
const figures =
  /(?<!(?!\p{Script=Han})[\p{L}\p{N}.:/])(\d{1,2})(?:([:.])(\d{2}))?(?!\d|[:.]\d)\s{0,2}([ap])?(?:\.?m\b\.?)?/giu;
/** 3-11-2026, 3/11, 2026.11.3 */
const dates = /\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{1,2}\/\d{1,2}/g;
const halfOnly = /[ap]\.?m\b/iu;

const zeros = [0x660, 0x6f0, 0xff10];

/** The text with Arabic, Urdu and full-width figures as 0 to 9, each in the place where it was. */
export function inPlainFigures(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (figure) => {
      const code = figure.charCodeAt(0);
      return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
    })
    .replace(/：/g, ':');
}

/** Every clock time in figures, in the order written. */
export function findClockTimes(text: string): ClockTime[] {
  const found: ClockTime[] = [];
  const inDates = [...text.matchAll(dates)].map((date) => [date.index, date.index + date[0].length] as const);
  for (const match of text.matchAll(figures)) {
    if (inDates.some(([from, to]) => match.index >= from && match.index < to)) continue;
    const hour = Number(match[1]);
    const minute = Number(match[3] ?? 0);
    if (hour > 24 || minute > 59) continue;
    const isHalf = match[4] !== undefined && halfOnly.test(match[0]);
    const half = isHalf ? (match[4]?.toLowerCase() === 'a' ? 'am' : 'pm') : null;
    const figuresEnd = match.index + (match[1]?.length ?? 0) + (match[3] === undefined ? 0 : 3);
    const end = isHalf ? match.index + match[0].trimEnd().length : figuresEnd;
    if (!isHalf && /^(?!\p{Script=Han})\p{L}/u.test(text.slice(figuresEnd, figuresEnd + 2))) continue;
    found.push({ start: match.index, end, hour, minute, half, certain: isHalf || match[3] !== undefined });
  }
  return found;
}

/**
 * Minutes from midnight. Where neither am nor pm is said, 1 to 7 are read as afternoon and evening, when activities
 * are, and so is any hour beside "afternoon" or "evening".
 */
export function minutesOf(time: ClockTime, later: boolean): number {
  let hour = time.hour % 24;
  if (time.half === 'pm' && hour < 12) hour += 12;
  else if (time.half === 'am' && hour === 12) hour = 0;
  else if (time.half === null && hour > 0 && hour < (later ? 12 : 8)) hour += 12;
  return hour * 60 + time.minute;
}
