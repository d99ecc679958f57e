import type { Course } from '../course.js';
import type { Choice } from '../reply.js';
import type { Story } from '../story.js';
import type { World } from '../world.js';

/** Activities in one text message. */
const most = 3;

const choice: Choice = { id: 'to-my-phone', say: 'to-my-phone:choice-send' };

/**
 * Offered where a text message can be sent and does not have it on the telephone already. Where somebody may be hurt by
 * who reads their messages, it is not offered; they can still ask for it.
 */
export function choiceToMyPhone({ danger }: Story, world: World): Choice[] {
  const { textsPhones, writesFrom, seenByOthers } = world;
  const offered = textsPhones && writesFrom === null && seenByOthers === null && !danger.includes('harm');
  return offered ? [choice] : [];
}

/** The activity that is open, or else what was suggested last, as `group/activity`. */
export function lastShown(inProgress: Course['inProgress'], { shown, turnedDown }: Story): string[] {
  for (const { dialog, memory } of inProgress.toReversed()) {
    const { id, onView = [] } = memory as { id?: string; onView?: { id: string }[] };
    if (dialog === 'activity' && id !== undefined) return [id];
    if (dialog === 'suggestions' && onView.length > 0) return onView.map((one) => one.id);
  }
  return shown.filter((id) => !turnedDown.includes(id)).slice(-most);
}
