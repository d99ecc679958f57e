import { othersCanRead } from './others.js';
import type { Reply } from './reply.js';
import { allHeard } from './saying-back.js';
import type { Story } from './story.js';
import type { World } from './world.js';

/**
 * What is said first, once: a program, which place, an emergency, what is kept. Where cries for help are not understood
 * in this language, that is said, with everybody who can be called; where others read along, that too.
 */
export function greeting(world: World, language: string): Reply[] {
  const { place, keepDays } = world;
  const say = place.example ? 'hello:greeting-example' : 'hello:greeting';
  return [
    { say, values: { days: keepDays } },
    world.noticesDanger(language) ? { say: 'hello:emergency', helpLines: 'emergency' } : mayNotNotice,
    ...notReviewed(world, language),
    ...othersCanRead(world),
  ];
}

/** Who says hello first is greeted, and not a second time for it. */
export function greetOnce(replies: Reply[]): Reply[] {
  const greets = (reply: Reply) => isGreeting(reply) || reply.say.startsWith('hello:welcome-back');
  return replies.some(greets) ? replies.filter(({ say }) => say !== 'hello:back') : replies;
}

export function isGreeting({ say }: Reply): boolean {
  return say.startsWith('hello:greeting');
}

/** So that odd words are not taken amiss, and nobody is stuck with them. */
function notReviewed(world: World, language: string): Reply[] {
  if (world.reviewed(language)) return [];
  return [{ say: world.place.spoken.includes('en') ? 'review:not-yet' : 'review:not-yet-only' }];
}

export function isOfReview({ say }: Reply): boolean {
  return say.startsWith('review:');
}

/** Said in a language that has no safety phrases. */
export const mayNotNotice: Reply = { say: 'hello:may-not-notice', helpLines: 'any' };

/** To somebody who was here before: what was heard then, so that nothing needs saying twice. */
export function welcomeBack(story: Story): Reply[] {
  const heard = allHeard(story);
  return heard.length === 0
    ? [{ say: 'hello:welcome-back' }]
    : [{ say: 'hello:welcome-back-heard', values: { heard: { parts: heard } } }];
}
