import { keptApart } from '../direction.js';

/** Words that become a link where they stand in a text. */
export interface Link {
  words: string;
  url: string;
}

/**
 * A line as Markdown that shows it just as it is: what a group or a resident wrote must make no link, list or emphasis.
 * Enough for cards, which know no tags: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function withoutMarks(line: string): string {
  return startEscaped(marksEscaped(line))
    .replace(/&(?=#?[a-z\d]+;)/gi, '&amp;')
    .replace(/^(\s*)>/, '$1\\>');
}

/**
 * The same for the text of a message, in which Teams follows tags of HTML as well:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export function escaped(line: string): string {
  return startEscaped(withoutTags(marksEscaped(line)));
}

/** The same, with each of the words, where they stand first, as a link. */
export function withLinks(line: string, links: readonly Link[]): string {
  return startEscaped(linked(line, links));
}

/** A link shows its words also where a client follows no link of its kind, such as to a telephone. */
export function link({ words, url }: Link): string {
  const safe = url.replace(/[()<>\\\s]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${withoutTags(marksEscaped(words))}](${safe})`;
}

/**
 * What somebody wrote in whatever direction, or a number, within a text that may run the other way, which would
 * otherwise turn its parts around: 0113 496 0123 into 0123 496 0113. `shown` is what is seen of Markdown.
 */
export function isolated(text: string, { direction }: { direction: 'ltr' | 'rtl' }, shown = text): string {
  if (direction === 'ltr') return keptApart(text, direction);
  if (text === '') return text;
  // Without a letter nothing tells a client the direction: "18+" is a number, and runs from left to right.
  return `${/\p{L}/u.test(shown) ? '\u2068' : '\u2066'}${text}\u2069`;
}

function linked(text: string, links: readonly Link[]): string {
  const [first, ...rest] = links;
  if (first === undefined) return withoutTags(marksEscaped(text));
  const at = first.words === '' ? -1 : text.indexOf(first.words);
  if (at < 0) return linked(text, rest);
  return linked(text.slice(0, at), rest) + link(first) + linked(text.slice(at + first.words.length), rest);
}

function marksEscaped(text: string): string {
  return text.replace(/[\\`*_[\]]|~(?=~)/g, '\\$&');
}

/** Signs that mean a heading or a list where a line begins with them; "+44 113" and "-5" are none. */
function startEscaped(line: string): string {
  return line
    .replace(/^(\s*)(#|[+-](?=\s|$)|[-=]{2})/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function withoutTags(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Lines as Markdown shows them one below the other: only an empty line parts them in every client. */
export function lines(all: readonly string[]): string {
  return all.filter((line) => line.trim() !== '').join('\n\n');
}
