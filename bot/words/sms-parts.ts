import type { Reply } from '../../dialogs/reply.js';
import type { HelpLine } from '../catalogue/catalogue.js';
import { linesInDirection } from './direction.js';
import { activityAsSms, suggestionAsSms } from './sms-activity.js';
import { textOf, together, type Part } from './sms-part.js';
import { segmentsOf } from './sms-segments.js';
import { contactAsText, helpLineAsText, linkAsText, numbered, passedOnAsText } from './text.js';
import type { Wording } from './wording.js';

/** How a turn is put into words: all at once, or in pages, where consent is asked for only after all that it is about. */
export type Manner = 'at-once' | 'in-pages';

const dangers: ReadonlySet<Reply['helpLines']> = new Set(['life', 'harm', 'medical']);

/** The parts of a turn in the order in which they are read. */
export function partsOfTurn(replies: readonly Reply[], wording: Wording, manner: Manner): Part[] {
  const dangerFirst = [
    ...replies.filter((reply) => dangers.has(reply.helpLines)),
    ...replies.filter((reply) => !dangers.has(reply.helpLines)),
  ];
  const inOrder = manner === 'at-once' ? replies : dangerFirst;
  return inOrder
    .flatMap((reply) => partsOfReply(reply, wording, manner))
    .map((part) => {
      const text = part.text.replace(/\s*\n\s*/g, '\n').trim();
      return { ...part, text: linesInDirection(text, wording.direction) };
    })
    .filter(({ text }) => text !== '');
}

function partsOfReply(reply: Reply, wording: Wording, manner: Manner): Part[] {
  const said = wording.say(reply.say, reply.values);
  const choices = choicesOf(reply, wording);
  const asksLast = manner === 'in-pages' && reply.passedOn !== undefined && choices.length > 0;
  const suggestions = (reply.suggestions ?? []).map((one, index) => suggestionAsSms(one, index + 1, wording));
  const opening = withHelpLines(asksLast ? wording.say('sms:read-first') : said, reply, wording, manner);
  const shown: Part[] = [
    ...(reply.activity === undefined ? [] : activityAsSms(reply.activity, wording)),
    ...[
      ...passedOnAsText(reply.passedOn, wording),
      ...(reply.contact === undefined ? [] : contactAsText(reply.contact, wording)),
      ...linkAsText(reply.link, wording),
    ].map((text) => ({ text })),
  ];
  const goesOn = shown.length > 0 || choices.length > 0;
  return [
    ...suggestions.map((text) => ({ text })),
    ...opening.slice(0, -1),
    ...opening.slice(-1).map((part) => (goesOn ? { text: part.text, withNext: true } : part)),
    ...shown,
    ...(asksLast
      ? together([said, ...choices].map((text) => ({ text })))
      : // A question is no use without the first of its answers.
        choices.map((text, index) => ({ text, withNext: index === 0 && choices.length > 1 }))),
  ];
}

/**
 * The first help line is on the first screen of a telephone that shows one segment: after the words where they are short,
 * else before them. In pages, words that are long begin right below it, as far as there is room.
 */
function withHelpLines(said: string, reply: Reply, wording: Wording, manner: Manner): Part[] {
  const [first, ...others] = wording
    .helpLines(reply)
    .map((line) => (reply.helpLines === 'emergency' ? withoutHours(line) : line))
    .map((line) => ({ text: helpLineAsText(withoutUrl(line), wording) }));
  if (first === undefined) return [{ text: said, prose: true }];
  if (segmentsOf(textOf([{ text: said }, first])) === 1)
    return [...together([{ text: said }, first]), ...others];
  const [opening = said, ...more] = manner === 'in-pages' ? sentencesOf(said, wording.language) : [said];
  return [...together([first, { text: opening }]), ...more.map((text) => ({ text })), ...others];
}

function sentencesOf(text: string, language: string): string[] {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
  return Array.from(sentences.segment(text), ({ segment }) => segment.trim());
}

/** A number helps on every telephone, and the more of them on the first page the better. */
function withoutUrl(line: HelpLine): HelpLine {
  return line.dial === null && line.text === null ? line : { ...line, url: null };
}

/** Everybody knows that emergency services never close, and a greeting has much to say in little room. */
function withoutHours(line: HelpLine): HelpLine {
  return { ...line, hours: new Map() };
}

/** Suggestions carry the numbers of their choices already. */
function choicesOf({ choices = [], suggestions = [] }: Reply, wording: Wording): string[] {
  const worded = choices.slice(suggestions.length).map((choice) => wording.choice(choice));
  return numbered(worded, (number, words) => `${number + suggestions.length} ${words}`);
}
