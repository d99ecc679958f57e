import type { Heard } from '../dialogs/heard.js';
import type { Reply } from '../dialogs/reply.js';
import type { ConversationRecord } from './storage/records.js';

/** How many pages replies take on the channel of a conversation. */
export type CountPages = (replies: Reply[]) => number;

/** The number of the page that a message asks for, or null where it asks for none, or all were shown. */
export function pageAskedFor(
  { paged }: Pick<ConversationRecord, 'paged'>,
  heard: Heard,
  countPages: CountPages,
): number | null {
  if (paged === undefined || heard.answer !== 'more' || heard.safety !== null) return null;
  if (heard.topics.length > 0 || heard.switchTo !== null) return null;
  const next = paged.page + 1;
  return next < countPages(paged.replies) ? next : null;
}
