/** Texts of other directories, made fit for a file that people read: no HTML, no entities, no invisible characters. */
import { convert, compile } from 'html-to-text';

const withoutHtml = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
});

const holdsHtml = /<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8}\d?);/i;
const withoutEntities = /&(?:#\d+|#x[\da-f]+|[a-z]{2,8}\d?);/i;
/** Entities are met doubly and triply escaped: `&amp;amp;nbsp;`. */
const mostRounds = 4;

/** Characters of one text that are read at all: more is a mistake of the feed, and slow to clean. */
const longestRead = 50_000;

const unprintable =
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|\p{Surrogate}/gu;

/** The text as a person would have typed it. Lines stay lines; '' where there is nothing. */
export function cleanText(written: unknown): string {
  if (typeof written === 'number' || typeof written === 'boolean') return String(written);
  if (typeof written !== 'string') return '';
  let text = written.slice(0, longestRead);
  for (let round = 0; round < mostRounds && holdsHtml.test(text); round++) {
    const before = text;
    text = /<[a-z!/][^>]*>/i.test(text) ? withoutHtml(text) : decoded(text);
    if (text === before) break;
  }
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u2028|\u2029/g, '\n')
    .replace(unprintable, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decoded(text: string): string {
  return withoutEntities.test(text)
    ? text
        .split('\n')
        .map((line) => convert(line, { wordwrap: false, preserveNewlines: true }))
        .join('\n')
    : text;
}

/** The same on one line. */
export function cleanLine(written: unknown): string {
  return cleanText(written).replace(/\s*\n\s*/g, ' ');
}

export interface Shortened {
  text: string;
  /** What did not fit, or null. */
  rest: string | null;
}

/** At most so many characters, cut at the end of a sentence; where the first is too long, at a word, with an ellipsis. */
export function shortened(text: string, most: number): Shortened {
  if ([...text].length <= most && text.length <= most) return { text, rest: null };
  const room = text.slice(0, most);
  const ends = [...room.matchAll(/[.!?…]["'’”)\]]?(?=\s)|\n/g)].map(
    (found) => found.index + found[0].trimEnd().length,
  );
  const end = ends.filter((at) => at > most / 3 || at === ends[0]).at(-1);
  if (end !== undefined && end > 0) return { text: text.slice(0, end).trim(), rest: text.slice(end).trim() };
  const space = room.slice(0, most - 1).lastIndexOf(' ');
  const cut = space > most / 2 ? space : most - 1;
  return { text: `${text.slice(0, cut).replace(/[\s,;:–-]+$/, '')}…`, rest: text.slice(cut).trim() };
}

/** How labels and names are compared: without case, accents, signs and doubled spaces. */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}
