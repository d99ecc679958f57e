import type { Heard } from '../dialogs/heard.js';
import type { Reply } from '../dialogs/reply.js';
import type { ChannelName, ConversationRecord } from './storage/records.js';
import { smsPages } from './words/sms-pages.js';
import type { Wording } from './words/wording.js';

/** How many pages replies take on the channel of a conversation. */
export type CountPages = (replies: Reply[]) => number;

/** Text messages go out in pages; everywhere else all is said at once. */
export function pagesIn(wording: Wording, channel: ChannelName): CountPages {
  return (replies) => (channel === 'sms' ? smsPages(replies, wording).length : 1);
}

/**
 * The number of the page that a message asks for, or null where it asks for none, or all were shown. A yes to what was
 * not shown whole yet shows the rest of it: only then can it be agreed to.
 */
export function pageAskedFor(
  { paged }: Pick<ConversationRecord, 'paged'>,
  heard: Heard,
  countPages: CountPages,
): number | null {
  if (paged === undefined || heard.safety !== null) return null;
  if (heard.topics.length > 0 || heard.switchTo !== null) return null;
  if (heard.answer !== 'more' && !agrees(heard, paged.replies)) return null;
  const next = paged.page + 1;
  return next < countPages(paged.replies) ? next : null;
}

/** Picks the choice by which something is sent. */
function agrees({ choice }: Heard, replies: Reply[]): boolean {
  return replies.some(
    ({ passedOn, choices = [] }) =>
      passedOn !== undefined && choices.some(({ id, exact }) => exact === true && id === choice),
  );
}
