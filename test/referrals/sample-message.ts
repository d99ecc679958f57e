import type { OutgoingMessage } from '../../bot/referrals/outgoing-message.js';

/** A message to a group. */
export function sampleMessage(changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: 'referral/1',
    place: 'leeds',
    to: 'growers@example.org',
    subject: 'Somebody would like to come',
    text: 'Sam would like to come on Saturday.',
    kind: 'referral',
    ...changes,
  };
}
