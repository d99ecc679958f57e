import { createHash } from 'node:crypto';

/** Without letters that are taken for digits or for each other, on the telephone too (I, L, O, U, and 0, 1). */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 6;

/** A short name for a request, to be read out: `7K4-Q9M`. The same id has the same one; 729 million are possible. */
export function referenceOf(id: string): string {
  const digest = createHash('sha256').update(`reference/${id}`).digest();
  const letters = Array.from({ length }, (_, at) => signs[digest.readUInt16BE(at * 2) % signs.length]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}
