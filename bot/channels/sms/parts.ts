import { SegmentedMessage } from 'sms-segments-calculator';

/** Characters of one segment: alone, and as one of several. */
const lengths = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } } as const;
/** Bits of a character. */
const bits = { 'GSM-7': 7, 'UCS-2': 16 } as const;

/**
 * Whether a message fills its segments to the last character. Some telephones and carriers deliver a long message as
 * several that do, and then a rest.
 */
export function mayGoOn(text: string): boolean {
  if (text === '') return false;
  const { encodingName, messageSize } = new SegmentedMessage(text);
  const characters = messageSize / bits[encodingName];
  const { alone, joined } = lengths[encodingName];
  return characters === alone || characters % joined === 0;
}
