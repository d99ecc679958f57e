import { openKeyRing } from '../../../bot/storage/sealing/key-ring.js';
import type { Sealing } from '../../../bot/storage/sealing/sealing.js';

/** Keys for tests: 32 bytes, each the same letter. */
export function testKey(letter: string): Uint8Array {
  return Buffer.alloc(32, letter);
}

/** A ring of such keys, the one that writes first. */
export function ringOf(...letters: string[]): Promise<Sealing> {
  return openKeyRing(letters.map(testKey));
}
