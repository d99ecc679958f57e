import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { readableLog } from '../sample-record.js';
import { dueNotes, inAMinute, type DueNote } from './due-notes.js';
import { sharedServer, type Server } from './server.js';

const program = fileURLToPath(new URL('due-process.ts', import.meta.url));
const now = new Date('2026-11-20T10:00:00Z');
const later = new Date(now.getTime() + inAMinute);

describe('what is due in one PostgreSQL database', function () {
  this.timeout(60_000);
  let server: Server;
  let url: string;
  let storage: Storage;

  const note = (id: string, due = now): DueNote => ({ schema: 1, id, due: due.toISOString() });
  const take = async (at: Date, most = 100) =>
    (await storage.records(dueNotes).takeDue(at, most, inAMinute)).map(({ id }) => id);

  beforeEach(async () => {
    server = await sharedServer();
    url = await server.freshDatabase();
    storage = await openPostgresqlStorage({ url, connections: 3, log: readableLog(), now: () => now });
  });

  afterEach(() => storage.close());

  it('goes to one of several processes, and to another one later when they are killed', async () => {
    const ids = Array.from({ length: 100 }, (_, number) => `note ${number}`);
    for (const id of ids) await storage.records(dueNotes).write(note(id));
    const takeAll = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', program, url, now.toISOString()]);
      const taken: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        if (line === 'no more') break;
        taken.push(line);
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      return taken;
    };
    const taken = (await Promise.all([takeAll(), takeAll(), takeAll()])).flat();
    expect(taken).to.have.length(100).and.have.members(ids);
    expect(await take(new Date(later.getTime() - 1))).to.deep.equal([]);
    expect(await take(later)).to.have.members(ids);
  });

  it('is what the records say, where a time is noted that they do not have', async () => {
    await storage.records(dueNotes).write(note('later', later));
    await storage.records(dueNotes).write(note('now'));
    await server.query("UPDATE what_matters.records SET due = '2026-01-01'", url);
    expect(await take(now)).to.deep.equal(['now']);
    expect(await take(later)).to.have.members(['later', 'now']);
  });

  it('passes over what somebody else is just writing, rather than to wait for it', async () => {
    await storage.records(dueNotes).write(note('one'));
    await storage.records(dueNotes).write(note('two', later));
    const held = server.query(
      'BEGIN; SELECT 1 FROM what_matters.records ORDER BY due LIMIT 1 FOR UPDATE; SELECT pg_sleep(2); COMMIT',
      url,
    );
    const asleep = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    while ((await server.query(asleep)).length === 0);
    expect(await take(later)).to.deep.equal(['two']);
    await held;
    expect(await take(later)).to.deep.equal(['one']);
  });
});
