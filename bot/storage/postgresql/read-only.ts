import type { Log } from '../../log.js';
import type { RecordKind } from '../record-kind.js';
import type { OnUnreadable } from '../read-only.js';
import type { Sealing } from '../sealing/sealing.js';
import { StorageError } from '../storage.js';
import { checkedRecord } from './checked-record.js';
import { Database } from './database.js';
import * as statements from './statements.js';

/** How many rows are read at once. */
const atOnce = 200;

interface Row extends Record<string, unknown> {
  name: string;
  body: string;
}

/** The records of a database for commands that only look: makes no table, takes no turn and changes nothing. */
export class DatabaseReader {
  readonly #database: Database;
  readonly #sealing: Sealing;

  constructor({ url, log, sealing }: { url: string; log: Pick<Log, 'warn'>; sealing: Sealing }) {
    this.#sealing = sealing;
    this.#database = new Database({ url, connections: 1, log });
  }

  /**
   * Those of one kind, some at a time. Rejects with a StorageError where the database cannot be read, or a record is
   * sealed with a key that is missing.
   */
  async *records<T>(kind: RecordKind<T>, onUnreadable: OnUnreadable): AsyncGenerator<T> {
    for (let after = ''; ;) {
      const rows = await this.#database.query<Row>('read', statements.some, [kind.name, after, atOnce]);
      for (const { name, body } of rows) {
        const opened = await this.#sealing.open({ kind: kind.name, name }, body);
        const record = 'why' in opened ? null : readRecord(kind, name, opened.text);
        if (record === null) onUnreadable(`The record ${kind.name}/${name}`);
        else yield record;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < atOnce) return;
      after = last.name;
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

function readRecord<T>(kind: RecordKind<T>, name: string, text: string): T | null {
  try {
    const checked = checkedRecord(kind, name, text);
    return 'record' in checked ? checked.record : null;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}
