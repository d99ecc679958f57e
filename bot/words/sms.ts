import { SegmentedMessage } from 'sms-segments-calculator';
import type { Reply } from '../../dialogs/reply.js';
import type { Meeting, Suggestion } from '../../dialogs/suggestion.js';
import { contactAsText, helpLineAsText, numbered, passedOnAsText, replyAsText } from './text.js';
import type { Wording } from './wording.js';

/** Help lines named in one text message, so that the first number is never pushed out of sight. */
const helpLinesBySms = 3;

/** A reply as a text message: short, and in the characters that cost least. */
export function replyAsSms(reply: Reply, wording: Wording): string {
  if (reply.activity !== undefined) return plainCharacters(replyAsText(reply, wording));
  const lines = [
    ...(reply.suggestions ?? []).map((suggestion, index) => suggestionAsSms(suggestion, index + 1, wording)),
    wording.say(reply.say, reply.values),
    ...wording
      .helpLines(reply)
      .slice(0, helpLinesBySms)
      .map((line) => helpLineAsText(line, wording)),
    ...passedOnAsText(reply.passedOn, wording),
    ...(reply.contact === undefined ? [] : contactAsText(reply.contact, wording)),
    ...choices(reply, wording),
  ];
  return plainCharacters(lines.join('\n'));
}

/** How many segments a text takes: 160 characters of GSM-7 or 70 of UCS-2 at first, 153 or 67 where there are more. */
export function segmentsOf(text: string): number {
  return text === '' ? 0 : new SegmentedMessage(text).segmentsCount;
}

/** Number, name, when, where and cost: readable in one look. */
function suggestionAsSms(suggestion: Suggestion, number: number, wording: Wording): string {
  const when =
    suggestion.next === null ? wording.schedule(suggestion) : nextBySms(suggestion.next, suggestion, wording);
  const where = suggestion.where.kind === 'at' ? suggestion.where.name : wording.where(suggestion);
  return `${number} ${suggestion.name}: ${[when, where, wording.cost(suggestion.cost)].join(', ')}`;
}

function nextBySms(next: Meeting, { whenNote }: Suggestion, wording: Wording): string {
  const when = wording.meeting(next);
  return whenNote === undefined ? when : wording.say('details:when-note', { when, note: whenNote });
}

function choices(reply: Reply, wording: Wording): string[] {
  const worded = (reply.choices ?? []).map((choice) => wording.choice(choice));
  const lines = numbered(worded, (number, words) => `${number} ${words}`);
  // The suggestions carry their numbers already.
  return lines.slice(reply.suggestions?.length ?? 0);
}

const typographic: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '•': '-',
};

/** Swaps the typographic characters that would turn a whole message into UCS-2, at 70 characters a segment. */
export function plainCharacters(text: string): string {
  return text.replace(/[‘’“”–—…\u00a0\u202f•]/g, (character) => typographic[character] ?? character);
}
