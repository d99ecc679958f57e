import type { Log } from '../../log.js';
import type { MailServer, Sender } from '../../mail-settings.js';
import type { Deliver } from '../../referrals/outgoing-message.js';
import { openMailFolder } from './mail-folder.js';
import { openSmtp } from './smtp.js';

/** A way for e-mail to leave. */
export interface Mailer {
  deliver: Deliver;
  close(): void;
}

export interface MailerOptions {
  /** Null puts each message into a file instead. */
  server: MailServer | null;
  from: Sender;
  /** For those files. */
  folder: string;
  log: Log;
}

/** The mail server of the settings, or files on this machine; the log says which. */
export function openMailer({ server, from, folder, log }: MailerOptions): Mailer {
  if (server !== null) return openSmtp(server, from);
  log.warn({ folder }, 'SMTP_URL is not set: e-mail is not sent but put into this folder, a file each');
  return openMailFolder(folder, from);
}
