/** Sends e-mail through the mail server of `SMTP_URL`. */
import type { MailServer, Sender } from '../../mail-settings.js';
import type { Attempt } from '../../referrals/outgoing-message.js';
import { compose } from './compose.js';
import type { Mailer } from './mailer.js';

/** In milliseconds. */
export interface SmtpTimes {
  connecting: number;
  /** Between two words of the server's. */
  silence: number;
  /** For a whole message, however much the server says meanwhile. Well below the outbox's lease. */
  whole: number;
}
const usualTimes: SmtpTimes = { connecting: 20_000, silence: 30_000, whole: 90_000 };

/** As many as the outbox has on their way at once. */
const connections = 3;

/** Errors of nodemailer's that have nothing to do with the one message: the way to the server, or our own login there. */
const wayIsDown = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL']);

export function openSmtp(
  { host, port, tls, checkCertificate, login }: MailServer,
  from: Sender,
  times: SmtpTimes = usualTimes,
): Mailer {
  // Loaded when the first message leaves: the bot starts sooner without it.
  const open = async () =>
    (await import('nodemailer')).createTransport({
      pool: true,
      maxConnections: connections,
      // The outbox alone decides what is tried again.
      maxRequeues: 0,
      host,
      port,
      secure: tls === 'from-start',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'none',
      tls: { rejectUnauthorized: checkCertificate, minVersion: 'TLSv1.2' },
      ...(login !== null && { auth: { user: login.user, pass: login.password } }),
      connectionTimeout: times.connecting,
      greetingTimeout: times.connecting,
      dnsTimeout: times.connecting,
      socketTimeout: times.silence,
      idleTimeout: 5_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let transport: ReturnType<typeof open> | null = null;
  return {
    async deliver(message, written, stop) {
      const mail = compose(message, written, from);
      if (mail === null) return { outcome: 'refused', why: 'not one address' };
      const signal = AbortSignal.any([stop, AbortSignal.timeout(times.whole)]);
      try {
        transport ??= open();
        await (await transport).sendMail({ ...mail, signal });
        return { outcome: 'delivered' };
      } catch (error) {
        return attemptOf(error);
      }
    },
    close: () => void transport?.then((opened) => opened.close({ force: true })),
  };
}

/** What an error of nodemailer's means for the message. Its text may hold an address, and is left out. */
function attemptOf(error: unknown): Attempt {
  const {
    code = 'unknown',
    responseCode,
    command,
  } = error as NodeJS.ErrnoException & {
    responseCode?: number;
    command?: string;
  };
  const why = [code, responseCode, command].filter((part) => part !== undefined).join(' ');
  if (wayIsDown.has(code) || responseCode === 421) return { outcome: 'unreachable', why };
  const aboutTheMessage = command !== 'MAIL FROM' && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const forGood = responseCode === undefined ? command === 'API' : responseCode >= 500;
  return { outcome: aboutTheMessage && forGood ? 'refused' : 'failed', why };
}
