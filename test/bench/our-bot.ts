/** The bot as `bot/start.ts` puts it together, without HTTP: a message goes in, the HTML for the page comes out. */
import path from 'node:path';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { WebAdapter } from '../../bot/channels/web/adapter.js';
import { chatView, visitOf, type WebRoom } from '../../bot/channels/web/chat.js';
import { OpenStreams } from '../../bot/channels/web/open-streams.js';
import { StaticFiles } from '../../bot/channels/web/static-files.js';
import { projectRoot } from '../../bot/root.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import { sentNowhere } from '../referrals/sent-nowhere.js';
import type { Storage } from '../../bot/storage/storage.js';
import { Bot, type TurnOutcome } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { ChatFragment } from '../../bot/web/chat-page.js';
import { fragment } from '../../bot/web/html.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';

export const placeId = 'leeds';
const language = 'en';
const keepDays = 30;

export interface OurBot {
  /** One turn, from the message to the HTML that the page gets. `token` is what the browser's cookie would hold. */
  take(token: string, text: string): Promise<string>;
  /** The key of a conversation's record. */
  key(token: string): string;
  /** Settles once dates can be read. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** With the example content, over this storage, at a time that stands still. */
export async function openBot(
  storage: Storage,
  now: Date = new Date('2026-11-20T10:00:00Z'),
): Promise<OurBot> {
  const content = await loadCatalogue(path.join(projectRoot, 'content'));
  const place = content.places.get(placeId);
  if (place === undefined) throw new Error(`The example place "${placeId}" is not in content/.`);
  const catalogue = () => content;
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), catalogue);
  const understanding = createUnderstanding({ catalogue, secondLayer: { sentences: false } });
  const { perform, room: referred } = createReferrals({
    storage,
    outbox: sentNowhere,
    catalogue,
    words,
    now: () => now,
    onlyForShow: true,
    answerLink: () => '',
  });
  const bot = new Bot({
    storage,
    understanding,
    words,
    catalogue,
    keepDays,
    now: () => now,
    perform,
    room: referred,
  });
  const streams = new OpenStreams();
  const adapter = new WebAdapter(bot, streams);
  const settings = { publicUrl: null, keepDays };
  const room: WebRoom = { bot, catalogue, words, settings, files: new StaticFiles(), now: () => now };
  const visit = (token: string) => visitOf(place, token, { framed: false, carried: false });
  let count = 0;

  const html = (token: string, { record, fresh }: TurnOutcome): string => {
    const wording = words.in(record.language, place.id, now);
    const { messages } = record;
    const view = chatView(room, visit(token), { wording, languages: place.languages, messages });
    return fragment(ChatFragment({ ...view, fresh: messages.filter(({ number }) => number >= fresh) }));
  };
  return {
    async take(token, text) {
      const { key: conversation } = visit(token);
      const once = String((count += 1));
      const message = { place: place.id, channel: 'webchat', conversation, text, once, language } as const;
      return html(token, await adapter.process(message, null));
    },
    key: (token) => visit(token).key,
    ready: () => understanding.ready(),
    async close() {
      streams.close();
      await understanding.close();
      await storage.close();
    },
  };
}
