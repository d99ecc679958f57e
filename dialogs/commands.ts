import type { Command } from './heard.js';
import type { Reply } from './reply.js';
import { allHeard } from './saying-back.js';
import type { Moment } from './step.js';

/** Commands that are answered with words alone, after which the question that stood is called to mind. */
export type AnsweredCommand = Exclude<
  Command,
  'back' | 'start-again' | 'forget-me' | 'language' | 'person' | 'what-was-sent' | 'withdraw' | 'to-my-phone'
>;

/** What a command says. `step` is the name of the question that stands, for "why do you ask?". */
export function answerCommand(command: AnsweredCommand, { story, world }: Moment, step: string): Reply[] {
  switch (command) {
    case 'help':
      return [{ say: 'commands:help' }];
    case 'why':
      return [{ say: `why:${step}` }];
    case 'what-you-know':
      return whatIsKnown(story, world.keepDays);
  }
}

function whatIsKnown(story: Moment['story'], keepDays: number): Reply[] {
  const heard = allHeard(story);
  return [
    heard.length === 0
      ? { say: 'commands:know-nothing' }
      : { say: 'commands:know', values: { heard: { parts: heard } } },
    ...(story.not.length > 0
      ? [{ say: 'commands:know-not', values: { topics: { topics: story.not.map(({ topic }) => topic) } } }]
      : []),
    { say: 'commands:keeps', values: { days: keepDays } },
  ];
}
