import type { Counted } from './step.js';
import type { Story } from './story.js';

/** Topics that nothing suitable was found for, each also with the neighbourhood it was asked for in, where that is known. */
export function countUnmet({ where }: Story, topics: readonly string[]): Counted[] {
  return topics.flatMap((topic): Counted[] => [
    { kind: 'unmet', of: topic },
    { kind: 'unmet-in', of: `${topic}/${where?.area ?? ''}` },
  ]);
}
