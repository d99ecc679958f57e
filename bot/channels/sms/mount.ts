/** The addresses that Twilio posts to: a message came, what became of ours, somebody calls. */
import type { Request, RequestHandler, Response } from 'restify';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { StorageError } from '../../storage/storage.js';
import type { Words } from '../../words/wording.js';
import { Refusal } from '../refusal.js';
import type { ResidentKeys } from '../resident-keys.js';
import type { Host } from '../server.js';
import { sendText } from '../web/answer.js';
import { answerCall } from './call.js';
import type { Inbox } from './inbox.js';
import { placeOf, textIn } from './incoming.js';
import { formOf, signedForms, type SignedFormOptions } from './signed-form.js';
import { isNumber, type Numbers } from './stopped.js';

export const smsPath = '/api/sms';
export const statusPath = '/api/sms/status';
export const callPath = '/api/call';

export interface SmsRoutesOptions extends SignedFormOptions {
  inbox: Pick<Inbox, 'keep'>;
  catalogue: () => Catalogue;
  words: Words;
  keys: Pick<ResidentKeys, 'conversation'>;
  /** The carrier says that a number wants no more. */
  stoppedByCarrier: (numbers: Numbers) => Promise<void>;
  /** No text will ever reach a number: it is a landline, or nobody's. */
  cannotBeReached: (numbers: Numbers) => Promise<void>;
}

/** Twilio's codes of what carriers report later: https://www.twilio.com/docs/api/errors */
const wantsNoMore = new Set(['21610', '30004']);
const neverReached = new Set(['30005', '30006']);

const nothingToSay = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Call once, before the host listens. */
export async function mountSms(host: Host, options: SmsRoutesOptions): Promise<void> {
  const { inbox, catalogue, words, keys, log, now } = options;
  const signed = await signedForms(options);
  const post = (path: string, answer: (form: URLSearchParams) => Promise<string>) => {
    // restify logs whatever a handler answers, so handlers answer nothing.
    const handler: RequestHandler = async (request: Request, response: Response): Promise<void> => {
      sendText(response, 200, await answer(formOf(request)).catch(notStored), 'text/xml');
    };
    host.server.post(path, ...signed, handler);
  };

  post(smsPath, async (form) => {
    const message = textIn(form, catalogue(), keys);
    if (typeof message === 'string') log.warn({ why: message }, 'a text message is not answered');
    else await inbox.keep(message);
    return nothingToSay;
  });

  post(statusPath, async (form) => {
    const code = form.get('ErrorCode') ?? '';
    const numbers = { ours: form.get('From') ?? '', theirs: form.get('To') ?? '' };
    if (placeOf(numbers.ours, catalogue()) === undefined || !isNumber(numbers.theirs)) return nothingToSay;
    if (code !== '') log.warn({ code }, 'a text message did not arrive');
    if (wantsNoMore.has(code)) await options.stoppedByCarrier(numbers);
    if (neverReached.has(code)) await options.cannotBeReached(numbers);
    return nothingToSay;
  });

  post(callPath, async (form) => {
    const place = placeOf(form.get('To') ?? '', catalogue());
    return place === undefined ? nothingToSay : answerCall(place, words, now());
  });
}

/** So that Twilio tries its fallback, and whoever looks into its log sees why. */
function notStored(error: unknown): never {
  throw error instanceof StorageError ? new Refusal(503, 'Storage cannot be written') : error;
}
