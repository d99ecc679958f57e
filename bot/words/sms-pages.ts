import type { Reply } from '../../dialogs/reply.js';
import { plainCharacters } from './sms-characters.js';
import { packed } from './sms-packing.js';
import { textOf, type Part } from './sms-part.js';
import { partsOfTurn } from './sms-parts.js';
import { segmentsOf } from './sms-segments.js';
import type { Wording } from './wording.js';

/** Segments of one page: more than these arrive late, out of order or not at all on some networks, and cost as many. */
export const mostSegments = 3;
/** No page is made of more than this, even where characters are left out; longer texts need not be counted. */
const surelyTooLong = 1000;

/**
 * What a turn says as text messages: the first is sent, and each other when MORE is asked for. As few as can be, each of
 * three segments at most; all but the last end with how to get the rest.
 */
export function smsPages(replies: readonly Reply[], wording: Wording): string[] {
  const accents = wording.say('sms:accents') === 'off' ? 'off' : 'on';
  const plain = (text: string) => plainCharacters(text, accents);
  const more = wording.say('sms:more', { word: wording.say('sms:more-word') });
  const withMore = (text: string) => `${text}\n${more}`;
  const fits = (text: string, isLast: boolean) =>
    text.length <= surelyTooLong && hasRoom(plain(isLast ? text : withMore(text)));

  const whole = textOf(partsOfTurn(replies, wording, 'at-once'));
  if (fits(whole, true)) return [plain(whole)];
  const parts = partsOfTurn(replies, wording, 'in-pages');
  const pages = fewestPages(parts, fits);
  return pages.map((page, index) => plain(index < pages.length - 1 ? withMore(page) : page));
}

type Fits = (text: string, isLast: boolean) => boolean;

/** The pages of a turn that one page does not hold: as few as can be, and of those the ones that part no sentence. */
function fewestPages(parts: readonly Part[], fits: Fits): string[] {
  const pages = waysToPack(parts, fits, false);
  return pages.length <= 2 ? pages : fewer(pages, waysToPack(parts, fits, true));
}

/**
 * As few pages as can be, and of those the ones that say least before MORE is asked for. A question that has room on the
 * first page stays there.
 */
function waysToPack(parts: readonly Part[], fits: Fits, fill: boolean): string[] {
  const canWait = parts.filter(({ later }) => later);
  const inTwo = (now: number) => {
    const waiting = new Set(canWait.slice(now));
    const first = packed(
      parts.filter((part) => !waiting.has(part)),
      { fits, fill, ends: waiting.size === 0 },
    );
    return { first, pages: [...first, ...packed([...waiting], { fits, fill, ends: true })] };
  };
  const { first, pages } = inTwo(0);
  const inOrder = [...parts.filter(({ later }) => !later), ...canWait];
  if (first.length > 1) return fewer(pages, packed(inOrder, { fits, fill, ends: true }));
  let best = pages;
  for (let now = 1; now <= canWait.length && best.length > 2; now++) {
    const other = inTwo(now);
    if (other.first.length > 1) break;
    best = fewer(best, other.pages);
  }
  return best;
}

function fewer(one: string[], other: string[]): string[] {
  return other.length < one.length ? other : one;
}

/** The Bot Service's own text messages part lines by two line ends: there is room for those, too. */
function hasRoom(text: string): boolean {
  return segmentsOf(text.replaceAll('\n', '\n\n')) <= mostSegments;
}
