import type { Reply } from './reply.js';
import { allHeard } from './saying-back.js';
import type { Story } from './story.js';
import type { World } from './world.js';

/** What is said first, once: a program, which place, an emergency, what is kept. */
export function greeting({ place, keepDays }: Pick<World, 'place' | 'keepDays'>): Reply[] {
  return [
    { say: 'hello:greeting', values: { place: place.name } },
    ...(place.example ? [{ say: 'hello:example', values: { place: place.name } }] : []),
    { say: 'hello:emergency', helpLines: 'emergency' as const },
    { say: 'hello:keeps', values: { days: keepDays } },
  ];
}

/** To somebody who was here before: what was heard then, so that nothing needs saying twice. */
export function welcomeBack(story: Story): Reply[] {
  const heard = allHeard(story);
  return heard.length === 0
    ? [{ say: 'hello:welcome-back' }]
    : [{ say: 'hello:welcome-back-heard', values: { heard: { parts: heard } } }];
}
