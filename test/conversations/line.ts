import type { Command, SafetyFinding } from '../../dialogs/heard.js';
import type { ConversationRecord } from '../../bot/storage/records.js';
import type { TurnOutcome } from '../../bot/turn.js';

/** What one message led to: where the conversation then stands, and what was decided. */
export interface Reached {
  /** `dialog/step` of the question that stands; null once everything was forgotten. */
  at: string | null;
  language: string;
  topics: string[];
  not: string[];
  needs: string[];
  area: string | null;
  forWhom: string | null;
  /** `life/urgent` */
  safety: `${SafetyFinding['kind']}/${SafetyFinding['level']}` | null;
  command: Command | null;
  /** `group/activity`, of this turn. */
  suggested: string[];
  /** `group/activity` of each group that was asked, and `person` for a hand-over. */
  requests: string[];
  /** `reminder/group/activity`, `check-in/group/activity`. */
  agreed: string[];
  /** Kinds of what this turn had done in the world. */
  done: string[];
  forgotten: boolean;
}

/** A way to talk with the bot: straight, or through a channel with everything that lies between. */
export interface Line {
  say(text: string): Promise<Reached>;
}

/** Reads it from what a turn came to, so that it is the same whichever way the message came. */
export function reachedBy({ kind, record, heard, replies }: TurnOutcome, done: string[]): Reached {
  const { story } = record;
  const forgotten = kind === 'forgotten';
  const safety = heard?.safety ?? null;
  return {
    at: forgotten ? null : standsAt(record),
    language: record.language,
    topics: story.topics.map(({ topic }) => topic),
    not: story.not.map(({ topic }) => topic),
    needs: story.access.map(({ need }) => need),
    area: story.where?.area ?? null,
    forWhom: story.person?.forWhom ?? null,
    safety: safety === null ? null : `${safety.kind}/${safety.level}`,
    command: heard?.command ?? null,
    suggested: replies.flatMap(({ suggestions }) => (suggestions ?? []).map(({ id }) => id)),
    requests: story.requests.map(({ activity }) => activity ?? 'person'),
    agreed: story.messagesAgreed,
    done,
    forgotten,
  };
}

function standsAt({ dialogs }: Pick<ConversationRecord, 'dialogs'>): string | null {
  const innermost = dialogs.at(-1);
  if (innermost === undefined) return null;
  const { step } = innermost.state as { step: string };
  return `${innermost.id}/${step}`;
}
