import type { AboutYou } from '../about-you.js';
import type { QuestionAnswered, SelfReferralDraft } from '../deed.js';
import type { Moment } from '../step.js';

/** What has been said so far of a self-referral that is not sent yet. */
export interface SelfReferralMemory extends AboutYou {
  /** `group/activity` */
  id: string;
  when: 'now' | 'next-week' | 'waiting-list';
  /** The group's questions that were answered, in their order. */
  answers: QuestionAnswered[];
}

/** What would be sent as things stand, or null where nobody could be reached yet. */
export function draftOf({ story, language }: Moment, memory: SelfReferralMemory): SelfReferralDraft | null {
  const { id: activity, name, reach, note, answers } = memory;
  if (reach === null) return null;
  const forWhom = story.person?.forWhom ?? null;
  return { activity, name, reach, note, answers, forWhom, language };
}
