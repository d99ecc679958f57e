import { looksSealed, sealedWith, type SealedAs, type Sealing } from './sealing.js';

/** From one way to lie in storage to another: `reads` opens what is there, `writes` is how it is to be. */
export interface Anew {
  reads: Sealing;
  writes: Sealing;
}

/** How many stored texts there were of each sort. */
export interface WrittenAnew {
  written: number;
  /** They were as they should be. */
  already: number;
  /** No key can open them, as they were cut or changed: left as they are. */
  damaged: number;
}

export const nothingYet: Readonly<WrittenAnew> = { written: 0, already: 0, damaged: 0 };

/**
 * What a stored text is to be replaced with, or why it stays. Rejects with a StorageError where the key is missing that
 * it is sealed with.
 */
export async function textAnew(
  as: SealedAs,
  stored: string,
  { reads, writes }: Anew,
): Promise<{ text: string } | 'already' | 'damaged'> {
  const key = sealedWith(stored);
  if (key === null && looksSealed(stored)) return 'damaged';
  if (key === (writes.keys[0] ?? null)) return 'already';
  const opened = await reads.open(as, stored);
  return 'why' in opened ? 'damaged' : { text: await writes.seal(as, opened.text) };
}
