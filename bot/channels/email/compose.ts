import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { isOneAddress, type Sender } from '../../mail-settings.js';
import type { OutgoingMessage } from '../../referrals/outgoing-message.js';

/** The same for the same id, and not to be traced back to it. */
export function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/**
 * An e-mail of a message, or null where its receiver is not one address. Made again it has the same Message-ID and
 * date, so that a receiver who gets it twice sees one.
 */
export function compose(message: OutgoingMessage, written: Date, from: Sender): SendMailOptions | null {
  const { to, replyTo, text, html, attachments } = message;
  if (!isOneAddress(to) || (replyTo !== undefined && !isOneAddress(replyTo))) return null;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    messageId: `<${digestOf(message.id)}@${domain}>`,
    date: written,
    from,
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    subject: oneLine(message.subject),
    text,
    ...(html !== undefined && { html }),
    ...(attachments !== undefined && {
      attachments: attachments.map(({ name, type, text }) => ({
        filename: name,
        contentType: type,
        content: text,
      })),
    }),
    headers: {
      // RFC 3834: no out-of-office note answers it; the second says so to Exchange, which does not read the first.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...furtherHeaders(message.headers ?? {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Only names that a header may have, and values on one line: nothing in them begins a header of its own. */
function furtherHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const safe = Object.entries(headers).filter(([name]) => /^[A-Za-z][A-Za-z0-9-]*$/.test(name));
  return Object.fromEntries(safe.map(([name, value]) => [name, oneLine(value)]));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
