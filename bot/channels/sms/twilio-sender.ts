/** Sends one text message by Twilio's Messages API, with its official library. */
import type { TwilioSettings } from '../../channel-settings.js';
import { errorCode } from '../../storage/storage-errors.js';

export interface TextToSend {
  to: string;
  from: string;
  text: string;
}

/** How Twilio took a message. `why` is a word for the log; it holds no number and nothing of the text. */
export type Sent =
  | { kind: 'sent' }
  /** Its receiver has told the carrier to stop. */
  | { kind: 'stopped'; why: string }
  /** It will never be taken. */
  | { kind: 'refused'; why: string }
  /** Perhaps later; `after` is how long Twilio asks to wait, in milliseconds. */
  | { kind: 'later'; why: string; after: number | null };

export interface TwilioSenderOptions extends TwilioSettings {
  /** Where Twilio tells what became of a message. */
  statusCallback: string;
  /** Where the interface is; Twilio's own unless a test stands in. */
  address?: string | undefined;
  /** Milliseconds for one request. */
  patience?: number;
}

/** Twilio's codes of errors: https://www.twilio.com/docs/api/errors */
const optedOut = 21610;
/** Errors with status 400 that are about the account or its settings, which somebody may put right. */
const aboutTheAccount = new Set([
  20003, // The account may not do this.
  21408, // Sending to this country is not switched on.
  21611, // Too many messages wait to be sent from this number.
  21606, // The number that it comes from is not the account's, or cannot send texts.
  21659, // The same, of numbers that are known to be no number of Twilio's.
]);

/**
 * Never rejects. A message whose request was not answered in time may have been sent all the same, and goes twice where it
 * is tried again: Twilio knows no sign by which two requests are one.
 */
export function createTwilioSender(options: TwilioSenderOptions): (text: TextToSend) => Promise<Sent> {
  const { accountSid, authToken, statusCallback, patience = 10_000 } = options;
  const address = options.address ?? 'https://api.twilio.com';
  const uri = `${address}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  // Loaded when the first message leaves: the bot starts sooner without it. `logLevel` keeps the library from printing.
  const open = async () =>
    new (await import('twilio/lib/base/BaseTwilio.js')).default.Client(accountSid, authToken, {
      timeout: patience,
      logLevel: 'none',
    });
  let client: ReturnType<typeof open> | undefined;
  return async ({ to, from, text }) => {
    try {
      client ??= open();
      const data = { To: to, From: from, Body: text, StatusCallback: statusCallback };
      const request = (await client).request({ method: 'post', uri, data, timeout: patience });
      return sentBy(await inTime(request as Promise<TwilioAnswer>, patience + 500));
    } catch (error) {
      return { kind: 'later', why: errorCode(error) || 'unknown', after: null };
    }
  };
}

interface TwilioAnswer {
  statusCode: number;
  body: unknown;
  headers: unknown;
}

function sentBy({ statusCode, body, headers }: TwilioAnswer): Sent {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent' };
  const code = Number((body as { code?: unknown } | null)?.code);
  const why = Number.isInteger(code) ? `${statusCode} ${code}` : String(statusCode);
  if (code === optedOut) return { kind: 'stopped', why };
  if (statusCode === 400 && !aboutTheAccount.has(code)) return { kind: 'refused', why };
  return { kind: 'later', why, after: retryAfter(headers) };
}

/** In milliseconds; null where it is not said in seconds. */
function retryAfter(headers: unknown): number | null {
  const said = (headers as Record<string, unknown> | null)?.['retry-after'];
  return typeof said === 'string' && /^\d{1,5}$/.test(said) ? Number(said) * 1000 : null;
}

/** The library's own limit ends where an answer has begun to come. */
function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = Object.assign(new Error('Twilio did not answer in time.'), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => reject(late), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
