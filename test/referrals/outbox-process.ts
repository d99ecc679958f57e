/**
 * A bot's process for the tests of the outbox: hands over messages to the mail server at a port of this machine, says
 * which ones are durable, and delivers until it is killed. Its clock is ahead by as many minutes as it is told.
 */
import { openSmtp } from '../../bot/channels/email/smtp.js';
import { createOutbox } from '../../bot/referrals/outbox.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { readableLog } from '../storage/sample-record.js';
import { minute } from './movable-clock.js';
import { sampleMessage } from './sample-message.js';

const [folder = '', port = '', ahead = '', ...ids] = process.argv.slice(2);
const now = () => new Date(Date.now() + Number(ahead) * minute);
const log = readableLog();
const storage = await openLowdbStorage({ folder, log, now });
const mailer = openSmtp(
  { host: '127.0.0.1', port: Number(port), tls: 'none', checkCertificate: true, login: null },
  { name: 'What Matters', address: 'bot@example.org' },
);
const outbox = createOutbox({
  storage,
  deliver: mailer.deliver,
  gaveUp: async ({ id }) => void process.stdout.write(`gave up ${id}\n`),
  now,
  log,
});
outbox.start();
for (const id of ids) {
  await outbox.send(sampleMessage({ id, text: `This is ${id}.` }));
  process.stdout.write(`${id}\n`);
}
// Held open until it is killed.
setInterval(() => undefined, minute);
