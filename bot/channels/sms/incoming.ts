/** What a form of Twilio's says: https://www.twilio.com/docs/messaging/guides/webhook-request */
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import { plainCharacters } from '../plain-characters.js';
import type { ResidentKeys } from '../resident-keys.js';
import { isNumber, type Numbers } from './stopped.js';
import type { TextMessage } from './texting-rules.js';

/** Why a message is not answered, for the log. */
export type NotForUs =
  'no message id' | 'not to a number of a place' | 'from no telephone number' | 'from our own number';

/** Room for what the turn cuts, so that it can say that it cut. Characters. */
const longestText = 4_000;

/** The place that one of our own numbers belongs to. */
export function placeOf(number: string, { places }: Catalogue): Place | undefined {
  return [...places.values()].find(({ sms }) => sms.includes(number));
}

/** The message in a form. WhatsApp's and RCS's addresses are no telephone numbers: they carry the name of their channel. */
export function textIn(
  form: URLSearchParams,
  catalogue: Catalogue,
  keys: Pick<ResidentKeys, 'conversation'>,
): TextMessage | NotForUs {
  const [id, ours, theirs] = ['MessageSid', 'To', 'From'].map((name) => form.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  if (!/^(SM|MM)[0-9a-f]{32}$/.test(id)) return 'no message id';
  const place = placeOf(ours, catalogue);
  if (place === undefined) return 'not to a number of a place';
  if (!isNumber(theirs)) return 'from no telephone number';
  if (placeOf(theirs, catalogue) !== undefined) return 'from our own number';
  return {
    id,
    place: place.id,
    conversation: conversationOf({ ours, theirs }, place.id, keys),
    ours,
    theirs,
    text: plainCharacters(form.get('Body') ?? '').slice(0, longestText),
    optOutType: form.get('OptOutType'),
    media: Number(form.get('NumMedia') ?? 0) > 0,
  };
}

/** The key of the conversation between two numbers. */
export function conversationOf(
  { ours, theirs }: Numbers,
  place: string,
  keys: Pick<ResidentKeys, 'conversation'>,
): string {
  return keys.conversation(place, 'sms', ours, theirs);
}
