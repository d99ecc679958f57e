/** The world as a conversation may find it, one that differs in everything it can differ in from the next. */
import type { Deed, DeedOutcome, Request } from '../../../dialogs/deed.js';
import type { Measure } from '../../../dialogs/measure.js';
import type { Story } from '../../../dialogs/story.js';
import type { Suggested, World } from '../../../dialogs/world.js';
import { nameOfEverywhere, now } from './ground.js';
import { asSuggested, madeUpActivities, topicUnmet, type Names } from './made-up-activities.js';

export interface Situation {
  about: string;
  world: World;
}

export const somebody = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;

/** Every way that there is to meet the bot. */
export function situations(names?: Names): Situation[] {
  const page = madeUpWorld(names);
  return [
    { about: 'on the page', world: page },
    {
      about: 'by text message',
      world: { ...page, writesFrom: somebody, reachesLater: 'message', textsPhones: false, measures: [] },
    },
    {
      about: 'in a group',
      world: {
        ...page,
        ...{
          reachesLater: null,
          measures: [],
          seenByOthers: { privateUrl: 'https://teams.example.org/chat' },
        },
      },
    },
    {
      about: 'on the page of a place that sends no texts, in a language that is not reviewed',
      world: {
        ...{ ...page, textsPhones: false, reviewed: () => false },
        place: { ...page.place, spoken: page.place.spoken.filter((language) => language !== 'en') },
      },
    },
    {
      about: 'where little is known and nothing fits',
      world: {
        ...{ ...page, measures: [], textsPhones: false, reachesLater: null },
        noticesDanger: () => false,
        reviewed: () => false,
        place: { ...page.place, example: false, contact: { ...page.place.contact, phone: null } },
        suggest: () => ({ suggestions: [], widened: [], more: false, unmet: [] }),
      },
    },
  ];
}

export function madeUpWorld(names?: Names): World {
  const activities = madeUpActivities(names);
  const suggested = asSuggested(activities);
  return {
    now,
    keepDays: 30,
    writesFrom: null,
    reachesLater: 'page',
    seenByOthers: null,
    textsPhones: true,
    measures,
    noticesDanger: () => true,
    reviewed: () => true,
    place: {
      ...{ id: 'everywhere', name: nameOfEverywhere, culture: 'GB-ENG', example: true },
      languages: ['en', 'cy', 'nl', 'zh', 'pl', 'ur'],
      spoken: ['en', 'cy', 'nl', 'zh', 'pl', 'ur'],
      areas: ['Fendwick', 'Jomla'].map((name) => ({ name, at: [53.8, -1.5] })),
      contact: {
        ...{ phone: '0113 496 0100', email: 'zarpo@example.org', website: 'https://zarpo.example.org' },
        ...{ hours: '9-17', replyWithin: '2 working days' },
      },
    },
    suggest: (story, { except, most }) => suggest(story, except, most),
    activity: (id) => (id === 'gone/gone' ? null : (activities.find((one) => one.id === id) ?? null)),
    perform: () => Promise.reject(new Error('The walk has things done itself.')),
  };

  function suggest(story: Story, except: string[], most: number): Suggested {
    if (story.topics.some(({ topic }) => topic === topicUnmet))
      return { suggestions: [], widened: [], more: false, unmet: [topicUnmet] };
    const fitting = suggested.filter(({ id }) => !except.includes(id));
    const widened = ([[], ['further'], ['other-times'], ['related-topics']] as const)[
      Math.floor(except.length / 3) % 4
    ]!;
    return {
      suggestions: fitting.slice(0, most),
      widened: [...widened],
      more: fitting.length > most,
      unmet: story.not.length > 0 ? ['arts', 'cooking'] : [],
    };
  }
}

const measures: Measure[] = [
  {
    ...{ id: 'zarpo', name: 'Zarpo', language: 'fy', intro: 'Zarpo wexil.', fromAge: 16 },
    questions: [
      { id: 'one', text: 'Zarpo dropni?', answers: { from: 0, to: 3 } },
      {
        id: 'two',
        text: 'Wexil?',
        answers: [
          { id: 'zarpo', text: 'Zarpo' },
          { id: 'jomla', text: 'Jomla' },
        ],
      },
    ],
  },
];

const request = (changes: Partial<Request>): Request => ({
  ...{ id: 'r1', kind: 'self-referral', reference: '7K4-Q9M', at: '2026-11-19T10:00:00Z' },
  activity: { id: 'refer/refer', name: 'Quorvex Limda', group: 'Fendwick Jomla' },
  ...{ replyBy: '2026-11-25', state: 'passed-on', sent: null },
  ...changes,
});
const handedOver = request({ id: 'r2', kind: 'hand-over', activity: null, reference: '4BD-778' });
const states = ['waiting', 'passed-on', 'in-touch', 'not-right', 'full', 'withdrawn', 'failed'] as const;
const notTexted = (['landline', 'abroad', 'just-sent', 'not-there', 'enough-today', 'too-busy'] as const).map(
  (why): DeedOutcome => ({ kind: 'not-texted', why }),
);
const text: Extract<DeedOutcome, { kind: 'text' }> = {
  kind: 'text',
  text: 'Quorvex Limda\nZarpo',
  leftOut: 0,
};

/** Everything that can come of a deed. */
export function outcomesOf(deed: Deed): DeedOutcome[] {
  switch (deed.kind) {
    case 'refer':
      return [
        { kind: 'sent', request: request({}), onlyForShow: true },
        { kind: 'sent', request: request({ replyBy: null }), onlyForShow: false },
        { kind: 'no-room', nextWeek: '2026-11-23', waitingList: true },
        { kind: 'no-room', nextWeek: null, waitingList: false },
        { kind: 'gone' },
      ];
    case 'hand-over':
      return [
        { kind: 'sent', request: handedOver, onlyForShow: true },
        { kind: 'sent', request: { ...handedOver, replyBy: null }, onlyForShow: false },
        { kind: 'gone' },
      ];
    case 'look-up-requests': {
      const sent = { name: 'Limda', reach: somebody, note: 'Zarpo wexil' };
      return [
        {
          kind: 'requests',
          requests: states
            .flatMap((state) => [request({ state, sent }), { ...handedOver, state, sent: null }])
            .slice(0, 3),
        },
        ...states.map((state): DeedOutcome => ({ kind: 'requests', requests: [request({ state })] })),
        { kind: 'requests', requests: [] },
      ];
    }
    case 'withdraw':
      return [
        { kind: 'withdrawn', request: request({}), inTime: true },
        { kind: 'withdrawn', request: request({}), inTime: false },
        { kind: 'gone' },
      ];
    case 'keep-in-touch':
      return [{ kind: 'done' }, { kind: 'gone' }];
    case 'word-text':
      return [text, { ...text, leftOut: 1 }, { ...text, leftOut: 2 }, { kind: 'gone' }, ...notTexted];
    case 'to-phone':
      return [{ kind: 'done' }, text, { kind: 'gone' }, ...notTexted];
    case 'how-are-you':
      return [{ kind: 'kept', pair: 'zarpo' }];
    case 'report-wrong':
    case 'went':
    case 'end-check-ins':
      return [{ kind: 'done' }];
  }
}
