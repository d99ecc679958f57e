import type { Place } from '../../../bot/catalogue/catalogue.js';
import type { Story } from '../../../dialogs/story.js';
import type { World } from '../../../dialogs/world.js';
import { asSuggested, madeUpActivities, topicUnmet } from './made-up-activities.js';
import { somebody } from './made-up-worlds.js';
import { everyNews } from './news.js';
import type { Beginning } from './walk.js';

/**
 * What a conversation may come to without any word of the resident's, and what would take many turns to come to: news,
 * each activity, what only follows from who it is for, from danger, or from what was turned down.
 */
export function beginnings(world: World, place: Place): Beginning[] {
  const activities = madeUpActivities();
  const ids = activities.map(({ id }) => id);
  const referral = { id: 'refer/refer', name: 'Limda', reach: somebody, note: 'Zarpo', answers: [] };
  const review = { ...referral, changing: false, step: 'review' };
  // Where others read along nothing of this is begun.
  if (world.seenByOthers !== null) return [];
  return [
    { news: { replies: [{ say: 'hello:back' }] }, story: { danger: [...kinds], helpSaid: saidOnce } },
    { news: { replies: [{ say: 'hello:back' }] }, story: { danger: [...kinds], helpSaid: saidTwice } },
    begun('hand-over', {}, toldAll),
    ...[3, 6, 9].map((count) => begun('suggestions', {}, { turnedDown: ids.slice(0, count) })),
    begun('suggestions', {}, { turnedDown: ids.filter((id) => id !== 'days/days') }),
    begun('keep-in-touch', { id: 'days/days', what: 'check-in', request: null }, { danger: ['harm'] }),
    begun('to-my-phone', { activities: ['days/days'] }, { danger: ['harm'] }),
    begun('withdrawing', {}, { messagesAgreed: ['check-in/days/days'] }),
    begun(
      'self-referral',
      { id: 'refer/refer', when: 'now' },
      { person: { forWhom: 'Limda', words: 'limda' } },
    ),
    begun('keep-in-touch', { id: 'days/days', what: 'reminder', request: null }),
    begun('self-referral', { ...review, when: 'now' }),
    begun('self-referral', { ...review, when: 'next-week' }),
    begun('self-referral', { ...review, when: 'waiting-list' }),
    begun(
      'activity',
      { id: 'days/days' },
      { requests: [{ id: 'r1', reference: '7K4-Q9M', activity: 'days/days', at: '' }] },
    ),
    ...everyNews(place).map((news) => ({ news })),
    ...asSuggested(activities).map(({ id, ...suggested }) => begun('activity', { id, suggested })),
  ];
}

function begun(dialog: string, options: Record<string, unknown>, story: Partial<Story> = {}): Beginning {
  return { news: { replies: [], begin: { dialog, options } }, story };
}

const kinds = ['life', 'harm', 'medical'] as const;
const saidOnce = kinds.map((kind) => `urgent-${kind}`);
const saidTwice = kinds.flatMap((kind) => [`urgent-${kind}`, `again-${kind}`]);

const toldAll: Partial<Story> = {
  topics: [
    { topic: 'gardening', words: 'zarpo' },
    { topic: topicUnmet, words: '' },
  ],
  access: [{ need: 'step-free', words: 'dropni', essential: false }],
  where: { known: true, area: 'Fendwick', at: [53.8, -1.5], words: 'fendwick' },
  shown: ['days/days', 'refer/refer'],
};
