/** What stays in memory after many turns: the process of one bot after 10,000 turns and after 100,000. */
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import { guidedConversations } from '../conversations.js';
import type { Asked, Figure } from '../figure.js';
import { memoryNow } from '../measuring.js';
import { openBot } from '../our-bot.js';
import { silentLog } from '../silent-log.js';
import { inTemporaryFolder } from '../temporary-folder.js';

/** Conversations in progress at the same time. */
const sideBySide = 16;

export function measure({ quick }: Asked): Promise<Figure[]> {
  const sizes = quick ? { few: 1_000, many: 10_000 } : { few: 10_000, many: 100_000 };
  return inTemporaryFolder((folder) => measureIn(folder, sizes), '/dev/shm');
}

async function measureIn(folder: string, { few, many }: { few: number; many: number }): Promise<Figure[]> {
  const now = () => new Date('2026-11-20T10:00:00Z');
  const storage = await openLowdbStorage({ folder, log: silentLog, now });
  const bot = await openBot(storage);
  await bot.ready();
  let turns = 0;
  let conversations = 0;
  const talk = async (until: number): Promise<void> => {
    while (turns < until) {
      const token = String((conversations += 1));
      for (const text of guidedConversations[conversations % guidedConversations.length] ?? []) {
        await bot.take(token, text);
        turns += 1;
      }
      // Three in four residents leave without a word; the others have it all forgotten.
      if (conversations % 4 === 0) await storage.removeConversation(bot.key(token));
    }
  };
  const talkSideBySide = (until: number) =>
    Promise.all(Array.from({ length: sideBySide }, () => talk(until)));

  await talkSideBySide(few);
  const before = await memoryNow();
  await talkSideBySide(many);
  const after = await memoryNow();
  await bot.close();
  const figure = (what: string, kind: 'heap' | 'resident'): Figure => ({
    what: `${what} after ${many.toLocaleString('en-GB')} turns`,
    ours: after[kind],
    unit: 'MB',
    yardstick: { what: `after ${few.toLocaleString('en-GB')}`, amount: before[kind] },
    times: after[kind] / before[kind],
    aim: { atMost: 1.1, of: 'times' },
  });
  return [
    {
      ...figure('memory in use', 'heap'),
      notes: [
        `${conversations.toLocaleString('en-GB')} conversations, ${sideBySide} at a time, kept by lowdb as in production. ` +
          'The heap after all garbage is collected.',
      ],
    },
    figure('memory held by the process', 'resident'),
  ];
}
