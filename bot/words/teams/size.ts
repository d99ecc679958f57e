import type { OutgoingActivity } from '../outgoing-activity.js';

/**
 * What a message may take up in Teams, in bytes. The documentation has named 28, 40 and 100 KB over time, the text counted
 * as UTF-16; the least of them holds everywhere.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const largestMessage = 28 * 1024;
/** Left for what the channel adds: who it is from and to, and in answer to what. */
const roomForAddresses = 4 * 1024;

export function fits(activity: OutgoingActivity): boolean {
  return 2 * JSON.stringify(activity).length <= largestMessage - roomForAddresses;
}

/** Characters of a text that fit into one message, where each may be written as two in JSON. */
const longestText = 5_000;

/** A text in as many parts as it needs, each of whole paragraphs where those are not too long themselves. */
export function inParts(text: string): string[] {
  const parts: string[] = [];
  for (const paragraph of text.split('\n\n').flatMap(pieces)) {
    const last = parts.at(-1);
    const joined = last === undefined ? paragraph : `${last}\n\n${paragraph}`;
    if (last !== undefined && joined.length <= longestText) parts[parts.length - 1] = joined;
    else parts.push(paragraph);
  }
  return parts;
}

function pieces(paragraph: string): string[] {
  const found: string[] = [];
  let rest = paragraph;
  while (rest.length > longestText) {
    const space = rest.lastIndexOf(' ', longestText);
    const end = space > longestText / 2 ? space : longestText;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}
