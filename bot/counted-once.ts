import { createHash } from 'node:crypto';
import type { Counted } from '../dialogs/step.js';
import type { CountKind } from './storage/records.js';

/** Something to be added to the counts of a place. */
export interface Count {
  kind: CountKind;
  of: string;
}

/** How far people came: each of these also counts how many came that far at all. */
const stages: readonly Counted['kind'][] = ['asked', 'suggested', 'chosen'];

/** Counted each time it happens: it is about messages, not about people. */
const everyTime: readonly Counted['kind'][] = ['danger', 'are-you-safe'];

/**
 * What to count of a turn so that the counts are numbers of conversations: the same thing counts once in each, however
 * often it comes up. Without this, one person could make a number that is large enough to be shown.
 *
 * @param known what was counted before, as this answered it then; null where the conversation begins with this turn
 */
export function countedOnce(
  known: readonly string[] | null,
  counted: readonly Counted[],
): { counts: Count[]; known: string[] } {
  const marks = new Set(known ?? []);
  const counts: Count[] = known === null ? [{ kind: 'people', of: 'began' }] : [];
  const reached = stages.filter((stage) => counted.some(({ kind }) => kind === stage));
  for (const count of [...counted, ...reached.map((of): Count => ({ kind: 'people', of }))]) {
    const mark = markOf(count);
    const again = !everyTime.some((kind) => kind === count.kind) && marks.has(mark);
    if (again) continue;
    marks.add(mark);
    counts.push(count);
  }
  return { counts, known: [...marks] };
}

/** Short, because every turn writes all of them. Two that are alike by chance cost one count in many millions. */
function markOf({ kind, of }: Count): string {
  return createHash('sha256').update(`${kind}/${of}`).digest('base64url').slice(0, 6);
}
