import type { AboutYou } from '../about-you.js';
import type { HandOverDraft } from '../deed.js';
import type { Moment } from '../step.js';

/** Parts of the summary that can be left out. */
export const cuttable = ['matters', 'in-the-way', 'suggested', 'area'] as const;
export type Cuttable = (typeof cuttable)[number];

/** What has been said so far of a hand-over that is not sent yet. */
export interface HandOverMemory extends AboutYou {
  /** What the resident does not want passed on. */
  cut: Cuttable[];
}

/** What would be passed on as things stand, or null where nobody could be reached yet. */
export function draftOf(
  { story, language }: Moment,
  { name, reach, note, cut }: HandOverMemory,
): HandOverDraft | null {
  if (reach === null) return null;
  const keeps = (part: Cuttable) => !cut.includes(part);
  return {
    name,
    reach,
    note,
    forWhom: story.person?.forWhom ?? null,
    matters: keeps('matters') ? story.topics.map(({ topic, words }) => ({ topic, words })) : [],
    getsInTheWay: keeps('in-the-way') ? story.access.map(({ need, words }) => ({ need, words })) : [],
    area: keeps('area') ? (story.where?.area ?? null) : null,
    suggested: keeps('suggested') ? [...story.shown] : [],
    language,
  };
}
