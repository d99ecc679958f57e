/** The pages for editors over real HTTP: the example content in a folder of its own, which is written to. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openLiveCatalogue } from '../../../bot/catalogue/live-catalogue.js';
import { createHost } from '../../../bot/channels/server.js';
import { WebAdapter } from '../../../bot/channels/web/adapter.js';
import { mountEdit } from '../../../bot/channels/web/edit/mount-edit.js';
import { mountWeb } from '../../../bot/channels/web/mount.js';
import { LaterNews } from '../../../bot/channels/web/later-news.js';
import { OpenStreams } from '../../../bot/channels/web/open-streams.js';
import { createEditing } from '../../../bot/editing/create.js';
import type { Editing, ResidentReport, SignInLink, TopicProposed } from '../../../bot/editing/editing.js';
import { Previews } from '../../../bot/editing/preview.js';
import { createReferrals } from '../../../bot/referrals/open-referrals.js';
import { projectRoot } from '../../../bot/root.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { Bot } from '../../../bot/turn.js';
import { createUnderstanding } from '../../../bot/understanding/create.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { sentNowhere } from '../../referrals/sent-nowhere.js';

export interface EditHost {
  /** Without a slash at the end. */
  address: string;
  folder: string;
  editing: Editing;
  clock: { now: Date };
  /** Links that were sent, the last at the end. */
  sent: SignInLink[];
  told: TopicProposed[];
  reported: ResidentReport[];
  /** The file of a group in Leeds. */
  read(group: string): Promise<string>;
  /** Changes it by hand, and has it served. */
  write(group: string, text: string): Promise<void>;
  /** A link for this address, as a mail would bring it. */
  linkFor(email: string): Promise<string>;
  close(): Promise<void>;
}

export async function openEditHost(options: { publicUrl?: string; now?: Date } = {}): Promise<EditHost> {
  const folder = await mkdtemp(join(tmpdir(), 'edit-'));
  await cp(join(projectRoot, 'content'), folder, { recursive: true });
  const clock = { now: options.now ?? new Date('2026-11-20T10:00:00Z') };
  const now = () => clock.now;
  const log = pino({ level: 'silent' });
  const live = await openLiveCatalogue({ folder, shared: null, log, now });
  const catalogue = () => live.current();
  const storage = openMemoryStorage();
  const words = createWords(readLocales(join(projectRoot, 'locales')), catalogue);
  const understanding = createUnderstanding({ catalogue, recognizers: false, secondLayer: false });
  const sent: SignInLink[] = [];
  const told: TopicProposed[] = [];
  const reported: ResidentReport[] = [];
  const editing = createEditing({
    folder,
    storage,
    live,
    now,
    sendLink: async (link) => void sent.push(link),
    tell: async (news) => void told.push(news),
    linksFromCommand: { take: async () => null, find: async () => null, removeExpired: async () => 0 },
    reports: {
      of: async (place, group) => reported.filter((one) => one.place === place && one.group === group),
      resolve: async ({ id }) =>
        void reported.splice(
          reported.findIndex((one) => one.id === id),
          1,
        ),
    },
    log,
  });
  const settings = { publicUrl: options.publicUrl ?? null, keepDays: 30 };
  const { perform, room } = createReferrals({
    storage,
    outbox: sentNowhere,
    catalogue,
    words,
    now,
    onlyForShow: true,
    answerLink: () => '',
  });
  const bot = new Bot({ storage, understanding, words, catalogue, keepDays: 30, now, perform, room });
  const streams = new OpenStreams();
  const previews = new Previews(understanding);
  const host = createHost({ log });
  const shared = { catalogue, words, settings, log, now };
  mountWeb(host, {
    ...shared,
    bot,
    adapter: new WebAdapter(bot, streams),
    streams,
    laterNews: new LaterNews({ storage, streams, log }),
    calendarFile: () => null,
  });
  mountEdit(host, { catalogue, words, settings, now, editing, previews });
  const port = await host.listen(0, '127.0.0.1');
  const address = `http://127.0.0.1:${port}`;
  const fileOf = (group: string) => join(folder, 'places/leeds/groups', `${group}.yaml`);
  return {
    ...{ address, folder, editing, clock, sent, told, reported },
    read: (group) => readFile(fileOf(group), 'utf8'),
    write: async (group, text) => {
      await writeFile(fileOf(group), text);
      await live.refresh();
    },
    linkFor: async (email) => {
      const before = sent.length;
      editing.signIn.askForLink(email);
      await editing.idle();
      if (sent.length === before) throw new Error('No link was sent.');
      return `${address}/edit/sign-in?token=${sent.at(-1)!.token}`;
    },
    close: async () => {
      await host.close();
      await understanding.close();
      await live.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
