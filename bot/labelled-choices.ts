import type { OfferedChoice } from '../dialogs/heard.js';
import type { ConversationRecord } from './storage/records.js';
import type { Words } from './words/wording.js';

/** The choices that were offered last, with all the words that pick them in a language. */
export function labelledChoices(
  words: Words,
  record: ConversationRecord,
  language: string,
  now: Date,
): OfferedChoice[] {
  const wording = words.in(language, record.place, now);
  const asShown = words.in(language, record.place, now, record.channel);
  return record.offered.map((choice) => ({
    id: choice.id,
    labels: [...new Set([asShown.choice(choice), wording.choice(choice)]), ...wording.also(choice)],
    ...(choice.exact ? { exact: true } : {}),
  }));
}
