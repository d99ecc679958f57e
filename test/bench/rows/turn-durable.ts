/** A guided turn with its record on the disk, against putting the same bytes there and doing nothing else. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { guidedConversations } from '../conversations.js';
import type { Asked, Figure } from '../figure.js';
import { median } from '../measuring.js';
import { openBot } from '../our-bot.js';
import { silentLog } from '../silent-log.js';
import { storageWith } from '../storage-with.js';
import { inTemporaryFolder } from '../temporary-folder.js';

export function measure({ quick }: Asked): Promise<Figure[]> {
  return inTemporaryFolder((folder) => measureIn(folder, quick ? 12 : 40));
}

async function measureIn(folder: string, rounds: number): Promise<Figure[]> {
  const now = () => new Date('2026-11-20T10:00:00Z');
  const storage = await openLowdbStorage({ folder: path.join(folder, 'data'), log: silentLog, now });
  let last: unknown = null;
  const writeConversation: Storage['writeConversation'] = (record) => {
    last = record;
    return storage.writeConversation(record);
  };
  const bot = await openBot(storageWith(storage, { writeConversation }));
  await bot.ready();
  const yardstickFolder = path.join(folder, 'yardstick');
  await mkdir(yardstickFolder);

  const folderItself = await open(yardstickFolder);

  const measured: { ours: number; yardstick: number; withFolder: number }[] = [];
  const warmUp = 3;
  for (let round = 0; round < warmUp + rounds; round++) {
    const sums = { ours: 0, yardstick: 0, withFolder: 0 };
    for (const [n, conversation] of guidedConversations.entries()) {
      const token = `${round}-${n}`;
      const file = path.join(yardstickFolder, token);
      for (const text of conversation) {
        sums.ours += await milliseconds(() => bot.take(token, text));
        const bytes = JSON.stringify(last);
        sums.yardstick += await milliseconds(() => put(file, bytes));
        sums.withFolder += await milliseconds(async () => {
          await put(`${file}-too`, bytes);
          await folderItself.sync();
        });
      }
    }
    if (round >= warmUp) measured.push(sums);
  }
  await folderItself.close();
  await bot.close();

  const turns = guidedConversations.flat().length;
  const against = (what: string, yardstick: 'yardstick' | 'withFolder'): Omit<Figure, 'aim'> => ({
    what: 'a guided turn, durable',
    ours: median(measured.map(({ ours }) => ours)) / turns,
    unit: 'ms',
    yardstick: { what, amount: median(measured.map((each) => each[yardstick])) / turns },
    times: median(measured.map((each) => each.ours / each[yardstick])),
  });
  return [
    {
      ...against('the same bytes written to a file, fsynced and renamed', 'yardstick'),
      aim: { atMost: 1.5, of: 'times' },
      notes: [
        'Turn by turn with its yardsticks, all by calls that wait in a thread of Node. ' +
          'Ours fsyncs the folder as well: without that, a power cut may undo the renaming.',
      ],
    },
    { ...against('the same, and the folder fsynced', 'withFolder'), aim: null },
  ];
}

/** The yardstick: no folder to look up, no lock, no queue. */
async function put(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(temporary, file);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
