import type { Attachment } from './activity.js';

/** Emoticons of Teams come as pictures from its own store, beside the text that has them. */
const emoticon = /^https:\/\/statics\.teams\.(?:microsoft\.com|cdn\.office\.net)\//i;

/**
 * Whether an attachment is something the resident sent for us to look at. Teams attaches the message itself as
 * `text/html`, the message that is answered as `messageReference`, and cards of other apps.
 */
export function holdsFile({ contentType, contentUrl }: Attachment): boolean {
  const type = contentType.toLowerCase();
  if (type === '' || type.startsWith('text/html') || type === 'messagereference') return false;
  if (type.startsWith('application/vnd.microsoft.card.')) return false;
  return !emoticon.test(contentUrl);
}
