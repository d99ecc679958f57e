/**
 * A bot's process for the tests of what a crash does to requests. `prepare` brings conversations to where a resident is
 * asked whether to send; otherwise it takes "yes, send it" in each that is named, and delivers until it is killed. Before
 * the change on the disk that `killAt` names (`write outbox 2` is the second such from the last "yes" on) it says so and
 * stands still. Its clock is ahead by as many minutes as it is told.
 */
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import type { Records, Storage } from '../../bot/storage/storage.js';
import { readableLog } from '../storage/sample-record.js';
import { minute } from './movable-clock.js';
import { openWholeChain, referenceIn } from './whole-chain.js';

const [task = '', folder = '', port = '', ahead = '', killAt = '', ...conversations] = process.argv.slice(2);
const now = () => new Date(Date.now() + Number(ahead) * minute);
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** How often each kind of change was made, from the last "yes" on. */
let counted: Map<string, number> | null = null;

async function then<T>(what: string, change: () => Promise<T>): Promise<T> {
  const times = (counted?.get(what) ?? 0) + 1;
  counted?.set(what, times);
  if (counted !== null && `${what} ${times}` === killAt) await standStill();
  const done = await change();
  if (counted !== null && `after ${what} ${times}` === killAt) await standStill();
  return done;
}

async function standStill(): Promise<void> {
  say('here');
  await new Promise(() => undefined);
}

function slowly<T>(name: string, records: Records<T>): Records<T> {
  return {
    read: (key) => records.read(key),
    all: () => records.all(),
    write: (record) => then(`write ${name}`, () => records.write(record)),
    takeDue: (...asked) => records.takeDue(...asked),
    remove: (key) => then(`remove ${name}`, () => records.remove(key)),
  };
}

const real = await openLowdbStorage({ folder, log: readableLog(), now });
const storage: Storage = {
  shared: real.shared,
  readConversation: (key) => real.readConversation(key),
  writeConversation: (record) => then('write conversation', () => real.writeConversation(record)),
  removeConversation: (key) => then('remove conversation', () => real.removeConversation(key)),
  removeConversationsBefore: (instant) => real.removeConversationsBefore(instant),
  conversationVersions: (keys) => real.conversationVersions(keys),
  oneAtATime: (key, work) => real.oneAtATime(key, work),
  records: (kind) => slowly(kind.name, real.records(kind)),
  count: (...counted) => real.count(...counted),
  ready: () => real.ready(),
  close: () => real.close(),
};
const chain = await openWholeChain({ storage, port: Number(port), now, mostPerWeek: 1000 });

if (task === 'prepare') {
  for (const name of conversations) await chain.atReview(name, name);
  await chain.close();
} else {
  for (const [at, name] of conversations.entries()) {
    counted = at === conversations.length - 1 ? new Map<string, number>() : null;
    const outcome = await chain.say(name, 'Yes, send it');
    say(`answered ${name} ${referenceIn(outcome)}`);
  }
  // Held open until it is killed.
  setInterval(() => undefined, minute);
}
