/** Whether an activity meets an access need. */
import type { Activity } from '../catalogue/catalogue.js';

/** Needs that nobody has who takes part from home. */
const noBarrierAtHome = new Set(['step-free', 'toilet', 'transport']);

/** Whether a need is met only because nobody has to go anywhere: nothing that the group offers. */
export function goesWithoutSaying(activity: Activity, need: string): boolean {
  return activity.where.kind !== 'at' && noBarrierAtHome.has(need) && !activity.access.includes(need);
}

/**
 * True where it is met, false where it is not, null where nobody has said. What an activity costs, where it is and
 * whom it is for settle some needs, whatever its list of access says.
 */
export function meetsNeed(activity: Activity, need: string): boolean | null {
  const listed = activity.access.includes(need);
  const atHome = activity.where.kind !== 'at';
  switch (need) {
    case 'free':
      if (activity.cost.kind === 'amount') return activity.cost.amount === 0;
      if (activity.cost.kind === 'free') return true;
      break;
    case 'online':
      return listed || activity.where.kind === 'online';
    case 'at-home':
      return listed || atHome;
    case 'women-only':
      // A session that does not say so is not one, and a woman who needs one must be able to rely on it.
      return listed || activity.only === 'women';
  }
  if (listed) return true;
  if (activity.accessNot.includes(need)) return false;
  return atHome && noBarrierAtHome.has(need) ? true : null;
}
