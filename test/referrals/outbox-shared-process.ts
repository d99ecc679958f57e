/**
 * A bot's process for the tests of an outbox that several share: delivers what is due in a PostgreSQL database and says
 * which, until it is killed. With `stands-still` it says so and then never ends an attempt.
 */
import { createOutbox } from '../../bot/referrals/outbox.js';
import { openPostgresqlStorage } from '../../bot/storage/postgresql/postgresql.js';
import { readableLog } from '../storage/sample-record.js';
import { minute } from './movable-clock.js';

const [url = '', how = ''] = process.argv.slice(2);
const log = readableLog();
const now = () => new Date();
const storage = await openPostgresqlStorage({ url, connections: 3, log, now });
const outbox = createOutbox({
  storage,
  deliver: async ({ id }) => {
    process.stdout.write(`${id}\n`);
    if (how === 'stands-still') await new Promise(() => undefined);
    return { outcome: 'delivered' };
  },
  gaveUp: async () => undefined,
  now,
  log,
});
outbox.start();
process.stdout.write('open\n');
setInterval(() => undefined, minute);
