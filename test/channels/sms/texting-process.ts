/** A bot's process that takes text messages and never answers them, for the tests of one that is killed meanwhile. */
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { MovableClock } from '../../referrals/movable-clock.js';
import { readableLog } from '../../storage/sample-record.js';

// What the host needs of mocha, which does not run here.
Object.assign(globalThis, { after: () => undefined });
const { openTextingHost } = await import('./texting-host.js');
const clock = new MovableClock();
const storage = await openPostgresqlStorage({
  ...{ url: process.argv[2]!, connections: 3, log: readableLog(), now: clock.now },
});
const host = await openTextingHost({
  ...{ storage, clock, delivers: false },
  bot: (bot) => ({
    take: () => {
      process.stdout.write('taken\n');
      return new Promise<never>(() => undefined);
    },
    tell: bot.tell.bind(bot),
    conversation: bot.conversation.bind(bot),
  }),
});
process.stdout.write(`${host.address}\n`);
