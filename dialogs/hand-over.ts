import { aboutYou } from './about-you.js';
import type { HandOverMemory } from './hand-over/memory.js';
import { offer } from './hand-over/offer.js';
import { review } from './hand-over/review.js';
import type { DialogDefinition } from './step.js';

/**
 * A person, at any time: how to reach one, and, with consent, somebody who gets in touch. What will be passed on is shown
 * as a short summary, of which each part can be cut.
 */
export const handOver: DialogDefinition<HandOverMemory> = {
  id: 'hand-over',
  schema: 1,
  steps: { offer, ...aboutYou<HandOverMemory>('hand-over'), review },
  begin: () => ({ memory: { name: null, reach: null, note: null, changing: false, cut: [] }, step: 'offer' }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
