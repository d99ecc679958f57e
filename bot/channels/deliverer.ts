/** How messages leave: by e-mail, posted to a web address, or to a telephone or into a chat, whichever kind of address they have. */
import type { Log } from '../log.js';
import { conversationOf, isWebAddress, telephoneOf, type Deliver } from '../referrals/outgoing-message.js';
import type { Settings } from '../settings.js';
import { openMailer, type Mailer } from './email/mailer.js';
import { createPost } from './webhook/post.js';

const noChat: Deliver = async () => ({ outcome: 'refused', why: 'no channel that brings messages' });

export type DelivererSettings = Pick<
  Settings,
  'mailServer' | 'mailFrom' | 'webhookSecret' | 'webhookPrivateNetwork'
>;

/**
 * Without a mail server no e-mail leaves this machine: what would be posted is put into a file as well. `chat` takes what
 * goes to a telephone or into a conversation, where the settings have a way to.
 */
export function openDeliverer(
  { mailServer, mailFrom, webhookSecret, webhookPrivateNetwork }: DelivererSettings,
  { folder, now, log, chat = noChat }: { folder: string; now: () => Date; log: Log; chat?: Deliver },
): Mailer {
  const mailer = openMailer({ server: mailServer, from: mailFrom, folder, log });
  const post =
    mailServer === null
      ? mailer.deliver
      : createPost({ secret: webhookSecret, privateNetwork: webhookPrivateNetwork, now });
  return { deliver: byAddress(mailer.deliver, post, chat), close: () => mailer.close() };
}

export function byAddress(email: Deliver, post: Deliver, chat: Deliver = noChat): Deliver {
  return (message, ...rest) => {
    const { to } = message;
    const isChat = telephoneOf(to) !== null || conversationOf(to) !== null;
    return (isChat ? chat : isWebAddress(to) ? post : email)(message, ...rest);
  };
}
