/**
 * Activities of every kind, with nothing in them that is a word of any language: what is English in a sentence about
 * them was left over by the bot.
 */
import type { ActivityDetails, Meeting, Suggestion } from '../../../dialogs/suggestion.js';

/** All words that the content and the resident are made of. */
export const madeUpWords = ['Quorvex', 'Limda', 'Brastol', 'Fendwick', 'Jomla', 'Zarpo', 'Wexil', 'Dropni'];

export const topicUnmet = 'dancing';

const meeting = (day: string, from = '10:00', to: string | null = '12:30'): Meeting => ({
  ...{ from: `${day}T${from}`, to: to && `${day}T${to}`, instant: `${day}T${from}:00Z`, timed: true },
});

/** The names that an activity and its group have in turn, so that odd ones meet every sentence. */
export interface Names {
  activity: string;
  group: string;
}

export const plainNames: Names = { activity: 'Quorvex Limda', group: 'Fendwick Jomla' };

const details = (id: string, names: Names, changes: Partial<ActivityDetails>): ActivityDetails => ({
  id: `${id}/${id}`,
  name: names.activity,
  about: 'Zarpo wexil dropni.',
  group: { id, name: names.group },
  next: meeting('2026-11-26'),
  weekly: null,
  where: { kind: 'at', name: 'Wexil Zarpo', postcode: 'LS6 1AB', at: [53.8, -1.5] },
  metres: 900,
  cost: { kind: 'free' },
  checked: '2026-10-05',
  join: 'drop-in',
  groupAbout: 'Dropni wexil zarpo.',
  names: [names.activity],
  firstVisit: 'Jomla zarpo wexil dropni.',
  meetings: [meeting('2026-11-26')],
  access: [
    { need: 'toilet', met: true },
    { need: 'step-free', met: null },
    { need: 'hearing-loop', met: false },
  ],
  ages: '18+',
  only: 'Zarpo',
  notFor: 'Dropni',
  languages: ['en', 'ur', 'pl'],
  contact: {
    name: 'Limda',
    phone: '0113 496 0123',
    email: 'limda@example.org',
    website: 'https://limda.example.org/come',
  },
  status: 'open',
  beforeJoining: [],
  replyWithin: null,
  ...changes,
});

const amount = (per: string | null, note: string | null = null) =>
  ({ kind: 'amount', amount: 3.5, currency: 'GBP', per, note }) as const;
const nobody = { name: null, phone: null, email: null, website: null };

/** One of each way in, each state, each kind of time, place, price and language. */
export function madeUpActivities(names: Names = plainNames): ActivityDetails[] {
  const make = (id: string, changes: Partial<ActivityDetails>) => details(id, names, changes);
  const day = (date: string) => ({ next: meeting(date), meetings: [meeting(date)] });
  return [
    make('weekly', { weekly: { day: 4, from: '10:00', to: '12:30' }, metres: 120, whenNote: 'Zarpo dropni' }),
    make('refer', {
      join: 'refer',
      cost: amount('session', 'zarpo wexil'),
      beforeJoining: ['Zarpo wexil?', 'Jomla?'],
      writtenIn: { name: 'fy', about: 'fy', firstVisit: 'fy', group: 'fy', questions: 'fy' },
    }),
    make('days', {
      meetings: [meeting('2026-11-26'), meeting('2026-12-03', '18:30', null), meeting('2027-01-07')],
      cost: { kind: 'free', note: 'zarpo wexil' },
      only: null,
      notFor: null,
      firstVisit: null,
    }),
    make('unreachable', {
      join: 'book',
      contact: nobody,
      cost: { kind: 'unknown' },
      next: null,
      meetings: [],
    }),
    make('online', {
      ...day('2026-11-21'),
      join: 'book',
      only: 'women',
      where: { kind: 'online' },
      metres: null,
      cost: amount('meal'),
    }),
    make('waiting', { join: 'refer', status: 'waiting-list', cost: amount('week'), ...day('2026-11-20') }),
    make('full', {
      join: 'refer',
      status: 'full',
      where: { kind: 'at-home' },
      metres: null,
      cost: amount('month'),
    }),
    make('at-any-time', {
      next: null,
      meetings: [],
      checked: null,
      cost: amount('term'),
      contact: { ...nobody, name: 'Limda', email: 'limda@example.org' },
    }),
    make('elsewhere', {
      ...{ join: 'refer', weekly: { day: 4, from: null, to: null }, cost: amount('visit') },
      next: { ...meeting('2026-11-26'), timed: false },
      where: { kind: 'at', name: 'Wexil Zarpo', postcode: null, at: null },
      writtenIn: { name: 'fy', about: 'fy', firstVisit: 'fy', group: 'fy' },
      contact: { ...nobody, website: 'https://limda.example.org/come' },
      replyWithin: '3 days',
    }),
    make('partly', {
      ...{ ...day('2027-03-04'), cost: amount('year'), languages: [], access: [], ages: null },
      writtenIn: { name: 'fy', about: 'fy', firstVisit: 'cy', group: 'en' },
    }),
    make('paused', { status: 'paused', only: 'men', cost: amount(null) }),
    make('closed', { status: 'closed', cost: amount('zarpo') }),
    make('full-for-all', { status: 'full' }),
    make('waiting-for-all', { status: 'waiting-list' }),
    make('changed', { weekly: { day: 4, from: '10:00', to: '12:30' } }),
    make('gone', {}),
  ];
}

/** As they are suggested: why, and what does not quite fit. */
export function asSuggested(activities: readonly ActivityDetails[]): Suggestion[] {
  return activities.map((activity, index) => ({
    ...{
      ...activity,
      reasons: reasonsOf[index % reasonsOf.length]!,
      cautions: cautionsOf[index % cautionsOf.length]!,
    },
    ...(activity.id === 'changed/changed' ? { ...before } : {}),
  }));
}

/** What was other when it was suggested. */
const before: Partial<Suggestion> = {
  name: 'Limda Quorvex',
  weekly: { day: 5, from: '09:00', to: null },
  where: { kind: 'online' },
  cost: { kind: 'unknown' },
};

const reasonsOf: Suggestion['reasons'][] = [
  [
    { kind: 'topic', topic: 'gardening', words: 'zarpo' },
    { kind: 'access', need: 'toilet', words: 'dropni' },
    { kind: 'near', metres: 900, area: 'Fendwick' },
  ],
  [
    { kind: 'topic', topic: 'gardening', words: '' },
    { kind: 'access', need: 'step-free', words: '' },
    { kind: 'free' },
    { kind: 'time', words: '' },
  ],
  [
    { kind: 'words', words: 'wexil' },
    { kind: 'time', words: 'jomla' },
    { kind: 'language', language: 'pl' },
    { kind: 'for', words: 'limda' },
  ],
  [
    { kind: 'related', topic: 'nature', to: 'gardening', words: 'wexil' },
    { kind: 'near', metres: 100, area: 'Fendwick' },
  ],
  [{ kind: 'related', topic: 'nature', to: 'gardening', words: '' }],
];

const cautionsOf: Suggestion['cautions'][] = [
  [
    { kind: 'access-unknown', need: 'step-free' },
    { kind: 'only', who: 'Zarpo' },
    { kind: 'ages', ages: '18+' },
  ],
  [
    { kind: 'access-unmet', need: 'hearing-loop' },
    { kind: 'access-unmet', need: 'free' },
    { kind: 'other-time' },
  ],
  [
    { kind: 'far', metres: 9000 },
    { kind: 'language', language: 'pl' },
    { kind: 'checked-long-ago', checked: '2025-01-01' },
  ],
  [{ kind: 'checked-long-ago', checked: null }],
];
