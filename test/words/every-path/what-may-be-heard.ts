import type { Answer, Command, Heard, SafetyKind } from '../../../dialogs/heard.js';
import { somebody } from './made-up-worlds.js';
import { topicUnmet } from './made-up-activities.js';
import type { Standing } from './walk.js';

const answers: Answer[] = [
  ...(['yes', 'no', 'skip', 'unsure', 'nothing', 'any', 'more'] as const),
  ...(['none-of-these', 'hello', 'thanks', 'sad', 'goodbye'] as const),
];
const commands: Command[] = [
  ...(['help', 'back', 'start-again', 'person', 'language', 'what-you-know', 'forget-me'] as const),
  ...(['why', 'what-was-sent', 'withdraw', 'to-my-phone'] as const),
];
const dangers = (['life', 'harm', 'medical'] satisfies SafetyKind[]).flatMap((kind) =>
  (['urgent', 'check'] as const).map((level) => ({ safety: { kind, level, words: 'zarpo' } })),
);
const topic = (id: string, words = 'zarpo') => ({ topic: id, words });
const time = { days: [4 as const], from: null, to: null, date: null, not: false, words: 'jomla' };

/** Whatever the question: an answer, a command, danger, something told, something that cannot be used. */
const always: Partial<Heard>[] = [
  ...answers.map((answer) => ({ answer, text: answer })),
  ...commands.map((command) => ({ command, text: command })),
  ...dangers,
  { text: 'zarpo wexil' },
  { text: '…' },
  { text: 'zarpo '.repeat(120) },
  { text: '07700 900123', reach: somebody },
  { text: 'limda@example.org', reach: { by: 'email', to: 'limda@example.org', shown: 'limda@example.org' } },
  { text: 'Limda', name: 'Limda' },
  { topics: [topic('gardening'), topic('company', 'wexil')] },
  { topics: [topic('low-mood')] },
  { topics: [topic(topicUnmet)] },
  { not: [topic('games', 'dropni')] },
  { access: [{ need: 'step-free', words: 'dropni', essential: true }] },
  { activities: [{ activity: 'refer/refer', words: 'limda' }] },
  { perhaps: [topic('gardening'), topic('nature', 'wexil')] },
  { where: { known: true, area: 'Fendwick', at: [53.8, -1.5], words: 'fendwick' } },
  { where: { known: false, words: 'Jomla' }, text: 'Jomla' },
  { times: [time] },
  { times: [{ ...time, date: '2026-12-24' }] },
  { times: [{ ...time, not: true }] },
  {
    askedAbout: [
      { about: 'parking', words: 'brastol' },
      { about: 'toilet', words: 'jomla' },
      { about: 'cost', words: 'zarpo' },
    ],
  },
  {
    askedAbout: [
      { about: 'ages', words: 'limda' },
      { about: 'first-visit', words: 'zarpo' },
      { about: 'getting-there', words: 'wexil' },
    ],
  },
  { anyTime: true },
  { person: { forWhom: 'Limda', age: 82, words: 'limda' } },
  { number: 9, text: '9' },
  { number: 1, text: '1' },
  ...['cy', 'nl', 'zh', 'pl', 'ur'].map((language) => ({ language, text: 'zarpo wexil' })),
  { switchTo: 'ur' },
];

/** Each choice that stands, and whatever else may be said. */
export function whatMayBeHeard({ offered }: Pick<Standing, 'offered'>): Partial<Heard>[] {
  return [...offered.map(({ id }): Partial<Heard> => ({ choice: id, text: id })), ...always];
}
