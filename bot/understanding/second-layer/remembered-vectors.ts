import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sentenceModel } from './sentence-vectors.js';

/** Vectors of phrases of the content, kept from one start to the next. Nothing that a resident wrote is among them. */
export type Vectors = Map<string, Float32Array>;

/** Vectors have length 1, so one byte a number is fine enough to compare them. */
const scale = 127;

const fileIn = (folder: string): string => path.join(folder, `sentences-${sentenceModel}.json`);

/** What was kept in the folder; nothing where there is none, or it cannot be read. */
export async function recallVectors(folder: string): Promise<Vectors> {
  const vectors: Vectors = new Map();
  try {
    const kept = JSON.parse(await readFile(fileIn(folder), 'utf8')) as Record<string, string>;
    for (const [phrase, bytes] of Object.entries(kept)) {
      const numbers = new Int8Array(Buffer.from(bytes, 'base64'));
      vectors.set(
        phrase,
        Float32Array.from(numbers, (number) => number / scale),
      );
    }
  } catch {
    vectors.clear();
  }
  return vectors;
}

/** Keeps the vectors of these phrases and no others. Where the folder cannot be written, they are found anew next time. */
export async function keepVectors(folder: string, vectors: Vectors): Promise<void> {
  const kept = Object.fromEntries(
    [...vectors].map(([phrase, vector]) => {
      const bytes = Int8Array.from(vector, (number) => Math.round(number * scale));
      return [phrase, Buffer.from(bytes.buffer).toString('base64')];
    }),
  );
  const content = JSON.stringify(kept);
  const unfinished = `${fileIn(folder)}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  try {
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, fileIn(folder));
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
