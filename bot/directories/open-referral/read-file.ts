/** Reads services from a file: one service, a list, a page, or a service a line. */
import { readFile, stat } from 'node:fs/promises';
import { pageIn, type Page } from './entries.js';
import type { Json, JsonObject } from './json.js';
import type { FeedRead } from './feed.js';
import { FeedMistake } from './feed.js';

/** Bytes. A directory of 100,000 services takes half of it. */
const largestFile = 500 * 1024 * 1024;

/** @throws FeedMistake, one line, where there are no services in it */
export async function readFeedFile(file: string): Promise<FeedRead> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new FeedMistake(`There is no file ${file}.`);
  if (facts.size > largestFile) throw new FeedMistake(`${file} is larger than 500 MB. Split it.`);
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  const page = pageIn(parsed(text, file));
  if (page === null) throw new FeedMistake(`${file} holds no services of Open Referral.`);
  return { services: page.services, complete: isWhole(page), troubles: troublesOf(page) };
}

function parsed(text: string, file: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as JsonObject);
    } catch {
      // Said below, by what is wrong with the whole.
    }
    throw new FeedMistake(`${file} is not JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** What is missing, as far as the file tells of it. */
function troublesOf(page: Page): string[] {
  const { isList, unusable, services, total } = page;
  return [
    ...(unusable > 0 ? [`Entries of the list that are no services, passed over: ${unusable}.`] : []),
    ...(isList && !isWhole(page)
      ? [
          `The file is one page of several${total === null ? '' : ` of ${total} services`}: only its ` +
            `${services.length} are read, and nothing is closed.`,
        ]
      : []),
  ];
}

/** A list without word of other pages is all there is; one page of several is not. */
function isWhole({ isList, services, total, pages, isFirst, isLast }: Page): boolean {
  if (!isList || isFirst === false || isLast === false) return false;
  return (pages === null || pages <= 1) && (total === null || total <= services.length);
}
