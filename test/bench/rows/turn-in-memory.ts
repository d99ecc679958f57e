/** A guided turn in memory against the SDK's waterfall: both from a message to a stored state; ours also renders HTML. */
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { guidedConversations, waterfallConversations } from '../conversations.js';
import type { Asked, Figure } from '../figure.js';
import { alone, sideBySide } from '../measuring.js';
import { openBot } from '../our-bot.js';
import { sdkWaterfall } from '../sdk-waterfall.js';

/** Each all conversations of a script so often that one round takes some tens of milliseconds. */
const repeats = { ours: 4, yardstick: 8 };

export async function measure({ quick }: Asked): Promise<Figure[]> {
  const storage = openMemoryStorage();
  const bot = await openBot(storage);
  await bot.ready();
  const waterfall = sdkWaterfall();

  const ours = async (round: number): Promise<number> => {
    let turns = 0;
    for (let repeat = 0; repeat < repeats.ours; repeat++) {
      for (const [n, conversation] of guidedConversations.entries()) {
        const token = `${round}-${repeat}-${n}`;
        for (const text of conversation) await bot.take(token, text);
        turns += conversation.length;
        await storage.removeConversation(bot.key(token));
      }
    }
    return turns;
  };
  const yardstick = async (round: number): Promise<number> => {
    let turns = 0;
    let conversations = 0;
    const before = waterfall.finished();
    for (let repeat = 0; repeat < repeats.yardstick; repeat++) {
      for (const [n, conversation] of waterfallConversations.entries()) {
        for (const text of conversation) await waterfall.take(`${round}-${repeat}-${n}`, text);
        turns += conversation.length;
        conversations += 1;
      }
    }
    if (waterfall.finished() - before !== conversations)
      throw new Error('A waterfall did not come to its end.');
    return turns;
  };

  const turn = await sideBySide({ ours, yardstick, rounds: quick ? 9 : 25, warmUp: quick ? 4 : 8 });
  const dated = await alone({ work: (round) => turnsWithDates(round), rounds: quick ? 5 : 15, warmUp: 3 });
  await bot.close();
  return [
    {
      what: 'a guided turn in memory',
      ours: turn.ours,
      unit: 'ms',
      yardstick: { what: "the SDK's waterfall turn, with number and date prompts", amount: turn.yardstick },
      times: turn.times,
      aim: { atMost: 2, of: 'times' },
      notes: [
        'Ours: safety, understanding, dialogs, suggesting, storing in memory, HTML for the page; six conversations in Leeds.',
      ],
    },
    {
      what: 'a turn whose date goes to the recognizer in its thread',
      ours: dated,
      unit: 'ms',
      yardstick: null,
      times: null,
      aim: null,
    },
  ];

  /** Another day each time, because what was read once is remembered. */
  async function turnsWithDates(round: number): Promise<number> {
    const days = 20;
    const token = `dated-${round}`;
    for (let day = 1; day <= days; day++) {
      await bot.take(token, `gardening on ${1 + ((round + day) % 28)} March ${2027 + round}`);
    }
    await storage.removeConversation(bot.key(token));
    return days;
  }
}
