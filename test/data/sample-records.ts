import { sampleRecord } from '../storage/sample-record.js';
import { draft } from '../referrals/small-referrals.js';

const at = '2026-11-20T10:00:00.000Z';

/** What a resident may write to break whatever reads it. */
export const hostile =
  '\u0000 \ud800 \u202e \u001b[2J "\\ \'; DROP TABLE what_matters.records; -- ../../etc/passwd 💐 {"__proto__":1}';

/** Records of every kind, some of them hostile, by the names of the kinds. */
export const sampleRecords: Record<string, readonly Record<string, unknown>[]> = {
  secrets: [{ schema: 1, name: 'resident-keys', secret: 's'.repeat(43), made: at }],
  'stopped-texts': [{ schema: 1, resident: 'a-digest', at, message: null }],
  conversations: [
    { ...sampleRecord() },
    {
      ...sampleRecord({ key: hostile, language: hostile }),
      more: JSON.parse('{"__proto__":{"x":1},"10":1,"9":2}'),
    },
    { ...sampleRecord({ key: 'k'.repeat(5_000), place: 'p' }), large: 'ü'.repeat(400_000) },
    // Of a newer release, and one that this release takes for damaged.
    { schema: 7, key: 'from-the-future', place: 'leeds', lastMessage: at },
    { schema: 1, key: 'damaged' },
  ],
  requests: [
    {
      ...{ schema: 1, id: 'request-1', reference: '7K4-Q9M', kind: 'self-referral', place: 'leeds' },
      ...{
        conversation: 'one',
        channel: 'webchat',
        to: 'growers@example.org',
        at,
        replyBy: null,
        week: '2026-W47',
      },
      ...{
        activity: { id: 'growers/saturday', name: 'Saturday', group: 'Growers' },
        state: 'waiting',
        stateAt: at,
      },
      ...{ draft: { ...draft, note: hostile }, handedOver: true, sendAfter: '2026-11-23T08:00:00.000Z' },
      ...{ answerSecret: 'x'.repeat(32), keepInTouch: { reminder: false, checkIn: true }, went: null },
    },
  ],
  'check-ins': [
    {
      ...{
        schema: 1,
        key: 'c',
        conversation: 'one',
        place: 'leeds',
        channel: 'webchat',
        unanswered: 0,
        changed: at,
      },
      about: [
        {
          ...{
            id: 'a',
            request: 'request-1',
            activity: { id: 'g/a', name: hostile, group: 'g' },
            forWhom: null,
          },
          ...{ language: 'en', reminder: null, said: null, secret: 'x'.repeat(32) },
          ...{ checkIn: { email: 'rose@example.org', mayBeSeen: false, due: '2026-12-04' } },
          asked: { times: 0, waiting: null },
        },
      ],
    },
  ],
  outbox: [
    {
      ...{ schema: 1, written: at, due: at, attempts: 0, firstTried: null, claim: null, withdrawn: false },
      message: {
        id: 'request-1/asking',
        place: null,
        to: 'g@example.org',
        subject: '',
        text: hostile,
        kind: 'referral',
      },
    },
  ],
  'outbox-finished': [
    { schema: 1, id: hostile, place: 'leeds', kind: 'text', at, outcome: 'delivered', attempts: 2 },
  ],
  'texts-inbox': [{ schema: 1, id: 'SM1', at, waiting: null }],
  'texts-of-conversations': [
    {
      ...{ schema: 1, conversation: 'one', at, answered: ['SM1'], last: null },
      waiting: [
        {
          ...{
            id: 'SM2',
            place: 'leeds',
            conversation: 'one',
            ours: '+441134960000',
            theirs: '+447700900123',
          },
          ...{ text: hostile, at, joined: [], openUntil: null },
        },
      ],
    },
  ],
  'texting-pace': [{ schema: 1, conversation: 'one', times: [1_763_632_800_000] }],
  'answered-activities': [{ schema: 1, resident: 'a-digest', at, answered: [hostile], asked: true }],
  'sent-to-phones': [{ schema: 1, key: 'place/leeds', sent: [{ id: 'to-phone/1', at }] }],
  reports: [
    {
      ...{ schema: 1, id: 'r', place: 'leeds', activity: 'g/a', detail: 'times' },
      ...{ words: hostile, at, settled: null },
    },
  ],
  wellbeing: [
    {
      schema: 1,
      pair: 'w',
      place: 'leeds',
      before: { week: '2026-W40', answers: { 'a/b': 3 } },
      after: null,
    },
  ],
  room: [{ schema: 1, key: 'leeds/growers/2026-W47', taken: ['request-1', 'full'] }],
  counts: [
    { schema: 1, week: '2026-W47', place: 'leeds', counts: { 'asked/gardening': 3, '7': 1, [hostile]: 2 } },
  ],
  'editing-links': [{ schema: 1, hash: 'h', email: 'asha@example.org', expires: at, made: at }],
  'editing-links-asked': [{ schema: 1, hash: 'h', at: [at] }],
  'editing-sessions': [{ schema: 1, hash: 'h', email: 'asha@example.org', began: at, asked: at }],
  'editing-freshness-links': [
    { schema: 1, hash: 'h', email: 'asha@example.org', place: 'leeds', group: 'g', expires: at, made: at },
  ],
  'editing-topic-proposals': [
    {
      ...{ schema: 1, place: 'leeds', changed: at },
      waiting: [{ id: 'p', group: 'g', who: 'asha@example.org', name: 'Bees', words: hostile, at }],
    },
  ],
  'editing-histories': [
    {
      ...{ schema: 1, place: 'leeds', group: 'g', changed: at },
      versions: [
        {
          ...{ version: 'v', at, who: 'asha@example.org', how: 'saved' },
          changes: [
            { activity: null, activityName: null, field: ['name'], from: hostile, to: ['x', { y: 'z' }] },
          ],
        },
      ],
    },
  ],
  'editing-versions': [
    { schema: 1, place: 'leeds', group: 'g', version: 'v', text: `name: ${hostile}\n`, kept: at },
  ],
  'asked-groups': [{ schema: 1, place: 'leeds', group: '', day: '2026-11-01' }],
};
