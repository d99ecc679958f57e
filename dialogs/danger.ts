import type { SafetyFinding } from './heard.js';
import type { Reply } from './reply.js';

/**
 * What is said when somebody may be in danger: whom to call, before anything else. The conversation stays open and
 * is taken up again when the resident wants it.
 */
export function answerDanger({ kind, level }: SafetyFinding): Reply[] {
  const say = `safety:${level}-${kind}`;
  return level === 'check'
    ? [{ say, helpLines: kind === 'life' ? 'listening' : kind }]
    : [
        { say, helpLines: kind },
        {
          say: 'safety:still-here',
          choices: [
            { id: 'carry-on', say: 'choices:carry-on' },
            { id: 'person', say: 'choices:person' },
          ],
        },
      ];
}

/** Topics after which a help line is named quietly, because low spirits can hide more than is said. */
const heavyTopics = new Set(['low-mood']);

/** A quiet word about the help line, the first time that somebody tells of low spirits. */
export function quietWord(freshTopics: readonly string[]): Reply[] {
  return freshTopics.some((topic) => heavyTopics.has(topic))
    ? [{ say: 'safety:quiet-word', helpLines: 'listening' }]
    : [];
}
