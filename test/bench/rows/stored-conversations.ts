/** A guided turn where 100,000 conversations are stored against the same where 100 are. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { conversationKey } from '../../../bot/storage/conversation-key.js';
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import type { ConversationRecord } from '../../../bot/storage/records.js';
import { guidedConversations } from '../conversations.js';
import type { Asked, Figure } from '../figure.js';
import { sideBySide, type Round } from '../measuring.js';
import { openBot, placeId, type OurBot } from '../our-bot.js';
import { silentLog } from '../silent-log.js';
import { storeMany } from '../stored-conversations.js';
import { inTemporaryFolder } from '../temporary-folder.js';

const few = 100;
/** Each round takes up a stored conversation that none has taken up before, so that all are alike when they are. */
const rounds = few;

const now = () => new Date('2026-11-20T10:00:00Z');
const [firstMessage = '', ...messages] = guidedConversations[0] ?? [];

export function measure({ quick }: Asked): Promise<Figure[]> {
  return inTemporaryFolder((folder) => measureIn(folder, quick ? 10_000 : 100_000));
}

async function measureIn(folder: string, many: number): Promise<Figure[]> {
  const record = await afterTheFirstMessage();
  const folders = { few: path.join(folder, 'few'), many: path.join(folder, 'many') };
  await storeMany(folders.few, keys(few), record);
  await storeMany(folders.many, keys(many), record);
  // What was just written must not still be on its way to the disk while turns are measured.
  spawnSync('sync');

  const bots = { few: await openStored(folders.few), many: await openStored(folders.many) };
  const warmUp = 12;
  const { ours, yardstick, times } = await sideBySide({
    ours: takeUp(bots.many, many, warmUp),
    yardstick: takeUp(bots.few, few, warmUp),
    rounds,
    warmUp,
  });
  await bots.few.close();
  await bots.many.close();
  return [
    {
      what: `a durable turn at ${many.toLocaleString('en-GB')} stored conversations`,
      ours,
      unit: 'ms',
      yardstick: { what: `the same at ${few}`, amount: yardstick },
      times,
      aim: { atMost: 1.1, of: 'times' },
      notes: ['Stored conversations are taken up again, read from the disk first, and led on for six turns.'],
    },
  ];
}

/** Leads on one stored conversation a round, spread over all there are; while warming up, new ones. */
function takeUp(bot: OurBot, count: number, warmUp: number): Round {
  return async (round) => {
    const stored = Math.floor(((round - warmUp) * count) / few);
    const token = round < warmUp ? `new-${round}` : tokenOf(stored);
    for (const text of messages) await bot.take(token, text);
    return messages.length;
  };
}

async function openStored(folder: string): Promise<OurBot> {
  const bot = await openBot(await openLowdbStorage({ folder, log: silentLog, now }));
  await bot.ready();
  return bot;
}

async function afterTheFirstMessage(): Promise<ConversationRecord> {
  const storage = openMemoryStorage();
  const bot = await openBot(storage);
  await bot.take(tokenOf(0), firstMessage);
  const record = await storage.readConversation(bot.key(tokenOf(0)));
  await bot.close();
  if (record === null) throw new Error('The first message was not stored.');
  return record;
}

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, n) => conversationKey(placeId, tokenOf(n)));
}

function tokenOf(n: number): string {
  return `stored-${n}`;
}
