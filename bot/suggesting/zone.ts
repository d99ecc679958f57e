/**
 * The clocks of one time zone. The moments at which its clocks change are looked up once a year of the calendar and
 * kept, as asking the time zone data of the platform for each date would cost more than all the rest of suggesting.
 */
import { IANAZone } from 'luxon';
import { clockText, dayText, type DayNumber } from './days.js';

/** A moment at which clocks change. Offsets are minutes ahead of UTC. */
export interface ClockChange {
  /** Milliseconds since 1970, UTC. */
  at: number;
  before: number;
  after: number;
}

export interface Zone {
  name: string;
  /** Minutes ahead of UTC at an instant (milliseconds since 1970). */
  offsetAt(instant: number): number;
  /** The clock changes of one UTC year, in order. */
  changesIn(year: number): readonly ClockChange[];
  /** The local day and the minutes from its midnight at an instant. */
  localAt(instant: number): { day: DayNumber; minutes: number };
  /**
   * The instant of a local time, in milliseconds. A time that clocks skip in spring counts on from before the change
   * (01:30 becomes 02:30); of a time that comes twice in autumn the first is meant, as in RFC 5545, section 3.3.5.
   */
  instantOf(day: DayNumber, minutes: number): number;
}

const minute = 60_000;
const day = 86_400_000;
/** Between two looks. No zone that a place could be in changes its clocks twice within two weeks. */
const step = 14 * day;

const zones = new Map<string, Zone>();

/** The zone of this IANA name. Throws a RangeError where the platform does not know it. */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = makeZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function makeZone(name: string): Zone {
  if (!IANAZone.isValidZone(name)) throw new RangeError(`There is no time zone "${name}".`);
  const source = IANAZone.create(name);
  const years = new Map<number, { first: number; changes: ClockChange[] }>();

  const year = (number: number) => {
    let known = years.get(number);
    if (!known) {
      const start = Date.UTC(number, 0, 1);
      known = {
        first: source.offset(start),
        changes: changesBetween(source, start, Date.UTC(number + 1, 0, 1)),
      };
      years.set(number, known);
    }
    return known;
  };

  const offsetAt = (instant: number) => {
    const { first, changes } = year(new Date(instant).getUTCFullYear());
    let offset = first;
    for (const change of changes) if (instant >= change.at) offset = change.after;
    return offset;
  };

  return {
    name,
    offsetAt,
    changesIn: (number) => year(number).changes,
    localAt(instant) {
      const local = instant + offsetAt(instant) * minute;
      const number = Math.floor(local / day);
      return { day: number, minutes: Math.floor((local - number * day) / minute) };
    },
    instantOf(number, minutes) {
      const local = number * day + minutes * minute;
      const before = local - offsetAt(local - day) * minute;
      const after = local - offsetAt(local + day) * minute;
      if (before === after || local === before + offsetAt(before) * minute) return before;
      return local === after + offsetAt(after) * minute ? after : before;
    },
  };
}

function changesBetween(source: IANAZone, start: number, end: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let before = source.offset(start);
  for (let from = start; from < end; from += step) {
    const last = Math.min(from + step, end) - minute;
    const after = source.offset(last);
    if (after === before) continue;
    changes.push({ at: changeBetween(source, before, from - minute, last), before, after });
    before = after;
  }
  return changes;
}

/** The minute of the change, where the offset is still as before at `low` and no longer at `high`. */
function changeBetween(source: IANAZone, before: number, low: number, high: number): number {
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / minute / 2) * minute;
    if (source.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** A local time as `YYYY-MM-DDTHH:MM`; minutes past the end of the day run into the next. */
export function localText(number: DayNumber, minutes: number): string {
  return `${dayText(number + Math.floor(minutes / 1440))}T${clockText(minutes)}`;
}
