import type { Reply } from './reply.js';
import { sayBack } from './saying-back.js';
import type { Decision, Moment } from './step.js';
import type { Question, Story } from './story.js';
import { settle, tell, toldSomething } from './telling.js';

/** What the questions before the first suggestions remember beyond the story: nothing. */
export type NoMemory = Record<string, never>;

/**
 * How every question takes an answer: whatever the message told goes into the story, even where it answers another
 * question; a question that is answered or skipped is left behind; everything else was not understood.
 */
export function takeAnswer(moment: Moment, question: Question): Decision<NoMemory> {
  const { heard, story } = moment;
  const told = tell(story, heard);
  const replies = sayBack(story, told);
  if (answers(moment, question)) return { story: settle(told, question), replies, next: { kind: 'onward' } };
  if (toldSomething(heard)) return { story: told, replies, next: { kind: 'ask-still' } };
  if (leavesOpen(moment)) return leave(story, question, [{ say: 'heard:skipped' }]);
  if (heard.answer === 'hello') return { replies: [{ say: 'hello:back' }], next: { kind: 'ask-anew' } };
  if (heard.answer === 'thanks') return { replies: [{ say: 'heard:thanks' }], next: { kind: 'wait' } };
  if (heard.answer === 'goodbye') return { replies: [{ say: 'hello:goodbye' }], next: { kind: 'wait' } };
  return { next: { kind: 'not-understood' } };
}

/** Goes on with this question settled and nothing told. */
export function leave(story: Story, question: Question, replies: Reply[] = []): Decision<NoMemory> {
  return { story: settle(story, question), replies, next: { kind: 'onward' } };
}

/** Goes on with a story that an answer to this question changed. */
export function settleWith(before: Story, after: Story, question: Question): Decision<NoMemory> {
  return { story: settle(after, question), replies: sayBack(before, after), next: { kind: 'onward' } };
}

function answers({ heard }: Moment, question: Question): boolean {
  switch (question) {
    case 'matters':
      return heard.topics.length > 0 || heard.activities.length > 0;
    // People name what gets in the way as a topic too: pain, caring, money.
    case 'access':
      return heard.access.length > 0 || heard.topics.length > 0 || heard.languages.length > 0;
    case 'whereabouts':
      return heard.where?.known === true;
    case 'when':
      return heard.times.length > 0 || heard.anyTime;
  }
}

function leavesOpen({ heard }: Moment): boolean {
  return (
    heard.answer === 'skip' ||
    heard.answer === 'unsure' ||
    heard.answer === 'nothing' ||
    heard.answer === 'any'
  );
}
