/** How messages leave: by e-mail, posted to a web address, or as a text message, whichever kind of address they have. */
import type { Log } from '../log.js';
import { isWebAddress, telephoneOf, type Deliver } from '../referrals/outgoing-message.js';
import type { Settings } from '../settings.js';
import { openMailer, type Mailer } from './email/mailer.js';
import { createPost } from './webhook/post.js';

const noTexts: Deliver = async () => ({ outcome: 'refused', why: 'no way to send text messages' });

export type DelivererSettings = Pick<
  Settings,
  'mailServer' | 'mailFrom' | 'webhookSecret' | 'webhookPrivateNetwork'
>;

/**
 * Without a mail server no e-mail leaves this machine: what would be posted is put into a file as well. `text` sends text
 * messages, where the settings have a way to.
 */
export function openDeliverer(
  { mailServer, mailFrom, webhookSecret, webhookPrivateNetwork }: DelivererSettings,
  { folder, now, log, text = noTexts }: { folder: string; now: () => Date; log: Log; text?: Deliver },
): Mailer {
  const mailer = openMailer({ server: mailServer, from: mailFrom, folder, log });
  const post =
    mailServer === null
      ? mailer.deliver
      : createPost({ secret: webhookSecret, privateNetwork: webhookPrivateNetwork, now });
  return { deliver: byAddress(mailer.deliver, post, text), close: () => mailer.close() };
}

export function byAddress(email: Deliver, post: Deliver, text: Deliver = noTexts): Deliver {
  return (message, ...rest) => {
    const way = telephoneOf(message.to) !== null ? text : isWebAddress(message.to) ? post : email;
    return way(message, ...rest);
  };
}
