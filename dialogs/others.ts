import type { Reply } from './reply.js';
import type { World } from './world.js';

/** Where others read along, as in a group of Teams: what is said of it, and what is not begun there. */

/** What asks for names, numbers, health, or an agreement is for somebody alone. */
const forPrivate = new Set([
  'self-referral',
  'there-is-room',
  'hand-over',
  'keep-in-touch',
  'check-in',
  'how-are-you',
  'to-my-phone',
  'are-you-safe',
]);

/** Said once at the beginning, before anything personal is written. Empty where nobody reads along. */
export function othersCanRead({ seenByOthers }: World): Reply[] {
  return seenByOthers === null ? [] : [{ say: 'others:can-read', ...privateChat(seenByOthers) }];
}

/**
 * What is said in place of a dialog that is not begun where others read along, or null where it may begin. Whom to call
 * and how to reach a person is said there all the same.
 */
export function insteadOf(
  dialog: string,
  { kind }: Record<string, unknown>,
  { seenByOthers, place }: World,
): Reply[] | null {
  if (seenByOthers === null || !forPrivate.has(dialog)) return null;
  const inPrivate = { say: 'others:in-private', ...privateChat(seenByOthers) };
  if (dialog === 'hand-over') return [{ say: 'person:here', contact: place.contact }, inPrivate];
  if (dialog !== 'are-you-safe') return [inPrivate];
  const helpLines = kind === 'harm' || kind === 'medical' ? kind : 'listening';
  return [{ say: 'others:not-here', helpLines, ...privateChat(seenByOthers) }];
}

function privateChat({ privateUrl }: NonNullable<World['seenByOthers']>): Pick<Reply, 'link'> {
  return privateUrl === null ? {} : { link: { say: 'others:private-chat', url: privateUrl } };
}
