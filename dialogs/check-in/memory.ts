import type { Deed, WhyNotThere } from '../deed.js';

export type HowItWent = Extract<Deed, { kind: 'went' }>['how'];

export interface CheckInMemory {
  /** The check-in that asks. */
  about: string;
  /** `group/activity`, with the names it had. */
  activity: string;
  name: string;
  group: string;
  /** The self-referral that it follows, or null. */
  request: string | null;
  /** The resident's words for whoever was to go, where it is somebody else. */
  forWhom: string | null;
  /** An e-mail address that they gave, or null. */
  email: string | null;
  how: HowItWent | null;
  why: WhyNotThere | null;
}

/** What a check-in is begun with. */
export type CheckInOptions = Omit<CheckInMemory, 'how' | 'why'>;
