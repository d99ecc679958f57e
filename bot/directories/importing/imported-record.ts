/**
 * What an import remembers beside the files: a digest of each field as it was imported, so that the next import can tell
 * what people have changed since. `places/<place>/imported/<feed>.json`; nothing else reads it.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FieldValue } from './field.js';

const entry = z.object({ group: z.string(), fields: z.record(z.string(), z.string()) });
const record = z.object({
  about: z.string(),
  feed: z.string(),
  source: z.string(),
  read: z.string(),
  /** By the organisation's id in the directory. */
  groups: z.record(z.string(), entry),
  /** By the service's id in the directory. */
  activities: z.record(z.string(), entry),
});
export type ImportedRecord = z.infer<typeof record>;
export type ImportedEntry = z.infer<typeof entry>;

/** The record cannot be read: the message says what to do, on one line. */
export class RecordMistake extends Error {}

export function fileOfRecord(content: string, place: string, feed: string): string {
  return join(content, 'places', place, 'imported', `${feed}.json`);
}

/** An empty one where there is none yet. */
export async function readRecord(file: string, feed: string): Promise<ImportedRecord> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return { about, feed, source: '', read: '', groups: {}, activities: {} };
  try {
    return record.parse(JSON.parse(text));
  } catch {
    throw new RecordMistake(
      `${file} is damaged. Take it from a backup, or delete it: then nothing that is there already is changed by this import.`,
    );
  }
}

const about =
  'What was imported, so that the next import leaves alone what people have changed. Do not edit.';

export async function writeRecord(file: string, written: ImportedRecord): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(written, null, 1)}\n`);
  await rename(temporary, file);
}

/** Stands for a value: the same for the same parts in any order. */
export function digestOf(value: FieldValue): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 16);
}

function sorted(value: FieldValue): unknown {
  if (typeof value === 'string') return value.trim().replace(/\s+/g, ' ');
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map(sorted);
  const entries = Object.entries(value as Record<string, FieldValue>);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
