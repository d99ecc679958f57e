import { areYouSafe } from './are-you-safe.js';
import type { Course } from './course.js';
import { answerDanger, remindOfHelp, tellsOfLowSpirits, withDanger } from './danger.js';
import type { Exchange } from './exchange.js';
import type { SafetyKind } from './heard.js';
import { isOfReview } from './hello.js';
import { sayBack } from './saying-back.js';
import { tell, toldSomething } from './telling.js';

/**
 * Danger before everything. Where it is urgent: whom to call, before a greeting even, and no question on this turn.
 * Where it may be so: a direct question, once for each kind; after that the message is answered like any other, with the
 * numbers. True where it took the turn.
 */
export async function meetDanger(exchange: Exchange, course: Course): Promise<boolean> {
  const { safety } = exchange.heard;
  if (safety === null) return false;
  const { kind, level } = safety;
  exchange.counted.push({ kind: 'danger', of: `${kind}/${level}` });
  if (level === 'urgent') {
    const { whomToCall, onward, story } = answerDanger(kind, exchange.story);
    // The greeting's own numbers, and how well it speaks, would only push these out of sight.
    const others = exchange.replies.filter((reply) => reply.helpLines === undefined && !isOfReview(reply));
    exchange.replies = [whomToCall, ...others, onward];
    exchange.story = tell(story, exchange.heard);
    return true;
  }
  if (course.active?.dialog === areYouSafe.id) return false;
  if (!exchange.story.danger.includes(kind)) {
    await askWhetherSafe(exchange, course, kind, false);
    return true;
  }
  const { reminder, story } = remindOfHelp(kind, exchange.story);
  exchange.replies.push(reminder);
  exchange.story = story;
  return false;
}

/** Low spirits can hide more than is said, so that the same question follows, more quietly. True where it took the turn. */
export async function meetLowSpirits(exchange: Exchange, course: Course): Promise<boolean> {
  if (course.active?.dialog === areYouSafe.id) return false;
  if (!tellsOfLowSpirits(exchange.heard.topics, exchange.story)) return false;
  await askWhetherSafe(exchange, course, 'life', true);
  return true;
}

/** A sad face and no word: it is asked what is the matter. True where it took the turn. */
export async function meetSadness({ heard, replies }: Exchange, course: Course): Promise<boolean> {
  if (heard.answer !== 'sad' || course.active?.dialog === areYouSafe.id) return false;
  replies.push({ say: 'heard:sad' });
  return true;
}

/** What was told besides is kept for when the conversation goes on. */
async function askWhetherSafe(
  exchange: Exchange,
  course: Course,
  kind: SafetyKind,
  quietly: boolean,
): Promise<void> {
  const { heard, story } = exchange;
  const told = tell(story, heard);
  exchange.story = withDanger(told, kind);
  exchange.notUnderstood = 0;
  if (quietly) exchange.replies.push(...sayBack(story, told));
  await course.begin(areYouSafe.id, { kind, quietly, told: toldSomething(heard) });
}
