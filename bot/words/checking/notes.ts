import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Notes } from './sheet.js';

const shape = z.strictObject({
  placeholders: z.record(z.string(), z.string()),
  subjects: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.string()),
});

/** What translators are told of the texts. Throws where the file is not as it should be. */
export async function readNotes(file: string): Promise<Notes> {
  const { placeholders, subjects, keys } = shape.parse(parse(await readFile(file, 'utf8')));
  const table = (record: Record<string, string>) => new Map(Object.entries(record));
  return { placeholders: table(placeholders), subjects: table(subjects), keys: table(keys) };
}
