/** The questions that the standard's API lets one ask of a list of services, by the names that it gives them. */
import type { Activity, Place } from '../../catalogue/catalogue.js';
import { areaOfPostcode, metresBetween } from '../../catalogue/whereabouts.js';
import { comparable } from '../clean-text.js';
import { organisationId, ourTaxonomy, termId } from './write-service.js';

export interface Listed {
  place: Place;
  activity: Activity;
}

export interface Query {
  page: number;
  perPage: number;
  /** Everything that belongs to each service, rather than its own fields alone. */
  full: boolean;
  fits: (listed: Listed) => boolean;
}

/** Why a question cannot be answered, on one line that names the parameter. */
export class QueryMistake extends Error {}

const usualPage = 50;
const largestPage = 500;
/** Characters of any one parameter. */
const longestValue = 200;

/**
 * @param changed when the file of an activity was last changed
 * @throws QueryMistake where a parameter is not in its form
 */
export function readQuery(parameters: URLSearchParams, changed: (listed: Listed) => Date | null): Query {
  const tests: ((listed: Listed) => boolean)[] = [];
  const given = (...names: readonly string[]): string | null => {
    const value = names
      .map((name) => parameters.get(name)?.trim())
      .find((one) => one !== undefined && one !== '');
    if (value !== undefined && value.length > longestValue) throw new QueryMistake(`${names[0]} is too long`);
    return value ?? null;
  };
  const number = (name: string, least: number, most: number): number | null => {
    const value = given(name);
    if (value === null) return null;
    const read = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (!(read >= least && read <= most))
      throw new QueryMistake(`${name} should be a number from ${least} to ${most}`);
    return read;
  };

  const place = given('place');
  if (place !== null) tests.push((listed) => listed.place.id === place);
  const search = given('search', 'text');
  if (search !== null) tests.push(holdsWords(search));
  const term = given('taxonomy_term_id', 'topic');
  if (term !== null) {
    tests.push(
      ({ activity: { topics, access } }) =>
        topics.some((id) => id === term || termId('topic', id) === term) ||
        access.some((id) => id === term || termId('access', id) === term),
    );
  }
  const taxonomy = given('taxonomy_id');
  if (taxonomy !== null) tests.push(() => taxonomy === ourTaxonomy);
  const organisation = given('organization_id');
  if (organisation !== null) {
    tests.push((listed) => organisationId(listed.place, listed.activity.group) === organisation);
  }
  const after = given('modified_after');
  if (after !== null) {
    const since = Date.parse(after);
    if (Number.isNaN(since))
      throw new QueryMistake('modified_after should be a time like 2026-03-07T00:00:00Z');
    tests.push((listed) => (changed(listed)?.getTime() ?? Infinity) >= since);
  }
  const least = number('minimum_age', 0, 120);
  if (least !== null) tests.push(({ activity: { ages } }) => (ages?.from ?? 0) >= least);
  const greatest = number('maximum_age', 0, 120);
  if (greatest !== null) tests.push(({ activity: { ages } }) => (ages?.to ?? 120) <= greatest);
  tests.push(
    ...whenTests(
      given('day'),
      timeOf(given('start_time'), 'start_time'),
      timeOf(given('end_time'), 'end_time'),
    ),
  );
  const postcode = given('postcode');
  const proximity = number('proximity', 1, 1_000_000);
  if (postcode !== null) tests.push(near(postcode, proximity ?? usualProximity));

  return {
    page: number('page', 1, 1_000_000) ?? 1,
    perPage: Math.min(number('per_page', 1, 1_000_000) ?? usualPage, largestPage),
    full: /^(?:true|1|yes)$/i.test(given('full') ?? ''),
    fits: (listed) => tests.every((test) => test(listed)),
  };
}

/** Metres around a postcode, where only the postcode is given. */
const usualProximity = 5_000;

function holdsWords(search: string): (listed: Listed) => boolean {
  const words = comparable(search)
    .split(' ')
    .filter((word) => word !== '');
  return ({ activity: { name, about, group, topics, words: own } }) => {
    const text = comparable([name, about, group.name, ...topics, ...own].join(' '));
    return words.every((word) => text.includes(word));
  };
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function whenTests(
  day: string | null,
  start: number | null,
  end: number | null,
): ((listed: Listed) => boolean)[] {
  if (day === null && start === null && end === null) return [];
  const weekday =
    day === null ? null : dayNames.findIndex((name) => name.startsWith(day.toLowerCase().slice(0, 9))) + 1;
  if (weekday === 0 || (day !== null && day.length < 2))
    throw new QueryMistake('day should be one like MO or monday');
  return [
    ({ activity }) =>
      activity.when.some(({ day: on, from, to }) => {
        const fitsDay = weekday === null || on.kind === 'daily' || weekdayOf(on) === weekday;
        return (
          fitsDay &&
          (start === null || (from !== null && from >= start)) &&
          (end === null || (to !== null && to <= end))
        );
      }),
  ];
}

function weekdayOf(day: Activity['when'][number]['day']): number | null {
  if (day.kind === 'weekly' || day.kind === 'monthly') return day.weekday;
  return day.kind === 'date' ? ((new Date(day.date).getUTCDay() + 6) % 7) + 1 : null;
}

function timeOf(written: string | null, name: string): number | null {
  if (written === null) return null;
  const found = /^(\d{1,2}):(\d{2})/.exec(written);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59)
    throw new QueryMistake(`${name} should be a time like 10:00`);
  return Number(found[1]) * 60 + Number(found[2]);
}

/** Measured from the middle of the area that the postcode lies in. */
function near(postcode: string, metres: number): (listed: Listed) => boolean {
  return ({ place, activity: { where } }) => {
    const from = areaOfPostcode(place.areas, postcode)?.at;
    if (from === undefined || where.kind !== 'at') return false;
    const at =
      where.at ?? (where.postcode === null ? undefined : areaOfPostcode(place.areas, where.postcode)?.at);
    return at !== undefined && metresBetween(from, at) <= metres;
  };
}
