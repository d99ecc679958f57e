/**
 * A place of any size, made up from a seed: the same number and seed make the same place. For measuring, and for tests
 * that try many different activities.
 */
import type { Weekday } from '../../dialogs/heard.js';
import type { Activity, Catalogue, Group, Place, When } from '../../bot/catalogue/catalogue.js';

/** Random numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const madeUpTopics = [
  ...['company', 'bereavement', 'gardening', 'nature', 'walking', 'exercise', 'swimming', 'dancing', 'sport'],
  ...[
    'cycling',
    'arts',
    'music',
    'reading',
    'cooking',
    'making',
    'games',
    'animals',
    'history',
    'faith',
    'learning',
  ],
  ...[
    'digital',
    'english',
    'volunteering',
    'money',
    'food',
    'housing',
    'warm-home',
    'work',
    'caring',
    'parenting',
  ],
  ...['low-mood', 'worry', 'long-term-condition', 'pain', 'dementia', 'stroke', 'falls', 'weight', 'smoking'],
  ...['alcohol-drugs', 'sight-hearing', 'transport', 'lgbtq', 'veterans', 'young-people', 'newcomers'],
];

export const madeUpNeeds = [
  ...['step-free', 'toilet', 'hearing-loop', 'bsl', 'women-only', 'free', 'transport', 'online', 'at-home'],
  ...['childcare', 'quiet', 'companion', 'large-print'],
];

const nouns = [
  'club',
  'circle',
  'morning',
  'group',
  'session',
  'meet-up',
  'workshop',
  'table',
  'hour',
  'team',
];
const streets = [
  'Mill',
  'Station',
  'Church',
  'Park',
  'Victoria',
  'Chapel',
  'Queen',
  'Garden',
  'Bridge',
  'School',
];

/** The middle of the made-up place, and how far it stretches, in degrees. */
export const madeUpMiddle: readonly [number, number] = [53.8, -1.55];
const stretch = 0.12;

export interface MadeUp {
  place: Place;
  catalogue: Catalogue;
}

/** Makes a place with this many activities, three to a group on average. */
export function madeUpPlace(count: number, seed = 1): MadeUp {
  const random = randomFrom(seed);
  const groups = Array.from({ length: Math.max(1, Math.ceil(count / 3)) }, (_, n) => madeUpGroup(n, random));
  const activities = Array.from({ length: count }, (_, n) =>
    madeUpActivity(n, groups[Math.floor(random() * groups.length)] as Group, random),
  );
  const place: Place = {
    id: 'made-up',
    name: 'Made-up Town',
    culture: 'GB-ENG',
    languages: ['en', 'ur', 'pl'],
    timezone: 'Europe/London',
    currency: 'GBP',
    example: true,
    areas: [{ name: 'Middle', also: [], at: madeUpMiddle }],
    handOver: { to: 'people@example.org', phone: null, website: null, replyWithin: null, hours: null },
    sms: [],
    sites: [],
    editors: [],
    freshness: { askAfter: 180, stopAfter: 365 },
    groups,
    activities,
  };
  return { place, catalogue: catalogueOf(place) };
}

/** A catalogue of one place, with the starter topics and access needs. */
export function catalogueOf(place: Place): Catalogue {
  return {
    topics: new Map(
      madeUpTopics.map((id, n) => [
        id,
        {
          id,
          name: new Map([['en', id]]),
          words: new Map(),
          related: [madeUpTopics[(n + 1) % 46] as string],
        },
      ]),
    ),
    access: new Map(
      madeUpNeeds.map((id) => [
        id,
        { id, name: new Map([['en', id]]), words: new Map(), essential: new Map() },
      ]),
    ),
    roles: [],
    helpLines: [],
    safety: new Map(),
    places: new Map([[place.id, place]]),
    problems: [],
  };
}

function madeUpGroup(n: number, random: () => number): Group {
  return {
    id: `group-${n}`,
    name: `${pick(streets, random)} Street ${pick(nouns, random)} ${n}`,
    about: 'Neighbours who meet.',
    contact: { name: 'Asha', phone: '0113 496 0123', email: `group${n}@example.org`, website: null },
    referrals:
      random() < 0.5
        ? { to: `group${n}@example.org`, mostPerWeek: random() < 0.5 ? 3 : null, replyWithin: null }
        : null,
    editors: [],
    file: `places/made-up/groups/group-${n}.yaml`,
  };
}

function madeUpActivity(n: number, group: Group, random: () => number): Activity {
  const topics = some(madeUpTopics, 1 + Math.floor(random() * 3), random);
  const name = `${topics[0]} ${pick(nouns, random)} ${pick(streets, random)} Street`;
  return {
    id: `${group.id}/activity-${n}`,
    group,
    name,
    about: `Come to our ${topics.join(', ')} ${pick(nouns, random)}. No experience needed, everybody is welcome.`,
    firstVisit: random() < 0.5 ? 'Ask for Asha at the door. The kettle is on.' : null,
    topics,
    words: random() < 0.3 ? [`${pick(streets, random).toLowerCase()} ${topics[0]}`] : [],
    when: random() < 0.1 ? [] : Array.from({ length: random() < 0.8 ? 1 : 2 }, () => madeUpWhen(random)),
    notOn: random() < 0.2 ? ['2026-12-26'] : [],
    where: madeUpWhere(random),
    cost: madeUpCost(random),
    access: some(madeUpNeeds, Math.floor(random() * 4), random),
    accessNot: random() < 0.1 ? ['step-free'] : [],
    ages: random() < 0.3 ? pick(madeUpAges, random) : null,
    only: random() < 0.05 ? 'women' : random() < 0.05 ? 'men' : null,
    notFor: null,
    languages: random() < 0.5 ? ['en'] : random() < 0.3 ? ['en', 'ur'] : [],
    join: pick(['drop-in', 'book', 'refer'] as const, random),
    beforeJoining: [],
    status: random() < 0.85 ? 'open' : pick(['full', 'waiting-list', 'paused', 'closed'] as const, random),
    statusUntil: random() < 0.1 ? '2026-12-01' : null,
    checked: random() < 0.9 ? `202${random() < 0.2 ? 4 : 6}-0${1 + Math.floor(random() * 9)}-15` : null,
    translations: new Map(),
  };
}

const madeUpAges = [
  { from: 18, to: null, text: '18+' },
  { from: 60, to: null, text: '60+' },
  { from: 16, to: 25, text: '16-25' },
];

function madeUpWhen(random: () => number): When {
  const weekday = (1 + Math.floor(random() * 7)) as Weekday;
  const hour = 9 + Math.floor(random() * 11);
  const isSeasonal = random() < 0.2;
  const isFortnightly = random() < 0.1;
  const kind = random();
  return {
    day:
      kind < 0.8
        ? { kind: 'weekly', weekday }
        : kind < 0.93
          ? { kind: 'monthly', nth: pick([1, 2, 3, 4, 5, -1] as const, random), weekday }
          : kind < 0.97
            ? { kind: 'date', date: `2026-12-${10 + Math.floor(random() * 20)}` }
            : { kind: 'daily' },
    from: hour * 60,
    to: random() < 0.9 ? hour * 60 + 90 : null,
    everyWeeks: isFortnightly ? 2 : 1,
    starting: isSeasonal || isFortnightly ? '2026-09-07' : null,
    until: isSeasonal ? `2026-1${Math.floor(random() * 3)}-20` : null,
  };
}

function madeUpWhere(random: () => number): Activity['where'] {
  if (random() < 0.06) return { kind: 'online' };
  if (random() < 0.04) return { kind: 'at-home' };
  const at: [number, number] = [
    madeUpMiddle[0] + (random() - 0.5) * stretch,
    madeUpMiddle[1] + (random() - 0.5) * stretch * 1.7,
  ];
  return {
    kind: 'at',
    name: `${pick(streets, random)} Hall`,
    postcode: 'LS6 1AB',
    at: random() < 0.95 ? at : null,
  };
}

function madeUpCost(random: () => number): Activity['cost'] {
  if (random() < 0.5) return { kind: 'free' };
  if (random() < 0.2) return { kind: 'unknown' };
  return {
    kind: 'amount',
    amount: 1 + Math.floor(random() * 8),
    currency: 'GBP',
    per: 'session',
    note: null,
  };
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

function some<T>(from: readonly T[], count: number, random: () => number): T[] {
  const picked = new Set<T>();
  while (picked.size < count) picked.add(pick(from, random));
  return [...picked];
}
