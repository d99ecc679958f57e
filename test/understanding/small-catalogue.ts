import type { Activity, Catalogue, Group, Place, Topic } from '../../bot/catalogue/catalogue.js';

const words = (en: string[], others: Record<string, string[]> = {}): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries({ en, ...others }));

const topic = (id: string, en: string[], others: Record<string, string[]> = {}): [string, Topic] => [
  id,
  {
    id,
    name: new Map([['en', id]]),
    kind: troubles.has(id) ? 'trouble' : 'pastime',
    words: words(en, others),
    related: [],
  },
];
const troubles = new Set(['company', 'money', 'work']);

const need = (id: string, en: string[], essential: string[] = []): Catalogue['access'] =>
  new Map([[id, { id, name: new Map([['en', id]]), words: words(en), essential: words(essential) }]]);

const group: Group = {
  id: 'growers',
  name: 'Growers',
  about: 'Neighbours growing vegetables.',
  contact: { name: null, phone: null, email: null, website: null },
  referrals: null,
  editors: [],
  file: 'places/leeds/groups/growers.yaml',
};

const activity: Activity = {
  id: 'growers/saturday-allotment',
  group,
  name: 'Saturday on the allotment',
  about: 'Grow vegetables together.',
  firstVisit: null,
  topics: ['gardening'],
  words: ['veg patch'],
  when: [],
  notOn: [],
  where: { kind: 'online' },
  cost: { kind: 'free' },
  access: [],
  accessNot: [],
  ages: null,
  only: null,
  notFor: null,
  languages: ['en'],
  join: 'drop-in',
  beforeJoining: [],
  status: 'open',
  statusUntil: null,
  checked: null,
  translations: new Map(),
};

const leeds: Place = {
  id: 'leeds',
  name: 'Leeds',
  culture: 'GB-ENG',
  languages: ['en', 'pl'],
  timezone: 'Europe/London',
  currency: 'GBP',
  example: true,
  areas: [
    { name: 'Hyde Park', also: ['LS6'], at: [53.81, -1.56] },
    { name: 'Burley', also: ['LS4'], at: [53.81, -1.58] },
    { name: 'City centre', also: ['LS1'], at: [53.8, -1.55] },
    { name: 'Adel', also: ['LS16'], at: [53.85, -1.58] },
  ],
  handOver: { to: 'team@example.org', phone: null, website: null, replyWithin: null, hours: null },
  sms: [],
  sites: [],
  editors: [],
  freshness: { askAfter: 180, stopAfter: 365 },
  groups: [group],
  activities: [activity],
};

const utrecht: Place = {
  ...leeds,
  id: 'utrecht',
  name: 'Utrecht',
  culture: 'NL',
  languages: ['nl', 'en'],
  timezone: 'Europe/Amsterdam',
  areas: [
    {
      name: 'Binnenstad',
      names: new Map([['en', 'City centre']]),
      also: ['3511', '3512'],
      at: [52.09, 5.12],
    },
    { name: 'Overvecht', also: ['356'], at: [52.11, 5.1] },
  ],
  groups: [],
  activities: [],
};

/** A few topics, needs, areas and one activity: enough for each rule of understanding to show. */
export const smallCatalogue: Catalogue = {
  topics: new Map([
    topic('company', ['lonely', "don't know anyone", 'make friends', 'on my own'], { zh: ['孤独'] }),
    topic('bereavement', ['wife/husband died', 'lost my wife/husband']),
    topic('gardening', ['gardening', 'garden', 'allotment', 'grow ... vegetables'], {
      cy: ['garddio', 'gardd'],
      zh: ['种花'],
      pl: ['ogrod*'],
    }),
    topic('walking', ['walking', 'walk', 'get out to walk']),
    topic('sport', ['football', 'walking football']),
    topic('games', ['bingo', 'chess']),
    topic('faith', ['church']),
    topic('swimming', ['swimming']),
    topic('music', ['choir', 'singing', 'sing'], { cy: ['caneuon', 'corau'], nl: ['gitaar'] }),
    topic('studies', ['learn?', 'evening class']),
  ]),
  access: new Map([
    ...need('step-free', ['step-free', 'no stairs'], ['wheelchair']),
    ...need('free', ['free', "can't afford much"]),
  ]),
  roles: [],
  helpLines: [],
  safety: new Map([
    [
      'en',
      {
        language: 'en',
        phrases: new Map([
          ['life/urgent', ['kill myself', 'suicid*', 'want to die', "don't want to be here any more"]],
          ['life/check', ["what's the point"]],
          ['harm/urgent', ['hits me', 'hit me']],
          ['medical/urgent', ['chest pain', 'heart attack']],
        ]),
        harmless: ['kill myself laughing', 'dying to try', 'heart attack when i saw'],
      },
    ],
    [
      'pl',
      {
        language: 'pl',
        phrases: new Map([['life/urgent', ['nie chcę ... żyć', 'zabić się']]]),
        harmless: [],
      },
    ],
    ['zh', { language: 'zh', phrases: new Map([['life/urgent', ['想死', '不想活']]]), harmless: [] }],
  ]),
  places: new Map([
    ['leeds', leeds],
    ['utrecht', utrecht],
  ]),
  problems: [],
};
