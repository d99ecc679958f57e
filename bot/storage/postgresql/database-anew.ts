import type { Log } from '../../log.js';
import { nothingYet, textAnew, type Anew, type WrittenAnew } from '../sealing/anew.js';
import { checkProof, proofKind, settleProof } from '../sealing/proof.js';
import { setAsideAs, type SealedAs } from '../sealing/sealing.js';
import { StorageError } from '../storage.js';
import { Database } from './database.js';
import { Leases } from './leases.js';
import { migrate } from './migrate.js';
import { RecordTable } from './record-table.js';

/** How often it is gone through all records while somebody goes on writing with another key. */
const rounds = 5;

interface Row extends Record<string, unknown> {
  kind: string;
  name: string;
  aside: string;
  body: string;
}

/** $1 to $3 the row after which they begin. */
const someRecords = `SELECT kind, name, '' AS aside, body FROM what_matters.records
WHERE (kind, name, ''::text) > ($1, $2, $3::text) AND kind <> '${proofKind.name}' ORDER BY kind, name LIMIT 200`;

const someAside = `SELECT kind, name, set_aside::text AS aside, body FROM what_matters.damaged
WHERE (kind, name, set_aside) > ($1, $2, $3::timestamptz) ORDER BY kind, name, set_aside LIMIT 200`;

/** The version stays, as the record does: a turn that has read it may go on. $4 is the new text, $5 the old one. */
const replaceRecord = `UPDATE what_matters.records SET body = $4
WHERE kind = $1 AND name = $2 AND '' = $3::text AND body = $5 RETURNING 1`;

const replaceAside = `UPDATE what_matters.damaged SET body = $4
WHERE kind = $1 AND name = $2 AND set_aside = $3::timestamptz AND body = $5 RETURNING 1`;

/**
 * Writes every record of a database anew, of whatever kind, and what was set aside. Bots may use it meanwhile, if all
 * of them have the same keys. One that broke off is simply run again. Rejects with a StorageError where a key is
 * missing, or where a bot still writes with another one; then every record can still be read.
 */
export async function writeDatabaseAnew(
  { url, log }: { url: string; log: Pick<Log, 'warn'> },
  anew: Anew,
): Promise<WrittenAnew> {
  const database = new Database({ url, connections: 2, log });
  const leases = new Leases(database);
  const shares = { database, leases, log, now: () => new Date() };
  try {
    await migrate(database);
    await checkProof(anew.reads, new RecordTable(proofKind, { ...shares, sealing: anew.reads }));
    const sum = await recordsAnew(database, anew);
    const aside = await all(database, { some: someAside, replace: replaceAside }, anew, ({ name }) =>
      setAsideAs(name),
    );
    await settleProof(
      anew.writes.keys[0] ?? null,
      new RecordTable(proofKind, { ...shares, sealing: anew.writes }),
    );
    return { ...sum, written: sum.written + aside.written };
  } finally {
    leases.close();
    await database.close();
  }
}

async function recordsAnew(database: Database, anew: Anew): Promise<WrittenAnew> {
  const statements = { some: someRecords, replace: replaceRecord };
  let first: WrittenAnew | null = null;
  let written = 0;
  for (let round = 1; round <= rounds; round++) {
    const found = await all(database, statements, anew, ({ kind, name }) => ({ kind, name }));
    first ??= found;
    written += found.written;
    if (found.written === 0 && found.meanwhile === 0) return { ...first, written };
  }
  throw new StorageError(
    `A bot still writes to the database ${database.shown} with another key. Start every bot anew with the same ` +
      'DATA_KEY, and run this again. Until then take no key out of it.',
  );
}

/** `meanwhile` is how many somebody else wrote between the look and the write. */
async function all(
  database: Database,
  { some, replace }: { some: string; replace: string },
  anew: Anew,
  asOf: (row: Row) => SealedAs,
): Promise<WrittenAnew & { meanwhile: number }> {
  const sum = { ...nothingYet, meanwhile: 0 };
  for (let after: [string, string, string] = ['', '', '-infinity']; ;) {
    const rows = await database.query<Row>('read', some, after);
    for (const row of rows) {
      const { kind, name, aside, body } = row;
      const found = await textAnew(asOf(row), body, anew);
      if (typeof found === 'string') {
        sum[found] += 1;
        continue;
      }
      const done = await database.query('write', replace, [kind, name, aside, found.text, body]);
      sum[done.length > 0 ? 'written' : 'meanwhile'] += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) return sum;
    after = [last.kind, last.name, last.aside];
  }
}
