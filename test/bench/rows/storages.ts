/** A guided turn on lowdb and on PostgreSQL against the same in memory, with few and with many stored conversations. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { conversationKey } from '../../../bot/storage/conversation-key.js';
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import type { ConversationRecord } from '../../../bot/storage/records.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { Server } from '../../storage/postgresql/server.js';
import { guidedConversations } from '../conversations.js';
import type { Asked, Figure } from '../figure.js';
import { sideBySide, type Round } from '../measuring.js';
import { openBot, placeId, type OurBot } from '../our-bot.js';
import { afterTheFirstTurn, sdkWaterfall } from '../sdk-waterfall.js';
import { silentLog } from '../silent-log.js';
import { storeMany } from '../stored-conversations.js';
import { storeManyRows } from '../stored-rows.js';
import { inTemporaryFolder } from '../temporary-folder.js';

const now = () => new Date('2026-11-20T10:00:00Z');
const [firstMessage = '', ...messages] = guidedConversations[0] ?? [];
const warmUp = 8;

export async function measure({ quick }: Asked): Promise<Figure[]> {
  const rounds = quick ? 20 : 60;
  const record = await afterTheFirstMessage();
  const server = await Server.start({ durable: true });
  try {
    const figures: Figure[] = [];
    for (const stored of quick ? [1_000, 10_000] : [1_000, 100_000]) {
      figures.push(...(await inTemporaryFolder((folder) => at(stored, { folder, server, record, rounds }))));
    }
    return figures;
  } finally {
    await server.end();
  }
}

interface Ground {
  folder: string;
  server: Server;
  record: ConversationRecord;
  rounds: number;
}

async function at(stored: number, { folder, server, record, rounds }: Ground): Promise<Figure[]> {
  const keys = Array.from({ length: stored }, (_, n) => keyOf(n));
  const files = path.join(folder, 'data');
  await storeMany(files, keys, record);
  const url = await server.freshDatabase();
  await storeManyRows(server, url, keys, record);
  // What was just written must not still be on its way to the disk while turns are measured.
  spawnSync('sync');

  const inMemory = openMemoryStorage();
  for (const key of keys) await inMemory.writeConversation({ ...record, key });
  const bots = {
    memory: await ready(inMemory),
    lowdb: await ready(await openLowdbStorage({ folder: files, log: silentLog, now })),
    postgresql: await ready(await openPostgresqlStorage({ url, connections: 10, log: silentLog, now })),
  };
  const waterfall = sdkWaterfall(await afterTheFirstTurn(stored));
  const leads = (bot: OurBot, pass: number) => leadOn(bot, stored, pass * (rounds + warmUp));
  const others: [string, Round, number][] = [
    ['on lowdb', leads(bots.lowdb, 0), 0],
    ['on PostgreSQL', leads(bots.postgresql, 0), 1],
  ];
  const figures: Figure[] = [];
  const many = stored.toLocaleString('en-GB');
  for (const [where, ours, pass] of others) {
    const found = await sideBySide({ ours, yardstick: leads(bots.memory, pass), rounds, warmUp });
    figures.push({
      what: `a turn ${where}, ${many} stored`,
      ...{ ours: found.ours, unit: 'ms', times: found.times, aim: null },
      yardstick: { what: 'the same in memory', amount: found.yardstick },
      notes: [
        'Stored conversations are taken up again and led on for six turns. Both wait for the disk: lowdb fsyncs a file, ' +
          'PostgreSQL (on this machine, by TCP) its log.',
      ],
    });
  }
  const yardstick: Round = async (round) => {
    const answers = ['my garden', '2', 'yes', '67', 'next Tuesday'];
    for (const text of answers) await waterfall.take(String((round * 7919) % stored), text);
    return answers.length;
  };
  const found = await sideBySide({ ours: leads(bots.memory, 2), yardstick, rounds, warmUp });
  if (waterfall.finished() !== rounds + warmUp) throw new Error('A waterfall did not come to its end.');
  figures.push({
    what: `a turn in memory, ${many} stored`,
    ...{ ours: found.ours, unit: 'ms', times: found.times, aim: null },
    yardstick: {
      what: "the SDK's waterfall turn in its MemoryStorage, as many stored",
      amount: found.yardstick,
    },
    notes: [
      'The SDK has no storage in files for JavaScript: what it keeps in MemoryStorage is gone with the process.',
    ],
  });
  for (const bot of Object.values(bots)) await bot.close();
  return figures;
}

/** Leads on one stored conversation a round that no round before has taken up, spread over all there are. */
function leadOn(bot: OurBot, stored: number, from: number): Round {
  return async (round) => {
    const token = tokenOf(((from + round) * 7919) % stored);
    for (const text of messages) await bot.take(token, text);
    return messages.length;
  };
}

async function ready(storage: Storage): Promise<OurBot> {
  const bot = await openBot(storage);
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

const tokenOf = (n: number) => `stored-${n}`;
const keyOf = (n: number) => conversationKey(placeId, tokenOf(n));
