import type { Choice, Reply } from './reply.js';
import type { Asked, Step } from './step.js';
import type { ActivityDetails, Suggestion } from './suggestion.js';

/** What a resident was shown of an activity, as far as it may lead them astray once it changes. */
export type AsSuggested = Pick<Suggestion, 'name' | 'next' | 'weekly' | 'where' | 'cost'>;

export const asSuggested = ({ name, next, weekly, where, cost }: Suggestion): AsSuggested => ({
  name,
  next,
  weekly,
  where,
  cost,
});

interface Memory {
  /** `group/activity` */
  id: string;
  /** Absent in records of an earlier release. */
  suggested?: AsSuggested;
}

const others: Choice = { id: 'others', say: 'activity-changed:choice-others' };

/** A step that shows an activity, and first says kindly what has changed since it was suggested. */
export function tellingChanges<Known extends Memory>(shown: Step<Known>): Step<Known> {
  return {
    ...shown,
    ask: (moment, memory, manner) => {
      const asked = shown.ask(moment, memory, manner);
      if (manner !== 'first') return asked;
      const { world, story } = moment;
      const activity = world.activity(memory.id, story);
      if (activity === null) return withOthers(asked);
      if (isShut(activity, asked.replies)) return shut(activity, asked);
      const what = memory.suggested ? changes(memory.suggested, activity, world.now) : [];
      if (what.length === 0) return asked;
      const parts = what.map((one) => ({ key: `activity-changed:${one}` }));
      const changed: Reply = { say: 'activity-changed:changed', values: { what: { parts } } };
      return { ...asked, replies: [changed, ...asked.replies] };
    },
    hear: (moment, memory) =>
      moment.heard.choice === others.id
        ? { next: { kind: 'end', askAnew: true } }
        : shown.hear(moment, memory),
  };
}

/** Whether nobody can come now. Where there is a way in all the same, such as a waiting list, that was offered. */
function isShut({ status }: ActivityDetails, replies: readonly Reply[]): boolean {
  const offersWaiting = replies.some(({ choices = [] }) => choices.some(({ id }) => id === 'waiting-list'));
  return status !== 'open' && !offersWaiting;
}

function shut<Known>(activity: ActivityDetails, asked: Asked<Known>): Asked<Known> {
  const { status } = activity;
  const { choices = [] } = asked.replies.at(-1) ?? {};
  const reply: Reply = { say: `activity-changed:now-${status}`, choices };
  return withOthers({ ...asked, replies: [status === 'closed' ? reply : { ...reply, activity }] });
}

function withOthers<Known>(asked: Asked<Known>): Asked<Known> {
  const replies = asked.replies.map((reply) =>
    reply.choices ? { ...reply, choices: [others, ...reply.choices] } : reply,
  );
  return { ...asked, replies };
}

type Change = 'name' | 'time' | 'place' | 'cost';

function changes(before: AsSuggested, now: ActivityDetails, at: Date): Change[] {
  const changed: Record<Change, boolean> = {
    name: !now.names.includes(before.name),
    time: !isSameTime(before, now, at),
    place: !isSamePlace(before.where, now.where),
    cost: !isSameCost(before.cost, now.cost),
  };
  return (Object.keys(changed) as Change[]).filter((one) => changed[one]);
}

/** Whether what was said of its times still holds. Of a meeting that is over nothing is said. */
function isSameTime(before: AsSuggested, now: ActivityDetails, at: Date): boolean {
  if (before.next === null) return now.next === null;
  const { from, to, instant } = before.next;
  const isToCome = Date.parse(instant) > at.getTime();
  if (isToCome && !now.meetings.some((meeting) => meeting.from === from && meeting.to === to)) return false;
  const [was, is] = [before.weekly, now.weekly];
  return !was || !is || (was.day === is.day && was.from === is.from && was.to === is.to);
}

function isSamePlace(before: Suggestion['where'], now: Suggestion['where']): boolean {
  if (before.kind !== 'at' || now.kind !== 'at') return before.kind === now.kind;
  return before.name === now.name && before.postcode === now.postcode;
}

function isSameCost(before: Suggestion['cost'], now: Suggestion['cost']): boolean {
  if (before.kind !== 'amount' || now.kind !== 'amount') return before.kind === now.kind;
  const facts = ['amount', 'currency', 'per', 'note'] as const;
  return facts.every((fact) => before[fact] === now[fact]);
}
