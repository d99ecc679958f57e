import type { Deed, DeedOutcome } from './deed.js';
import type { Heard } from './heard.js';
import type { Reply } from './reply.js';
import type { Story } from './story.js';
import type { World } from './world.js';

/** What a step sees of one turn. */
export interface Moment {
  heard: Heard;
  story: Story;
  world: World;
  /** The language the conversation is held in. */
  language: string;
}

/**
 * How a question is put: for the first time; once more because something else was told, which is fine; again, in
 * other words, because the answer could not be used; or, after two such answers, as choices and a person.
 */
export type Manner = 'first' | 'still' | 'again' | 'choices';

/** Something worth counting, with no person in it: a topic asked for, an activity suggested, a danger noticed. */
export interface Counted {
  kind:
    | 'asked'
    | 'suggested'
    | 'suggested-for'
    | 'chosen'
    | 'referred'
    | 'handed-over'
    | 'unmet'
    | 'unmet-in'
    | 'why-not'
    | 'danger'
    | 'are-you-safe';
  /**
   * A topic or an activity; `topic/group/activity` of what it was suggested for; `topic/area` of what was unmet where;
   * of danger its kind and level, `life/urgent`; of a question with fixed choices the choice, `not-sure`.
   */
  of: string;
}

/** What putting a question says, and what changes by it. */
export interface Asked<Memory> {
  replies: Reply[];
  story?: Story;
  memory?: Memory;
  counted?: Counted[];
}

export type Next =
  /** On to that step of this dialog, whether or not it is settled. */
  | { kind: 'step'; step: string }
  /** On to the first later step that is not settled, else the end of the dialog. */
  | { kind: 'onward' }
  /** Wait for another answer to this same question; it has been said what to do. */
  | { kind: 'wait' }
  /** Put this same question anew, such as the next three suggestions. */
  | { kind: 'ask-anew' }
  /** Something was told, but not what was asked: put the question once more, and the second time go on without. */
  | { kind: 'ask-still' }
  /** The answer could not be used. */
  | { kind: 'not-understood'; replies?: Reply[] }
  /** Gets this done in the world, and goes on as the step's `done` says. */
  | { kind: 'do'; deed: Deed }
  /** Into another dialog, and back here when it ends. */
  | { kind: 'begin'; dialog: string; options: Record<string, unknown> }
  /** Into another dialog in place of this one. */
  | { kind: 'replace'; dialog: string; options: Record<string, unknown> }
  /** Back to where this dialog was entered from, which puts its question anew or only calls it to mind. */
  | { kind: 'end'; askAnew?: boolean };

/** What an answer leads to. */
export interface Decision<Memory> {
  /** Said before whatever comes next. */
  replies?: Reply[];
  story?: Story;
  memory?: Memory;
  counted?: Counted[];
  next: Next;
}

/** One question: what to ask, and a pure function from what was heard to what comes next. */
export interface Step<Memory> {
  ask(moment: Moment, memory: Memory, manner: Manner): Asked<Memory>;
  hear(moment: Moment, memory: Memory): Decision<Memory>;
  /** What follows once what `hear` wanted done is done. Every step that has something done has it. */
  done?(moment: Moment, memory: Memory, outcome: DeedOutcome): Decision<Memory>;
  /** The question in short, where it was put already and only has to be called to mind; by default it is put again. */
  remind?(moment: Moment, memory: Memory): Reply[];
  /** The question with all that belongs to it, once the language has changed; by default as `remind`. */
  inAnotherLanguage?(moment: Moment, memory: Memory): Asked<Memory>;
  /** The answer is known already, so the question is passed over on the way forward. */
  settled?(story: Story, memory: Memory, world: World): boolean;
  /** The story once the question is left open; by default nothing changes. */
  leaveOpen?(story: Story): Story;
}

/** A dialog: its questions by name. What is stored is `{schema, step, memory}`, never a number of a step. */
export interface DialogDefinition<Memory> {
  id: string;
  /** Raised when `Memory` changes so that an older one can no longer be read. */
  schema: number;
  /** In the order in which they are put. */
  steps: Record<string, Step<Memory>>;
  begin(options: Record<string, unknown>): { memory: Memory; step?: string; trail?: string[] };
  /** Where "back" leads from the first question, or null where there is nothing before it. */
  before: Extract<Next, { kind: 'replace' | 'end' }> | null;
  /** What follows the last step. */
  after: Extract<Next, { kind: 'replace' | 'end' }>;
}
