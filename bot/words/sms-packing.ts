import { parted, type BreakAt } from './sms-breaks.js';
import { textOf, type Part } from './sms-part.js';

export interface Packing {
  /** Whether a text has room on a page on which others follow, or on the last. */
  fits: (text: string, isLast: boolean) => boolean;
  /** Parts prose at the end of a sentence to fill a page, rather than begin it on the next. */
  fill: boolean;
  /** Nothing comes after these parts. */
  ends: boolean;
}

/** Parts as pages, in their order, breaking between them wherever that can be. */
export function packed(parts: readonly Part[], packing: Packing): string[] {
  const pages: string[] = [];
  let left = [...parts];
  while (left.length > 0) {
    if (packing.fits(textOf(left), packing.ends)) return [...pages, textOf(left)];
    const { page, rest } = onePage(left, packing);
    pages.push(textOf(page));
    left = rest;
  }
  return pages;
}

function onePage(parts: readonly Part[], packing: Packing): { page: Part[]; rest: Part[] } {
  const fits = (page: readonly Part[]) => packing.fits(textOf(page), false);
  let taken = 0;
  for (const end of endsOfGroups(parts)) {
    if (!fits(parts.slice(0, end))) break;
    taken = end;
  }
  // What belongs together is longer than a page.
  if (taken === 0) while (taken < parts.length && fits(parts.slice(0, taken + 1))) taken += 1;
  const page = parts.slice(0, taken);
  const next = parts[taken];
  const where = next === undefined ? null : whereToPart(next, page, packing);
  const two = next && where ? parted(next.text, (head) => fits([...page, { text: head }]), where) : null;
  if (next === undefined || two === null) return { page, rest: parts.slice(taken) };
  const [head, tail] = two;
  return {
    page: [...page, { text: head }],
    rest: [...(tail === '' ? [] : [{ ...next, text: tail }]), ...parts.slice(taken + 1)],
  };
}

/** How a part is parted that has no room on a page on which others stand. */
function whereToPart(part: Part, others: readonly Part[], { fits, fill }: Packing): BreakAt | null {
  if (others.length === 0) return 'anywhere';
  if (!fits(part.text, false)) return 'words';
  return fill && part.prose ? 'sentences' : null;
}

/** After how many parts a group ends that is to stay together. */
function endsOfGroups(parts: readonly Part[]): number[] {
  return parts.flatMap((part, index) => (part.withNext && index < parts.length - 1 ? [] : [index + 1]));
}
