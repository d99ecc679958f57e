import type { Reply } from './reply.js';
import { allHeard } from './saying-back.js';
import type { Story } from './story.js';
import type { World } from './world.js';

/** What is said first, once: a program, which place, an emergency, what is kept. */
export function greeting({ place, keepDays }: Pick<World, 'place' | 'keepDays'>): Reply[] {
  const say = place.example ? 'hello:greeting-example' : 'hello:greeting';
  return [
    { say, values: { place: place.name, days: keepDays } },
    { say: 'hello:emergency', helpLines: 'emergency' },
  ];
}

/** To somebody who was here before: what was heard then, so that nothing needs saying twice. */
export function welcomeBack(story: Story): Reply[] {
  const heard = allHeard(story);
  return heard.length === 0
    ? [{ say: 'hello:welcome-back' }]
    : [{ say: 'hello:welcome-back-heard', values: { heard: { parts: heard } } }];
}
