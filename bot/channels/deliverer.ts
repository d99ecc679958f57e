/** How messages leave: by e-mail, or posted to a web address, whichever kind of address they have. */
import type { Log } from '../log.js';
import { isWebAddress, type Deliver } from '../referrals/outgoing-message.js';
import type { Settings } from '../settings.js';
import { openMailer, type Mailer } from './email/mailer.js';
import { createPost } from './webhook/post.js';

export type DelivererSettings = Pick<
  Settings,
  'mailServer' | 'mailFrom' | 'webhookSecret' | 'webhookPrivateNetwork'
>;

/** Without a mail server nothing leaves this machine: what would be posted is put into a file as well. */
export function openDeliverer(
  { mailServer, mailFrom, webhookSecret, webhookPrivateNetwork }: DelivererSettings,
  { folder, now, log }: { folder: string; now: () => Date; log: Log },
): Mailer {
  const mailer = openMailer({ server: mailServer, from: mailFrom, folder, log });
  if (mailServer === null) return mailer;
  const post = createPost({ secret: webhookSecret, privateNetwork: webhookPrivateNetwork, now });
  return { deliver: byAddress(mailer.deliver, post), close: () => mailer.close() };
}

export function byAddress(email: Deliver, post: Deliver): Deliver {
  return (message, ...rest) => (isWebAddress(message.to) ? post : email)(message, ...rest);
}
