import { expect } from 'chai';
import { LaterNews } from '../../../bot/channels/web/later-news.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { readableLog, sampleRecord } from '../../storage/sample-record.js';

/** One process with pages open; what they were told is in `told`, `key new` or `key 5`. */
class Process {
  readonly told: string[] = [];
  readonly log = readableLog();
  readonly news: LaterNews;
  conversations: string[] = [];

  constructor(storage: Pick<Storage, 'shared' | 'conversationVersions' | 'readConversation'>) {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const pages = this;
    const streams = {
      get conversations() {
        return pages.conversations;
      },
      tell: (key: string) => void pages.told.push(`${key} new`),
      tellLast: (key: string, number: number) => void pages.told.push(`${key} ${number}`),
    };
    this.news = new LaterNews({ storage, streams, log: this.log });
  }

  async open(key: string): Promise<void> {
    this.conversations = [...new Set([...this.conversations, key])];
    await this.news.opened(key);
  }

  /** What its pages were told since this was last asked. */
  async toldNow(): Promise<string[]> {
    await this.news.look();
    return this.told.splice(0);
  }
}

const said = (key: string, number: number) =>
  sampleRecord({
    key,
    messages: [{ number, at: '2026-11-20T10:00:00Z', from: 'bot', reply: { say: 'hello:welcome-back' } }],
  });

describe('news that another process writes', () => {
  let storage: Storage;
  let asked: (readonly string[])[];
  let read: string[];
  let failing: ((key: string | null) => boolean) | null;
  /** What happens right after a conversation was read. */
  let afterReading: () => Promise<void>;
  let bot: Process;

  beforeEach(() => {
    asked = [];
    read = [];
    failing = null;
    afterReading = async () => undefined;
    storage = openMemoryStorage();
    const gone = async (key: string | null) => {
      if (failing?.(key)) throw new StorageError('The database is gone.');
    };
    bot = new Process({
      shared: true,
      conversationVersions: async (keys) => {
        asked.push(keys);
        await gone(null);
        return storage.conversationVersions(keys);
      },
      readConversation: async (key) => {
        read.push(key);
        await gone(key);
        const record = await storage.readConversation(key);
        await afterReading();
        return record;
      },
    });
  });

  it('is told to the pages that are open here, once', async () => {
    await storage.writeConversation(said('a', 1));
    await storage.writeConversation(said('b', 1));
    await bot.open('a');
    await bot.open('b');
    await bot.toldNow();
    await storage.writeConversation(said('a', 5));
    expect(await bot.toldNow()).to.deep.equal(['a 5']);
    expect(await bot.toldNow()).to.deep.equal([]);
  });

  it('does not fall between a page and its stream, nor between the stream and the first look', async () => {
    await storage.writeConversation(said('a', 2));
    await bot.open('a');
    await storage.writeConversation(said('a', 3));
    expect(await bot.toldNow()).to.deep.equal(['a 3']);
  });

  it('is told to a second page whose stream came later than the first was told', async () => {
    await storage.writeConversation(said('a', 2));
    await bot.open('a');
    await bot.toldNow();
    await bot.open('a');
    expect(await bot.toldNow()).to.deep.equal(['a 2']);
  });

  it('is told later where it comes while the conversation is being read', async () => {
    await storage.writeConversation(said('a', 2));
    await bot.open('a');
    afterReading = () => storage.writeConversation(said('a', 3));
    expect(await bot.toldNow()).to.deep.equal(['a 2']);
    afterReading = async () => undefined;
    expect(await bot.toldNow()).to.deep.equal(['a 3']);
  });

  it('is that a conversation has begun, and that it is gone', async () => {
    await bot.open('a');
    expect(await bot.toldNow()).to.deep.equal([]);
    await storage.writeConversation(said('a', 4));
    expect(await bot.toldNow()).to.deep.equal(['a 4']);
    await storage.removeConversation('a');
    expect(await bot.toldNow()).to.deep.equal(['a new']);
  });

  it('is asked for in parts, and only what has changed is read', async () => {
    for (let page = 0; page < 10_000; page += 1) bot.conversations.push(`${page}`);
    await storage.writeConversation(said('7', 1));
    await bot.news.look();
    expect(Math.max(...asked.map(({ length }) => length))).to.be.at.most(500);
    expect(asked.flat()).to.deep.equal(bot.conversations);
    expect(read).to.deep.equal(['7']);
    await bot.news.look();
    expect(read).to.deep.equal(['7']);
  });

  it('is not asked for where no page is open, nor where no other process can write', async () => {
    await bot.news.look();
    expect(asked).to.deep.equal([]);
    const alone = new Process({ ...storage, shared: false });
    await storage.writeConversation(said('a', 2));
    await alone.open('a');
    expect(alone.told, 'at once').to.deep.equal(['a 2']);
  });

  it('comes once the database is back; meanwhile nothing is thrown, and it is logged once', async () => {
    await storage.writeConversation(said('a', 2));
    await bot.open('a');
    await bot.toldNow();
    failing = () => true;
    await storage.writeConversation(said('a', 3));
    for (let seconds = 0; seconds < 60; seconds += 1) expect(await bot.toldNow()).to.deep.equal([]);
    failing = null;
    expect(await bot.toldNow()).to.deep.equal(['a 3']);
    expect(bot.log.lines.map(({ level }) => level)).to.deep.equal(['warn', 'info']);
  });

  it('is told to the others where one conversation cannot be read', async () => {
    for (const key of ['a', 'b', 'c']) {
      await storage.writeConversation(said(key, 2));
      await bot.open(key);
    }
    failing = (key) => key === 'b';
    expect(await bot.toldNow()).to.deep.equal(['a 2', 'c 2']);
    failing = null;
    expect(await bot.toldNow()).to.deep.equal(['b 2']);
  });

  it('is no longer asked for once it is closed', async () => {
    await bot.open('a');
    await bot.news.close();
    await bot.news.look();
    expect(asked).to.deep.equal([]);
  });
});
