import type { Decision } from '../step.js';
import type { SelfReferralMemory } from './memory.js';

/** Nothing is sent, and the conversation goes on with the activity and the list. */
export function leaveKindly(why: string): Decision<SelfReferralMemory> {
  return { replies: [{ say: `self-referral:${why}` }], next: { kind: 'end' } };
}
