import type { Exchange } from './exchange.js';
import { offer } from './how-are-you/offer.js';
import { questions, type HowAreYouMemory } from './how-are-you/questions.js';
import type { Choice } from './reply.js';
import type { DialogDefinition } from './step.js';
import type { Story } from './story.js';
import type { World } from './world.js';

/** Questions how somebody is, before and after. Optional; nothing is ever decided by the answers. */
export const howAreYou: DialogDefinition<HowAreYouMemory> = {
  id: 'how-are-you',
  schema: 1,
  steps: { offer, questions },
  begin: ({ when }) => ({
    memory: { when: when === 'after' ? 'after' : 'before', at: 0, answers: {} },
    step: when === 'after' ? 'offer' : 'questions',
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};

const choice: Choice = { id: 'how-are-you', say: 'how-are-you:choice-offer', exact: false };

/** Offers the questions once, as the last choice below the first suggestions, so that they are easy to pass over. */
export function offerHowAreYou(exchange: Exchange): void {
  const { story, world, replies } = exchange;
  const suggesting = replies.findLast(({ choices }) => choices !== undefined);
  if ((suggesting?.suggestions ?? []).length === 0 || !mayOffer(story, world)) return;
  suggesting!.choices = [...(suggesting!.choices ?? []), choice];
  exchange.story = { ...story, howAreYou: { ...story.howAreYou, offered: true } };
}

/** Not where others read along, nor to those who look for somebody else, are too young for it, or spoke of danger. */
function mayOffer({ howAreYou: { offered }, person, danger }: Story, world: World): boolean {
  const { measures, seenByOthers } = world;
  if (seenByOthers !== null || offered || danger.length > 0 || person?.forWhom !== undefined) return false;
  return measures.some(({ fromAge }) => (person?.age ?? fromAge) >= fromAge);
}
