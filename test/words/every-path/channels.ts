/** What a turn becomes on each channel, as somebody sees it there: lines of text. */
import { Fragment, h, type ComponentType } from 'preact';
import { activitiesFor } from '../../../bot/channels/bot-service/say.js';
import type { Message } from '../../../bot/storage/records.js';
import { Choices } from '../../../bot/web/chat-forms.js';
import type { ChatView } from '../../../bot/web/chat-view.js';
import { fragment } from '../../../bot/web/html.js';
import { Messages } from '../../../bot/web/messages.js';
import type { OutgoingActivity } from '../../../bot/words/outgoing-activity.js';
import { smsPages } from '../../../bot/words/sms-pages.js';
import { replyAsText } from '../../../bot/words/text.js';
import type { Words } from '../../../bot/words/wording.js';
import type { Reply } from '../../../dialogs/reply.js';
import { now } from './ground.js';
import { linesOfHtml } from './lines-of-html.js';

export interface Shown {
  channel: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Each is a paragraph of its own to whoever lays it out. */
  lines: string[];
  /** Of text messages: each as it is sent. */
  pages?: string[];
}

export const channels = ['webchat', 'sms', 'teams', 'directline', 'other', 'terminal'] as const;
export type Channel = (typeof channels)[number];

/** The wording that a channel is given: text messages have shorter sentences of their own. */
const wordingFor = (words: Words, channel: Channel, language: string, place: string) =>
  words.in(language, place, now, channel === 'sms' ? 'sms' : undefined);

export function shownOn(
  channel: Channel,
  turn: readonly Reply[],
  { words, language, place }: { words: Words; language: string; place: string },
): Shown {
  const wording = wordingFor(words, channel, language, place);
  const { direction } = wording;
  const pages = channel === 'sms' ? smsPages(turn, wording) : [];
  const lines = (): string[] => {
    switch (channel) {
      case 'webchat':
        return linesOfHtml(asHtml(turn, wording, place), direction);
      case 'sms':
        return pages.flatMap((page) => page.split('\n'));
      case 'terminal':
        return turn.flatMap((reply) => replyAsText(reply, wording).split('\n'));
      default:
        return activitiesFor(channel, turn, wording).flatMap(linesOfActivity);
    }
  };
  return { channel, language, direction, pages, lines: lines().filter((line) => line.trim() !== '') };
}

function asHtml(turn: readonly Reply[], wording: ChatView['wording'], place: string): string {
  const messages = turn.map((reply, index): Message => {
    return { number: index + 1, at: now.toISOString(), from: 'bot', reply };
  });
  const state = { once: '', after: 0, tab: '', language: wording.language, token: null, stream: '' };
  const view = { wording, messages, state, framed: false, place: { id: place, name: place, example: true } };
  return fragment(
    h(Fragment, null, [
      Messages({ messages, wording, place }),
      h(Choices as ComponentType<Partial<ChatView>>, view),
    ]),
  );
}

/** All that a client shows of an activity: its text, its buttons, and its card in each of its two forms. */
export function linesOfActivity(activity: OutgoingActivity): string[] {
  const { text = '', textFormat, summary, attachments = [], suggestedActions } = activity;
  const seen = textFormat === 'markdown' ? withoutMarkdown(text) : text;
  return [
    ...seen.split('\n'),
    ...(summary === undefined ? [] : [summary]),
    ...(suggestedActions?.actions ?? []).map(({ title }) => title),
    ...attachments.flatMap(({ content }) => [
      ...withoutMarkdown(content.fallbackText).split('\n'),
      ...textsOf(content.body),
    ]),
  ];
}

/** Texts of a card in the order in which they stand; a fact's title and value are laid out apart. */
function textsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    if (name === 'data') return [];
    if (typeof value !== 'string') return textsOf(value);
    return ['text', 'title', 'value', 'tooltip'].includes(name) ? withoutMarkdown(value).split('\n') : [];
  });
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/\\([\\`*_[\]~#+\-=.)>])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
