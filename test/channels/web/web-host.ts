/** The web page over real HTTP, with the real bot on the example places. Only storage is in memory. */
import { join } from 'node:path';
import { pino } from 'pino';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import type { Catalogue } from '../../../bot/catalogue/catalogue.js';
import { createHost } from '../../../bot/channels/server.js';
import { WebAdapter } from '../../../bot/channels/web/adapter.js';
import { mountWeb, type WebOptions } from '../../../bot/channels/web/mount.js';
import { LaterNews } from '../../../bot/channels/web/later-news.js';
import { OpenStreams } from '../../../bot/channels/web/open-streams.js';
import { projectRoot } from '../../../bot/root.js';
import { createReferrals } from '../../../bot/referrals/open-referrals.js';
import { sentNowhere } from '../../referrals/sent-nowhere.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { calendarFile } from '../../../bot/suggesting/calendar-file.js';
import { Bot } from '../../../bot/turn.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import type { Understanding } from '../../../bot/understanding/understanding.js';
import { readLocales } from '../../../bot/words/locales.js';
import type { Words } from '../../../bot/words/wording.js';
import { createWords } from '../../../bot/words/words.js';
import { indexOf } from '../../../bot/suggesting/place-indexes.js';

export interface WebHost {
  /** Without a slash at the end. */
  address: string;
  port: number;
  storage: Storage;
  bot: Bot;
  adapter: WebAdapter;
  close(): Promise<void>;
}

export interface WebHostOptions extends Partial<Pick<WebOptions, 'settings' | 'pace'>> {
  port?: number;
  storage?: Storage;
  /** Changes the words before they are said. */
  words?: (words: Words) => Words;
  /** Changes the content before it is served. */
  content?: (catalogue: Catalogue) => Catalogue;
}

let loaded: Promise<Catalogue> | undefined;
let understanding: Understanding | undefined;
const open = new Set<WebHost>();

/** Also where a test failed before it closed what it opened. */
after(async () => {
  await Promise.all([...open].map((host) => host.close()));
  await understanding?.close();
});

export async function openWebHost(options: WebHostOptions = {}): Promise<WebHost> {
  loaded ??= loadCatalogue(join(projectRoot, 'content'));
  const content = options.content?.(await loaded) ?? (await loaded);
  const catalogue = () => content;
  const now = () => new Date();
  const ownWords = createWords(readLocales(join(projectRoot, 'locales')), catalogue);
  const words = options.words?.(ownWords) ?? ownWords;
  const storage = options.storage ?? openMemoryStorage();
  const settings = options.settings ?? { publicUrl: null, keepDays: 30 };
  const { keepDays } = settings;
  understanding ??= createUnderstanding({ catalogue, recognizers: false, secondLayer: { sentences: false } });
  const { perform, room } = createReferrals({
    storage,
    outbox: sentNowhere,
    catalogue,
    words,
    now,
    onlyForShow: true,
    answerLink: () => '',
  });
  const bot = new Bot({ storage, understanding, words, catalogue, keepDays, now, perform, room });
  const streams = new OpenStreams();
  const adapter = new WebAdapter(bot, streams);
  const log = pino({ level: 'silent' });
  const host = createHost({ log });
  mountWeb(host, {
    bot,
    adapter,
    streams,
    laterNews: new LaterNews({ storage, streams, log }),
    catalogue,
    words,
    settings,
    log,
    now,
    calendarFile: (place, activity, language) => {
      const found = content.places.get(place);
      if (!found) return null;
      return calendarFile(indexOf(found, content), activity, {
        now: now(),
        language,
        whereWords: null,
        url: null,
      });
    },
    ...(options.pace ? { pace: options.pace } : {}),
  });
  const port = await host.listen(options.port ?? 0, '127.0.0.1');
  const opened: WebHost = {
    address: `http://127.0.0.1:${port}`,
    port,
    storage,
    bot,
    adapter,
    close: async () => {
      open.delete(opened);
      await host.close();
    },
  };
  open.add(opened);
  return opened;
}
