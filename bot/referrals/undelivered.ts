import { createHash } from 'node:crypto';
import { letterText, letterWording, placePeople, type LetterRoom } from './letter.js';
import { isWebAddress, type OutgoingMessage } from './outgoing-message.js';

/** Messages to groups and editors: the others are nobody's business but the receiver's. */
const toldOf = new Set(['asking-group', 'wrong', 'topic-proposed', 'referral', 'hand-over']);

/** Tells those who look after a place that an e-mail did not arrive, once for each message. */
export async function tellOfUndelivered(
  room: LetterRoom,
  message: OutgoingMessage,
  why: 'refused' | 'failing',
): Promise<void> {
  const place = message.place === null ? undefined : room.catalogue().places.get(message.place);
  if (place === undefined || !toldOf.has(message.kind)) return;
  const wording = letterWording(room, place);
  const text = letterText(wording, [
    wording.say(`email:undelivered-${message.kind}`),
    wording.say('email:undelivered-to', { address: shown(message.to) }),
    wording.say(`email:undelivered-${why}`),
    `${wording.say('email:undelivered-mend')}\n${room.links.edit(place.id, null)}`,
  ]);
  const subject = wording.say('email:undelivered-subject');
  for (const to of placePeople(place)) {
    if (to.toLowerCase() === message.to.toLowerCase()) continue;
    const id = `undelivered/${message.id}/${addressDigest(to)}`;
    await room.outbox.send({ id, place: place.id, kind: 'undelivered', to, subject, text });
  }
}

/** A web address without its path: whoever knows all of it can post there. */
function shown(to: string): string {
  return isWebAddress(to) && URL.canParse(to) ? new URL(to).origin : to;
}

/** Tells receivers of one message apart without naming them. */
export function addressDigest(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12);
}
