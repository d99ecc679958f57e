import { answerDanger } from './danger.js';
import type { SafetyKind } from './heard.js';
import type { Choice, Reply } from './reply.js';
import type { Counted, Decision, DialogDefinition, Step } from './step.js';
import { tell, toldSomething } from './telling.js';

interface AreYouSafeMemory {
  kind: SafetyKind;
  /** Asked because low spirits were heard, which can hide more than is said, and not because of a word of danger. */
  quietly: boolean;
  /** Something was told besides, so that the question that stood must be looked at anew. */
  told: boolean;
  /** The question was put, and answered with something else. */
  twice: boolean;
}

/** Words are not guessed at here: "not sure I'm safe" must never be taken for "safe". */
const choices: Choice[] = ['safe', 'not-sure', 'not-safe'].map((id) => ({
  id,
  say: `are-you-safe:choice-${id}`,
  exact: true,
}));

/** One caring, direct question, since much that is said obliquely cannot be told from its words. */
const asked: Step<AreYouSafeMemory> = {
  ask: (_moment, { kind, quietly, twice }) => {
    const say = twice ? 'again' : quietly ? 'low-mood' : kind;
    return { replies: [{ say: `are-you-safe:${say}`, choices }] };
  },

  hear: ({ heard, story }, memory) => {
    switch (heard.choice) {
      case 'safe':
        return { ...goOn([{ say: gladOf(memory.kind) }], memory), counted: answered('safe') };
      case 'not-sure': {
        const replies = [{ say: 'are-you-safe:not-sure', helpLines: linesFor(memory.kind) }];
        return { ...goOn(replies, memory), counted: answered('not-sure') };
      }
      case 'not-safe': {
        const { whomToCall, onward, story: told } = answerDanger(memory.kind, story);
        const replies = [whomToCall, onward];
        return { replies, story: told, counted: answered('not-safe'), next: { kind: 'wait' } };
      }
      case 'carry-on':
        return goOn([], memory);
    }
    const told = { ...memory, told: memory.told || toldSomething(heard) };
    const decision = memory.quietly || memory.twice ? inCase(told) : askTwice(told);
    return { ...decision, story: tell(story, heard) };
  },
};

/** Whether somebody is safe, asked at once and on top of whatever question stood. */
export const areYouSafe: DialogDefinition<AreYouSafeMemory> = {
  id: 'are-you-safe',
  schema: 1,
  steps: { asked },
  begin: ({ kind, quietly, told }) => ({
    memory: { kind: kind as SafetyKind, quietly: quietly === true, told: told === true, twice: false },
    step: 'asked',
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};

/** What can wait in matters of health still has somebody to go to. */
function gladOf(kind: SafetyKind): string {
  return kind === 'medical' ? 'are-you-safe:glad-medical' : 'are-you-safe:glad';
}

function answered(of: 'safe' | 'not-sure' | 'not-safe'): Counted[] {
  return [{ kind: 'are-you-safe', of }];
}

function askTwice(memory: AreYouSafeMemory): Decision<AreYouSafeMemory> {
  return { memory: { ...memory, twice: true }, next: { kind: 'ask-anew' } };
}

/** Asked often enough: whom to call is said in case, and the conversation goes on. */
function inCase(memory: AreYouSafeMemory): Decision<AreYouSafeMemory> {
  return goOn([{ say: 'are-you-safe:in-case', helpLines: linesFor(memory.kind) }], memory);
}

/** Whom to call in low spirits, or for the kind of danger that was meant. */
function linesFor(kind: SafetyKind): Reply['helpLines'] {
  return kind === 'life' ? 'listening' : kind;
}

function goOn(replies: Reply[], { told }: AreYouSafeMemory): Decision<AreYouSafeMemory> {
  return { replies, next: { kind: 'end', askAnew: told } };
}
