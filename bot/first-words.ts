import type { Exchange } from '../dialogs/exchange.js';
import { greeting, isGreeting, welcomeBack } from '../dialogs/hello.js';
import type { Reply } from '../dialogs/reply.js';
import type { Story } from '../dialogs/story.js';
import type { World } from '../dialogs/world.js';
import type { IncomingMessage } from './message.js';
import type { ConversationRecord } from './storage/records.js';
import { longestMessage } from './understanding/understanding.js';

/** After this long away a resident is welcomed back, in milliseconds. */
const awayLong = 12 * 60 * 60 * 1000;

/** The greeting rides on the first answer where a channel shows nothing before the first message. */
export function firstWords(
  stored: ConversationRecord | null,
  message: IncomingMessage,
  world: World,
  language: string,
): Reply[] {
  return stored === null && message.channel !== 'webchat' ? greeting(world, language) : [];
}

/** Who is greeted and then asks for another language is greeted in that one: perhaps they could not read the first. */
export function greetedAnew(
  stored: ConversationRecord | null,
  before: string,
  { language, world, heard }: Pick<Exchange, 'language' | 'world' | 'heard'>,
): Reply[] {
  const greetedJustNow = stored?.paged?.replies.some(isGreeting) === true;
  return greetedJustNow && language !== before && heard.safety === null ? greeting(world, language) : [];
}

export function returning(stored: ConversationRecord | null, story: Story, now: Date): Reply[] {
  if (stored === null || now.getTime() - Date.parse(stored.lastMessage) < awayLong) return [];
  return welcomeBack(story);
}

export function cut(text: string): Reply[] {
  return text.length > longestMessage ? [{ say: 'heard:cut', values: { count: longestMessage } }] : [];
}
