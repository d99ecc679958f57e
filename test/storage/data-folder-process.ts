/**
 * A bot's process for the tests of the data folder: opens the folder that it is given, says so, writes one record after
 * the other and says which ones are written, until it is killed.
 */
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { readableLog, sampleRecord } from './sample-record.js';

const folder = process.argv[2]!;
try {
  const storage = await openLowdbStorage({ folder, log: readableLog(), now: () => new Date() });
  process.stdout.write('open\n');
  for (let number = 1; process.argv[3] === 'write'; number++) {
    await storage.writeConversation(sampleRecord({ key: `k${number % 5}`, nextNumber: number }));
    process.stdout.write(`${number}\n`);
  }
  process.stdin.on('end', () => void storage.close());
  process.stdin.resume();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
