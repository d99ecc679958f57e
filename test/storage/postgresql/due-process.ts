/**
 * A bot's process for the tests of what is due in one database: takes notes that are due, a few at a time, says which,
 * and never does anything about them.
 */
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { readableLog } from '../sample-record.js';
import { dueNotes, inAMinute } from './due-notes.js';

const now = () => new Date(process.argv[3]!);
const storage = await openPostgresqlStorage({
  url: process.argv[2]!,
  connections: 3,
  log: readableLog(),
  now,
});
for (;;) {
  const taken = await storage.records(dueNotes).takeDue(now(), 3, inAMinute);
  for (const { id } of taken) process.stdout.write(`${id}\n`);
  if (taken.length === 0) break;
}
process.stdout.write('no more\n');
// Held open until it is killed.
setInterval(() => undefined, inAMinute);
