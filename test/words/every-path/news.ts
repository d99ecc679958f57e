/** What comes into a conversation by itself, and what is said outside of the dialogs. */
import type { News } from '../../../dialogs/conversation.js';
import type { Reply, Value } from '../../../dialogs/reply.js';
import type { RequestRecord } from '../../../bot/referrals/request-records.js';
import { alreadySent, couldNotBeDelivered, thereIsRoom } from '../../../bot/referrals/request-news.js';
import type { Place } from '../../../bot/catalogue/catalogue.js';
import { plainNames, type Names } from './made-up-activities.js';
import { somebody } from './made-up-worlds.js';

export function madeUpRequest(
  changes: Partial<RequestRecord> = {},
  names: Names = plainNames,
): RequestRecord {
  return {
    ...{ schema: 1, id: 'r1', reference: '7K4-Q9M', kind: 'self-referral', place: 'everywhere' },
    ...{ conversation: 'resident', channel: 'webchat', to: 'limda@example.org', at: '2026-11-19T10:00:00Z' },
    activity: { id: 'refer/refer', name: names.activity, group: names.group },
    ...{ replyBy: '2026-11-25', week: null, state: 'passed-on', stateAt: '2026-11-19T10:00:00Z' },
    draft: {
      ...{ activity: 'refer/refer', name: 'Limda', reach: somebody, note: 'Zarpo wexil', forWhom: 'Jomla' },
      answers: [
        { question: 'Zarpo?', answer: 'yes' },
        { question: 'Wexil dropni?', answer: 'no' },
        { question: 'Jomla?', answer: { words: 'Wexil' } },
      ],
      language: 'pl',
    },
    ...{ handedOver: true, sendAfter: null, answerSecret: 'z'.repeat(32) },
    ...{ keepInTouch: { reminder: false, checkIn: false }, went: null },
    ...changes,
  };
}

export function everyNews(place: Place, names: Names = plainNames): News[] {
  const request = madeUpRequest({}, names);
  const forAPerson = madeUpRequest({ activity: null, kind: 'hand-over' });
  const silent: Place = {
    ...place,
    handOver: { ...place.handOver, phone: null, website: null, to: 'limda@example.org' },
  };
  const group = { id: 'refer', contact: { name: null, phone: '0113 496 0123', email: null, website: null } };
  const withGroup = { ...place, groups: [group as Place['groups'][number]] };
  const values: Record<string, Value> = { reference: '7K4-Q9M', group: names.group, name: names.activity };
  const begin = { dialog: 'answered', options: {} };
  const checkIn = {
    ...{ about: 'a1', activity: 'refer/refer', name: names.activity, group: names.group },
    ...{ request: null, forWhom: null, email: null },
  };
  const day = { day: '2026-11-21' };
  return [
    ...['in-touch', 'not-right', 'full'].flatMap((kind) =>
      ['group', 'person'].map((about): News => ({
        replies: [{ say: `answers:${kind}-${about}`, values }],
        begin,
      })),
    ),
    couldNotBeDelivered(request, withGroup),
    couldNotBeDelivered(request, place),
    couldNotBeDelivered(forAPerson, place),
    couldNotBeDelivered(forAPerson, silent),
    thereIsRoom(request),
    { replies: [], begin: { dialog: 'check-in', options: checkIn } },
    { replies: [], begin: { dialog: 'check-in', options: { ...checkIn, forWhom: 'Limda' } } },
    { replies: [], begin: { dialog: 'how-are-you', options: { when: 'after' } } },
    ...['reminder', 'reminder-off'].map((say): News => ({
      replies: [{ say: `check-in:${say}`, values: { ...values, day } }],
    })),
    { replies: alreadySent([request, forAPerson]) },
  ];
}

/** What channels say by themselves. */
export function asides(place: Place): Reply[][] {
  const { phone, to: email } = place.handOver;
  const contact = { phone, email, website: null, hours: null, replyWithin: null };
  const person: Reply = { say: 'carrier:person', contact };
  const emergency: Reply = { say: 'hello:emergency', helpLines: 'emergency' };
  return [
    [{ say: 'carrier:stopped', helpLines: 'emergency' }],
    [{ say: 'carrier:started' }],
    [{ say: 'safety:urgent-life', helpLines: 'life' }, { say: 'carrier:still-stopped' }],
    [{ say: 'carrier:help' }, person, emergency],
    [{ say: 'carrier:help-stopped' }, person, emergency],
    [{ say: 'carrier:only-media' }],
    [{ say: 'carrier:with-media' }],
    [{ say: 'carrier:failed', helpLines: 'emergency' }],
    [{ say: 'heard:cut', values: { count: 2000 } }],
    [{ say: 'hello:changed' }],
    [{ say: 'language:offer', values: { offer: { key: 'language:offer-in-it', language: 'en' } } }],
    ...['3 hours', '3 days', '2 weeks', '6 months', 'zarpo'].map((replyWithin): Reply[] => [
      { say: 'person:here', contact: { ...contact, replyWithin, hours: '9-17' } },
    ]),
  ];
}
