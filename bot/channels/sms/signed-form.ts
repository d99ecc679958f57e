/** Reads the forms that Twilio posts, and refuses everything that it did not sign. */
import type { Request, RequestHandler } from 'restify';
import type { TwilioSettings } from '../../channel-settings.js';
import type { Log } from '../../log.js';
import { formReaders } from '../read-form.js';
import { Refusal } from '../refusal.js';

export type SignedForm = URLSearchParams;

/** Bytes of a whole form. */
const largestForm = 64 * 1024;
/** How often at most it is logged that a signature is wrong, in milliseconds. */
const logPause = 60_000;

export interface SignedFormOptions {
  twilio: TwilioSettings;
  /** Under which Twilio reaches the bot, without a slash at the end. What it signs begins so, whatever a proxy made of it. */
  publicUrl: string;
  now: () => Date;
  log: Log;
}

/** The handlers that come before one that answers a form; what they have read is `formOf` the request. */
export async function signedForms(options: SignedFormOptions): Promise<RequestHandler[]> {
  const { twilio, publicUrl, now, log } = options;
  const { validateRequest } = await import('./signature.js');
  let logged = 0;
  const check: RequestHandler = (request, _response, next) => {
    const form = new URLSearchParams(String(request.body));
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const ours = form.get('AccountSid') === twilio.accountSid;
    if (ours && validateRequest(twilio.authToken, signature, publicUrl + request.url, valuesOf(form)))
      return next();
    if (now().getTime() - logged >= logPause) {
      logged = now().getTime();
      const why = ours ? 'its signature is wrong' : 'it is of another account';
      log.warn({ why }, 'a request that should be from Twilio was refused: is PUBLIC_URL its address there?');
    }
    return next(new Refusal(403, 'Not signed by Twilio'));
  };
  return [...formReaders(largestForm), check];
}

export function formOf(request: Request): SignedForm {
  return new URLSearchParams(String(request.body));
}

/** Every value as it was sent. A name that stands twice has both: they are signed so. */
function valuesOf(form: URLSearchParams): Record<string, string | string[]> {
  const values = (name: string): string | string[] => {
    const all = form.getAll(name);
    return all.length === 1 ? all[0]! : all;
  };
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, values(name)]));
}
