import type { Choice } from '../reply.js';
import type { Moment, Step } from '../step.js';
import type { ActivityDetails, Meeting } from '../suggestion.js';
import { leave, type KeepInTouchMemory } from './consent.js';

/** Days to choose from. */
const mostDays = 3;
/** Minutes from ten in the morning, when a reminder goes out, to midnight. */
const afterTenInTheMorning = 14 * 60;

/** Which meeting they will go to. Asked only where there is more than one. */
export const whichDay: Step<KeepInTouchMemory> = {
  settled: (_story, { what, day }) => what === 'check-in' || day !== null,

  ask: (moment, memory, manner) => ({
    replies: [
      {
        say: manner === 'first' ? 'keep-in-touch:which-day' : 'keep-in-touch:which-day-again',
        choices: [...daysOf(moment, memory).map(choiceOf), { id: 'no', say: 'keep-in-touch:choice-no' }],
      },
    ],
  }),

  hear: (moment, memory) => {
    const { choice, answer, times } = moment.heard;
    if (choice === 'no' || answer === 'no') return leave;
    const days = daysOf(moment, memory);
    const said = times.find(({ not }) => !not);
    const day =
      days.find((one) => choice === `day:${one}`) ??
      days.find((one) => one === said?.date) ??
      days.find((one) => said?.date === null && said.days.includes(weekdayOf(one))) ??
      agreedWithTheGroup(moment, memory);
    if (day === undefined) return { next: { kind: 'not-understood' } };
    return { memory: { ...memory, day }, next: { kind: 'step', step: 'consent' } };
  },
};

/** The days of the next meetings before which there is still time for a reminder. */
export function remindableDays({ meetings }: Pick<ActivityDetails, 'meetings'>, now: Date): string[] {
  const inTime = meetings.filter((meeting) => remindedAt(meeting) > now.getTime());
  return [...new Set(inTime.map(({ from }) => from.slice(0, 10)))].slice(0, mostDays);
}

function daysOf({ world, story }: Moment, { id }: KeepInTouchMemory): string[] {
  const activity = world.activity(id, story);
  return activity === null ? [] : remindableDays(activity, world.now);
}

/** Once they were put in touch, a group may have told them any day to come. */
function agreedWithTheGroup({ heard, world }: Moment, { request }: KeepInTouchMemory): string | undefined {
  const date = heard.times.find((time) => !time.not)?.date ?? null;
  const dayAfterTomorrow = new Date(world.now.getTime() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  return request !== null && date !== null && date >= dayAfterTomorrow ? date : undefined;
}

/** About ten in the morning of the day before, in milliseconds; the clocks of one night do not matter here. */
function remindedAt({ from, instant }: Meeting): number {
  const minutes = Number(from.slice(11, 13)) * 60 + Number(from.slice(14, 16));
  return Date.parse(instant) - (minutes + afterTenInTheMorning) * 60_000;
}

function weekdayOf(day: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

function choiceOf(day: string): Choice {
  return { id: `day:${day}`, say: 'keep-in-touch:choice-day', values: { day: { day } } };
}
