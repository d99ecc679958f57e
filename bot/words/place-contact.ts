import type { PlaceContact } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import { spanOf } from '../catalogue/time-spans.js';
import type { Wording } from './wording.js';

/** How to reach the person behind the bot, in every language that the place has it in. */
export function contactOf({ handOver }: Pick<Place, 'handOver'>): PlaceContact {
  const { to: email, phone, website, hours, replyWithin, in: texts } = handOver;
  return { phone, email, website, hours, replyWithin, ...(texts && { in: texts }) };
}

/**
 * When somebody is there and how soon they answer, as said in the language: by the place itself; else "2 working days"
 * by the locale; else as the place wrote it. Telephone numbers stay as they are written there.
 */
export function hoursIn(
  contact: PlaceContact,
  wording: Pick<Wording, 'language' | 'say'>,
): Pick<PlaceContact, 'hours' | 'replyWithin'> {
  const own = contact.in?.[wording.language];
  const span = spanOf(contact.replyWithin);
  const worded =
    span === null ? contact.replyWithin : wording.say(`spans:${span.unit}`, { count: span.count });
  return {
    hours: contact.hours === null ? null : (own?.hours ?? contact.hours),
    replyWithin: contact.replyWithin === null ? null : (own?.replyWithin ?? worded),
  };
}
