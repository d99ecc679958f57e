import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openLowdbStorage } from '../../../bot/storage/lowdb.js';
import { openMemoryStorage } from '../../../bot/storage/memory.js';
import { writeDatabaseAnew } from '../../../bot/storage/postgresql/database-anew.js';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import type { Anew, WrittenAnew } from '../../../bot/storage/sealing/anew.js';
import { writeFolderAnew } from '../../../bot/storage/sealing/folder-anew.js';
import { inTheClear, type Sealing } from '../../../bot/storage/sealing/sealing.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { sharedServer } from '../postgresql/server.js';
import { ringOf } from '../sealing/keys.js';
import { readableLog, removeFolder, temporaryFolder } from '../sample-record.js';

export const now = () => new Date('2026-11-20T10:00:00Z');

/** An empty folder or database of its own, in which a storage can be opened again and again. */
export interface Keeper {
  open(): Promise<Storage>;
  clear(): Promise<void>;
}

/** A record as it lies in storage: what it is filed under, and its text. */
export interface StoredRecord {
  name: string;
  text: string;
}

/** One that keeps what was written after the storage was closed, and whose records a test can get at behind its back. */
export interface DurableKeeper extends Keeper {
  log: ReturnType<typeof readableLog>;
  /** With other keys than its own where some are given. */
  open(sealing?: Sealing): Promise<Storage>;
  /** Writes every record anew. Nobody may have the storage open. */
  writeAnew(anew: Anew): Promise<WrittenAnew>;
  /** The records of a kind as they are stored. */
  stored(kind: string): Promise<StoredRecord[]>;
  /** The texts of the records of a kind as they were before they were sealed. */
  texts(kind: string): Promise<string[]>;
  /** Replaces the stored text of a record; nobody may have the storage open. */
  put(kind: string, record: StoredRecord): Promise<void>;
  /** The stored texts of what is set aside. */
  setAside(): Promise<string[]>;
  /** Names and texts of everything there is, of any kind. */
  everything(): Promise<string>;
  /** All of it but the texts: what things are filed under. */
  names(): Promise<string>;
}

async function lowdb(sealing: Sealing): Promise<DurableKeeper> {
  const folder = await temporaryFolder();
  const log = readableLog();
  const files = async (kind: string) => {
    const names = await readdir(join(folder, kind), { recursive: true }).catch(() => []);
    return names.filter((name) => name.includes('.json')).map((name) => join(folder, kind, name));
  };
  const textsOf = (paths: string[]) => Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const stored = async (kind: string) => {
    const paths = await files(kind);
    const texts = await textsOf(paths);
    return paths.map((path, index) => ({ name: basename(path, '.json'), text: texts[index]! }));
  };
  return {
    log,
    open: (other = sealing) => openLowdbStorage({ folder, sealing: other, log, now }),
    clear: () => removeFolder(folder),
    writeAnew: (anew) => writeFolderAnew(folder, anew),
    stored,
    texts: async (kind) => opened(sealing, kind, await stored(kind)),
    put: (kind, { name, text }) => writeFile(join(folder, kind, name.slice(0, 2), `${name}.json`), text),
    setAside: async () => textsOf(await files('damaged')),
    names: async () => (await readdir(folder, { recursive: true })).join('\n'),
    everything: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
      return [...entries.map(({ name }) => name), ...(await textsOf(paths))].join('\n');
    },
  };
}

async function postgresql(sealing: Sealing): Promise<DurableKeeper> {
  const server = await sharedServer();
  const url = await server.freshDatabase();
  const log = readableLog();
  const ask = <T extends object>(statement: string) => server.query<T>(statement, url);
  const stored = (kind: string) =>
    ask<StoredRecord>(`SELECT name, body AS text FROM what_matters.records WHERE kind = '${kind}'`);
  return {
    log,
    open: (other = sealing) => openPostgresqlStorage({ url, connections: 5, sealing: other, log, now }),
    clear: async () => undefined,
    writeAnew: (anew) => writeDatabaseAnew({ url, log }, anew),
    stored,
    texts: async (kind) => opened(sealing, kind, await stored(kind)),
    put: async (kind, { name, text }) => {
      const body = text.replaceAll("'", "''");
      await ask(
        `UPDATE what_matters.records SET body = '${body}' WHERE kind = '${kind}' AND name = '${name}'`,
      );
    },
    setAside: async () =>
      (await ask<{ body: string }>('SELECT body FROM what_matters.damaged')).map(({ body }) => body),
    names: async () => {
      const tables = [
        ...['kind, name, version, changed, due FROM what_matters.records', '* FROM what_matters.leases'],
        'kind, name, set_aside FROM what_matters.damaged',
      ];
      return JSON.stringify(await Promise.all(tables.map((columns) => ask(`SELECT ${columns}`))));
    },
    everything: async () => {
      const tables = ['records', 'damaged', 'leases', 'migrations'];
      const rows = await Promise.all(tables.map((table) => ask(`SELECT * FROM what_matters.${table}`)));
      return JSON.stringify(rows);
    },
  };
}

function opened(sealing: Sealing, kind: string, stored: readonly StoredRecord[]): Promise<string[]> {
  return Promise.all(
    stored.map(async ({ name, text }) => {
      const found = await sealing.open({ kind, name }, text);
      return 'text' in found ? found.text : found.why;
    }),
  );
}

/** What every storage does, whatever it keeps its records in. */
export const durableKeepers: Record<string, () => Promise<DurableKeeper>> = {
  'with lowdb': () => lowdb(inTheClear),
  'with lowdb and a key': async () => lowdb(await ringOf('k')),
  'with PostgreSQL': () => postgresql(inTheClear),
  'with PostgreSQL and a key': async () => postgresql(await ringOf('k')),
};

export const everyKeeper: Record<string, () => Promise<Keeper>> = {
  'in memory': async () => ({ open: async () => openMemoryStorage(), clear: async () => undefined }),
  ...durableKeepers,
};
