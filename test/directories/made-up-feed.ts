/**
 * A made-up directory of a made-up council, with what real ones hold: HTML and doubly escaped entities, labels that
 * differ by a space, websites without a scheme, ids that are not quite UUIDs, times and prices in prose. Every
 * organisation in it is invented; telephone numbers are of the range kept for fiction.
 */
import type { JsonObject } from '../../bot/directories/open-referral/json.js';

export type Family = 'first' | 'third';

/** One way in which a service says something, and what is to be read from it. */
export interface Said {
  prose: string;
  /** `day from-to`, or null where it is not certain. */
  reads: string[] | null;
}

export const times: readonly Said[] = [
  { prose: 'Every Tuesday 10am-12noon (term time)', reads: ['tuesday, term time only 10:00-12:00'] },
  { prose: '1st & 3rd Weds 2-4pm', reads: ['first wednesday 14:00-16:00', 'third wednesday 14:00-16:00'] },
  { prose: 'Mon – Fri 9:30 - 5', reads: ['monday to friday 09:30-17:00'] },
  { prose: '<p>Thursdays,&nbsp;6.30pm to 8pm</p>', reads: ['thursday 18:30-20:00'] },
  { prose: 'Alternate Mondays 1-3pm', reads: null },
  { prose: 'Times vary, please ring', reads: null },
  { prose: 'Last Friday of the month, 1pm - 3pm', reads: ['last friday 13:00-15:00'] },
  { prose: 'Saturdays 7-9', reads: null },
  { prose: 'Monday and Thursday 10:00 &ndash; 11:30', reads: ['monday 10:00-11:30', 'thursday 10:00-11:30'] },
  { prose: 'Wed 1pm-3pm, Fri 10am-12pm', reads: ['wednesday 13:00-15:00', 'friday 10:00-12:00'] },
];

export const prices: readonly { prose: string; reads: unknown }[] = [
  {
    prose: '£3 per session, first one free',
    reads: { amount: '3.00', per: 'session', note: '£3 per session, first one free' },
  },
  { prose: 'Free', reads: 'free' },
  { prose: 'Free of charge.', reads: 'free' },
  { prose: 'Donation', reads: { amount: '0', note: 'Donation' } },
  { prose: 'From &pound;5', reads: null },
  { prose: '£5 (£3 concessions)', reads: { amount: '5.00', note: '£5 (£3 concessions)' } },
  { prose: '&pound;2.50 per class', reads: { amount: '2.50', per: 'class' } },
];

const ages = [
  'Over 50s',
  '18+',
  '0-4 years',
  'Everyone',
  'Women only',
  'Adults with a learning disability',
  'Aged 11 to 17',
];
const access = [
  'Fully accessible',
  'Hearing loop; disabled toilets',
  'No parking, two steps at the entrance',
  'Limited wheelchair access',
  '',
];
const subjects: readonly [name: string, text: string, label: string][] = [
  ['Knit and Natter', 'Come and knit with friendly people over a cup of tea.', 'Arts and  crafts '],
  ['Walking Group', 'A gentle health walk round the park, followed by coffee.', 'Health Walks'],
  ['Debt Advice', 'Free and confidential help with debt and bills.', 'Debt advice'],
  ['Chair Yoga', 'Stretch and breathe at your own pace, sitting down.', 'Exercise & fitness'],
  ['Lunch Club', 'A hot meal in good company.', 'Lunch Clubs'],
  [
    'Stay and Play',
    'Toys, songs and stories for little ones and whoever looks after them.',
    'Parent and toddler groups ',
  ],
  ['Memory Café', 'For people living with dementia and those who care for them.', 'Dementia  support'],
  ['Community Choir', 'Sing with us. No auditions.', 'Choirs & singing'],
  ['Computer Help', 'Learn to use a tablet or a computer.', 'IT skills'],
  ['Befriending', 'A volunteer visits for a chat each week.', 'Loneliness and isolation'],
];
const streets = ['Fore Street', 'Mill Lane', 'Chapel Hill', 'Station Road', 'The Green'];
const halls = ['St Petroc Hall', 'The Old Library', 'Quay Centre', 'Miners’ Institute', 'Saltbox Rooms'];
const postcodes = ['LS6 1AB', 'ls61ab', 'LS11 8PG', 'LS8 5HS', 'LS27', 'n/a', ''];

/** Deterministic: the same feed each time. */
export function madeUpFeed(count: number, family: Family): JsonObject[] {
  return Array.from({ length: count }, (_, number) => (family === 'third' ? third(number) : first(number)));
}

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

/** Not quite UUIDs, some of them. */
export function idOf(number: number): string {
  const end = String(number).padStart(12, '0');
  return number % 7 === 0
    ? `SVC-${number}`
    : `0b8f5e1a-77c2-4d11-9a3f-${number % 11 === 0 ? end.slice(1) : end}`;
}

function basics(number: number): JsonObject {
  const [name, text] = pick(subjects, number);
  return {
    id: idOf(number),
    name: `${name} ${Math.floor(number / 10) + 1}`,
    description: describe(text, number),
    url: pick(
      [
        'www.example.org/what',
        'http://example.org',
        'https://example.org/x',
        'example.org',
        '',
        'ask@example.org',
      ],
      number,
    ),
    email: pick(['hello@example.org', 'mailto:hello@example.org', 'not an address', ''], number),
    status: pick(
      [
        'active',
        'active',
        'active',
        'active',
        'active',
        'active',
        'temporarily closed',
        'active',
        'inactive',
      ],
      number,
    ),
    assured_date: pick(['2026-06-01', '2024-11-30T00:00:00Z', '', '2031-01-01'], number),
    last_modified: '2026-07-01T09:00:00Z',
  };
}

function describe(text: string, number: number): string {
  if (number % 31 === 30) return '';
  const html = `<p>${text}&amp;nbsp;Tea&amp;amp;cake.</p><ul><li>Friendly</li><li>Local</li></ul>`;
  const long = `${text} `.repeat(30);
  return pick(
    [html, text, `${text}\r\n\r\nAll welcome.`, long, `${text}&nbsp;&nbsp;<br/>Ring first.`],
    number,
  );
}

function organisation(number: number): JsonObject | null {
  if (number % 23 === 5) return null;
  const which = Math.floor(number / 3) % 211;
  const space = number % 5 === 0 ? '  ' : ' ';
  return {
    id: `6f1c0a52-0000-4000-8000-${String(which).padStart(12, '0')}`,
    name: `Saltbox${space}Neighbours ${which}`,
    description: which % 4 === 0 ? '' : 'Neighbours who look out for each other.',
    url: 'www.example.org',
    website: 'www.example.org',
  };
}

function label(number: number, space = ''): JsonObject {
  const [, , name] = pick(subjects, number);
  return { id: `term-${number % 10}`, name: number % 2 === 0 ? name : `${name}${space}` };
}

function first(number: number): JsonObject {
  return {
    ...basics(number),
    organization: organisation(number),
    fees: '',
    deliverable_type: number % 29 === 3 ? 'Online' : '',
    regular_schedules: [
      {
        id: `r${number}`,
        description: pick(times, number).prose,
        opens_at: null,
        closes_at: null,
        byday: null,
      },
    ],
    cost_options: [{ id: `c${number}`, amount: null, option: pick(prices, number).prose }],
    eligibilitys: [{ id: `e${number}`, eligibility: pick(ages, number), minimum_age: 0, maximum_age: 0 }],
    contacts: [
      {
        id: `k${number}`,
        name: 'Sam',
        phones: [
          {
            number: pick(
              [
                'Tel: 0113 496 0123 (office hours)',
                '01134960124 / 07700 900123',
                '0113 496 0125 ext 21',
                'ring us',
              ],
              number,
            ),
          },
        ],
      },
    ],
    service_taxonomys: [
      { id: `t${number}`, taxonomy: { ...label(number, ' '), vocabulary: 'esdServiceTypes' } },
    ],
    service_at_locations:
      number % 29 === 3
        ? []
        : [
            {
              id: `l${number}`,
              location: location(number, 'physical_addresses', 'accessibility_for_disabilities'),
            },
          ],
    languages: [{ language: pick(['English', 'Polish', 'Urdu', 'Martian'], number) }],
  };
}

function third(number: number): JsonObject {
  return {
    ...basics(number),
    organization: organisation(number),
    schedules: [
      number % 3 === 0
        ? {
            id: `r${number}`,
            freq: 'WEEKLY',
            byday: pick(['TU', 'MO,WE', 'FR'], number),
            opens_at: '10:00:00Z',
            closes_at: '12:00Z',
            valid_from: '2020-01-01T00:00:00Z',
          }
        : { id: `r${number}`, description: pick(times, number).prose },
    ],
    cost_options:
      number % 3 === 0
        ? [{ id: `c${number}`, amount: 4, amount_description: 'per session' }]
        : [{ id: `c${number}`, amount_description: pick(prices, number).prose }],
    minimum_age: number % 4 === 0 ? 18 : 0,
    maximum_age: number % 4 === 0 ? 120 : 0,
    contacts: [
      {
        id: `k${number}`,
        name: 'Sam',
        email: 'sam@example.org',
        phones: [{ number: '0113 496 0123', extension: 12 }],
      },
    ],
    attributes: [
      {
        id: `a${number}`,
        link_type: 'taxonomy',
        taxonomy_term: { ...label(number, ' '), taxonomy: 'openEligibility' },
      },
    ],
    service_at_locations: [{ id: `l${number}`, location: location(number, 'addresses', 'accessibility') }],
    languages: [{ id: `g${number}`, name: pick(['English', 'Polish'], number) }],
  };
}

function location(number: number, addresses: string, accessibility: string): JsonObject {
  const at = pick<[JsonObject[string], JsonObject[string]]>(
    [
      [53.81, -1.56],
      [null, null],
      ['53.79', '-1.54'],
      [0, 0],
      [-1.55, 53.8],
      [51.5, -0.12],
    ],
    number,
  );
  return {
    id: `loc-${number}`,
    location_type: 'physical',
    name: number % 6 === 1 ? null : pick(halls, number),
    latitude: at[0],
    longitude: at[1],
    [addresses]: [
      {
        address_1: `${number % 90} ${pick(streets, number)}`,
        city: 'Leeds',
        postal_code: pick(postcodes, number),
        country: 'GB',
      },
    ],
    [accessibility]: [{ accessibility: pick(access, number), description: pick(access, number) }],
  };
}
