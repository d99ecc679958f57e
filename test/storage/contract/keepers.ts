import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { sharedServer } from '../postgresql/server.js';
import { readableLog, removeFolder, temporaryFolder } from '../sample-record.js';

export const now = () => new Date('2026-11-20T10:00:00Z');

/** An empty folder or database of its own, in which a storage can be opened again and again. */
export interface Keeper {
  open(): Promise<Storage>;
  clear(): Promise<void>;
}

/** One that keeps what was written after the storage was closed, and whose records a test can get at behind its back. */
export interface DurableKeeper extends Keeper {
  log: ReturnType<typeof readableLog>;
  /** The texts of the records of a kind. */
  texts(kind: string): Promise<string[]>;
  /** Changes the text of one record of a kind; nobody may have the storage open. */
  change(kind: string, change: (text: string) => string): Promise<void>;
  /** How many records are set aside. */
  setAside(): Promise<number>;
}

async function lowdb(): Promise<DurableKeeper> {
  const folder = await temporaryFolder();
  const log = readableLog();
  const files = async (kind: string) => {
    const names = await readdir(join(folder, kind), { recursive: true }).catch(() => []);
    return names.filter((name) => name.includes('.json')).map((name) => join(folder, kind, name));
  };
  return {
    log,
    open: () => openLowdbStorage({ folder, log, now }),
    clear: () => removeFolder(folder),
    texts: async (kind) => Promise.all((await files(kind)).map((path) => readFile(path, 'utf8'))),
    change: async (kind, change) => {
      const path = (await files(kind))[0]!;
      await writeFile(path, change(await readFile(path, 'utf8')));
    },
    setAside: async () => (await files('damaged')).length,
  };
}

async function postgresql(): Promise<DurableKeeper> {
  const server = await sharedServer();
  const url = await server.freshDatabase();
  const log = readableLog();
  const ask = <T extends object>(statement: string) => server.query<T>(statement, url);
  return {
    log,
    open: () => openPostgresqlStorage({ url, connections: 5, log, now }),
    clear: async () => undefined,
    texts: async (kind) => {
      const from = `FROM what_matters.records WHERE kind = '${kind}'`;
      return (await ask<{ body: string }>(`SELECT body ${from}`)).map(({ body }) => body);
    },
    change: async (kind, change) => {
      const from = `FROM what_matters.records WHERE kind = '${kind}' LIMIT 1`;
      const [row] = await ask<{ name: string; body: string }>(`SELECT name, body ${from}`);
      const body = change(row!.body).replaceAll("'", "''");
      await ask(`UPDATE what_matters.records SET body = '${body}' WHERE name = '${row!.name}'`);
    },
    setAside: async () => (await ask('SELECT 1 FROM what_matters.damaged')).length,
  };
}

/** What every storage does, whatever it keeps its records in. */
export const durableKeepers: Record<string, () => Promise<DurableKeeper>> = {
  'with lowdb': lowdb,
  'with PostgreSQL': postgresql,
};

export const everyKeeper: Record<string, () => Promise<Keeper>> = {
  'in memory': async () => ({ open: async () => openMemoryStorage(), clear: async () => undefined }),
  ...durableKeepers,
};
