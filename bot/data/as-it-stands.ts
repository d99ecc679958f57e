import * as z from 'zod';
import type { RecordKind } from '../storage/record-kind.js';

/** A record as it was stored, of whatever form and release. */
export type Stored = Record<string, unknown>;

const anyObject = z.custom<Stored>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * The same kind for whoever hands records on and does not look into them: also those of a newer release, and those that
 * this one would take for damaged, come as they stand. The key of one that has none is ''.
 */
export function asItStands(kind: RecordKind<unknown>): RecordKind<Stored> {
  const due = kind.due?.bind(kind);
  return {
    name: kind.name,
    schema: Number.MAX_SAFE_INTEGER,
    shape: anyObject,
    keyOf: (record) => {
      const key = tried(() => kind.keyOf(record));
      return typeof key === 'string' ? key : '';
    },
    changed: (record) => dateOr(new Date(0), () => kind.changed(record)),
    ...(due && { due: (record: Stored) => dateOr(null, () => due(record)) }),
  };
}

function dateOr<T>(otherwise: T, read: () => Date | null): Date | T {
  const date = tried(read);
  return date instanceof Date && Number.isFinite(date.getTime()) ? date : otherwise;
}

/** What a record of another form lacks makes what is read of it throw. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
