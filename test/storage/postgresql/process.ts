/**
 * A bot's process for the tests of one database in several processes: each line that it reads is the number of a
 * conversation, in which it takes a turn that adds one; it answers with the number once that is stored.
 */
import { createInterface } from 'node:readline';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { readableLog } from '../sample-record.js';
import { takeTurn } from './take-turn.js';

const storage = await openPostgresqlStorage({
  url: process.argv[2]!,
  connections: 3,
  log: readableLog(),
  now: () => new Date(),
});
process.stdout.write('open\n');
for await (const conversation of createInterface({ input: process.stdin })) {
  void takeTurn(storage, conversation).then(() => process.stdout.write(`${conversation}\n`));
}
await storage.close();
