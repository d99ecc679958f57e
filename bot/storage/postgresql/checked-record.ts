import type { RecordKind } from '../record-kind.js';
import { recordName } from '../record-name.js';
import { StorageError } from '../storage.js';

/** A stored text as the record that it should be, or why it is none, in words that quote nothing of it. */
export type Checked<T> = { record: T } | { why: string };

/** Throws a StorageError where a newer release wrote it. */
export function checkedRecord<T>(kind: RecordKind<T>, name: string, body: string): Checked<T> {
  const stored = parsed(body);
  if (stored === undefined) return { why: 'not JSON' };
  refuseNewer(kind, stored);
  const checked = kind.shape.safeParse(stored);
  if (checked.success) return rightName(kind, name, checked.data);
  const where = checked.error.issues[0]?.path.map(String).join('.');
  return { why: where ? `"${where}" is missing or wrong` : 'it is not a record' };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function rightName<T>(kind: RecordKind<T>, name: string, record: T): Checked<T> {
  return recordName(kind.keyOf(record)) === name ? { record } : { why: 'it is filed under another key' };
}

function refuseNewer<T>(kind: RecordKind<T>, stored: unknown): void {
  const schema = typeof stored === 'object' && stored !== null && 'schema' in stored ? stored.schema : null;
  if (typeof schema !== 'number' || schema <= kind.schema) return;
  throw new StorageError(
    `A record of ${kind.name} was written by a newer release (form ${schema}; this one reads ${kind.schema}). ` +
      'It is left as it is. Start that release again.',
  );
}
