import type { TimeHeard, Whereabouts } from '../../dialogs/heard.js';
import { cuesOf, firstOf, lastOf, type Message } from './message.js';
import type { RecognizedTime } from './recognizer-worker.js';

/** Whether something like a date is left over that own words did not read: a month, "next", or figures when asked. */
export function mayHoldDates(
  message: Message,
  used: ReadonlySet<number>,
  where: Whereabouts | null,
): boolean {
  const { tokens, listening } = message;
  const isFigure = (i: number): boolean => /^\d{1,4}/.test(tokens[i]?.word ?? '') && !used.has(i);
  const dateLike = cuesOf(message, 'date-like');
  if (listening.asked === 'when') return dateLike.length > 0 || tokens.some((_, i) => isFigure(i));
  if (where || cuesOf(message, 'not-a-wish').length > 0) return false;
  return dateLike.some((cue) => {
    for (let i = firstOf(cue) - 2; i <= lastOf(cue) + 2; i++) if (isFigure(i) || used.has(i)) return true;
    return false;
  });
}

/** Adds what the recognizer read; where it read more of the same words than we did, it takes their place. */
export function addRecognized(
  times: readonly TimeHeard[],
  found: readonly RecognizedTime[],
  text: string,
): TimeHeard[] {
  const added = found.flatMap((one) => heardTime(one, text));
  const kept = times.filter(
    (time) =>
      !added.some((more) => more.words.length > time.words.length && sharesWords(more.words, time.words)),
  );
  const fresh = added.filter((more) => !kept.some((time) => sharesWords(time.words, more.words)));
  return [...kept, ...fresh];
}

const sharesWords = (longer: string, shorter: string): boolean =>
  longer.toLowerCase().includes(shorter.toLowerCase()) ||
  shorter.toLowerCase().includes(longer.toLowerCase());

function heardTime(found: RecognizedTime, text: string): TimeHeard[] {
  const value = found.values.at(-1);
  if (!value) return [];
  const time = {
    days: [],
    from: null,
    to: null,
    date: null,
    not: false,
    words: text.slice(found.start, found.end + 1),
  };
  switch (found.type) {
    case 'date':
      return value.value === undefined ? [] : [{ ...time, date: value.value }];
    case 'time':
      return value.value === undefined ? [] : [{ ...time, from: minutes(bestClock(found)) }];
    case 'datetime':
      return value.value === undefined
        ? []
        : [{ ...time, date: value.value.slice(0, 10), from: minutes(value.value.slice(11)) }];
    case 'timerange':
      return [{ ...time, from: minutes(value.start), to: minutes(value.end) }];
    case 'datetimerange':
      return value.start === undefined
        ? []
        : [
            {
              ...time,
              date: value.start.slice(0, 10),
              from: minutes(value.start.slice(11)),
              to: minutes(value.end?.slice(11)),
            },
          ];
    default:
      return [];
  }
}

/** Of a morning and an evening reading, the evening one, but not after eight: activities are by day. */
function bestClock(found: RecognizedTime): string | undefined {
  const clocks = found.values.map(({ value }) => value).filter((value) => value !== undefined);
  const last = clocks.at(-1);
  return last !== undefined && last >= '20:00' ? clocks[0] : last;
}

function minutes(clock: string | undefined): number | null {
  if (clock === undefined || clock === '') return null;
  const [hours, rest] = clock.split(':');
  return Number(hours) * 60 + Number(rest ?? 0);
}
