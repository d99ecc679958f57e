/**
 * The words that carriers give a meaning of their own, whatever a conversation is about. The lists are those that Twilio
 * acts on: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
 */

export type CarrierWord = 'stop' | 'start' | 'help';
export type CarrierWordLists = Record<CarrierWord, readonly string[]>;

const everywhere: CarrierWordLists = {
  stop: ['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout'],
  start: ['start', 'unstop'],
  help: ['help', 'info'],
};
/** Means "start" to carriers, but is an answer like any other where nothing was stopped. */
const startsWhereStopped = ['yes'];

export interface Said {
  /** What the carrier took it for, where it says so: `OptOutType` of Twilio's. */
  optOutType: string | null;
  /** Whether this number has stopped messages before. */
  stopped: boolean;
}

/**
 * The carrier's word that the whole message is, in any case and whatever stands around it. `own` are the words of the
 * languages of the place.
 */
export function carrierWord(
  text: string,
  own: readonly CarrierWordLists[],
  { optOutType, stopped }: Said,
): CarrierWord | null {
  const said = lettersOf(text);
  const is = (word: CarrierWord) =>
    [everywhere, ...own].some((lists) => lists[word].some((one) => lettersOf(one) === said));
  if (optOutType === 'STOP' || (said !== '' && is('stop'))) return 'stop';
  // Carriers take a bare "yes" for "start", which would take a resident's consent from the question it answers.
  if (stopped && (optOutType === 'START' || startsWhereStopped.includes(said))) return 'start';
  if (said === '') return null;
  if (is('start')) return 'start';
  return is('help') ? 'help' : null;
}

/** So that "Opt-out!", "STOP ALL" and "“stop”" are what they mean. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]|[\ufe0e\ufe0f]/gu, '');
}
