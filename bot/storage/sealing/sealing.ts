import { StorageError } from '../storage.js';

/** Which record a stored text is. A text that was sealed as one is not opened as another. */
export interface SealedAs {
  kind: string;
  /** What the record is filed under: a digest, see `recordName`. */
  name: string;
}

/** What was set aside as damaged, of whatever kind it was. */
export function setAsideAs(name: string): SealedAs {
  return { kind: 'damaged', name };
}

/** A stored text as it was written, or why it cannot be: it was cut, changed, or is another record's. */
export type Opened = { text: string } | { why: string };

/** How records lie on a disk or in a database. */
export interface Sealing {
  /** The ids of the keys, the one that writes first; none where records are written in the clear. */
  readonly keys: readonly string[];
  /** The text as it is to be stored. */
  seal(as: SealedAs, text: string): Promise<string>;
  /**
   * What was sealed, as it was. A text that never was sealed comes back as it is, as records from before there was a
   * key are read. Rejects with a StorageError that names DATA_KEY where the key is missing: the text may be whole.
   */
  open(as: SealedAs, stored: string): Promise<Opened>;
}

/** Where DATA_KEY is not set. */
export const inTheClear: Sealing = {
  keys: [],
  seal: async (_as, text) => text,
  open: async (_as, stored) => {
    const key = sealedWith(stored);
    if (key !== null) throw keyMissing(key, []);
    return { text: stored };
  },
};

/** The id of the key that a stored text is sealed with; null where it is not sealed. It may be damaged all the same. */
export function sealedWith(stored: string): string | null {
  const end = stored.indexOf('.');
  if (!looksSealed(stored) || end < 0) return null;
  try {
    const header: unknown = JSON.parse(Buffer.from(stored.slice(0, end), 'base64url').toString());
    const named = typeof header === 'object' && header !== null && 'kid' in header ? header.kid : null;
    return typeof named === 'string' ? named : null;
  } catch {
    return null;
  }
}

/** As the header of every sealed text begins: `{"` in base64. JSON begins with a bracket and never looks like it. */
export function looksSealed(stored: string): boolean {
  return stored.startsWith('eyJ');
}

/** `key` is the id of the one that is needed, `given` are those of the ones that are there. */
export function keyMissing(key: string, given: readonly string[]): StorageError {
  const needed = `What is stored is encrypted with the key ${JSON.stringify(key.slice(0, 40))}, `;
  return new StorageError(
    given.length === 0
      ? `${needed}and DATA_KEY is not set. It is left as it is. Set DATA_KEY to that key.`
      : `${needed}and DATA_KEY holds only ${given.join(', ')}. It is left as it is. Put that key back behind the others.`,
  );
}
