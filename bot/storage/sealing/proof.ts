import * as z from 'zod';
import type { RecordKind } from '../record-kind.js';
import type { Records } from '../storage.js';
import { keyMissing, type Sealing } from './sealing.js';

/**
 * Which keys records may be sealed with. It is sealed itself, so that whoever has none of the keys, or not all of them,
 * finds out at the start, before anything is written or a resident who is known is greeted anew.
 */
export interface Proof {
  schema: 1;
  id: 'proof';
  /** Their ids, the one that writes first. */
  keys: string[];
}

type Proofs = Pick<Records<Proof>, 'read' | 'write' | 'remove'>;

export const proofKind: RecordKind<Proof> = {
  name: 'sealing',
  schema: 1,
  shape: z.object({ schema: z.literal(1), id: z.literal('proof'), keys: z.array(z.string().min(1)) }),
  keyOf: ({ id }) => id,
  changed: () => new Date(),
};

/**
 * Makes sure that every key is there that may be needed, and notes the one that writes from now on. Rejects with a
 * StorageError that names DATA_KEY, and then leaves everything as it is.
 */
export async function checkProof({ keys: given }: Pick<Sealing, 'keys'>, proofs: Proofs): Promise<void> {
  const proof = await proofs.read('proof');
  const noted = proof?.keys ?? [];
  const missing = noted.find((key) => !given.includes(key));
  if (missing !== undefined) throw keyMissing(missing, given);
  const [writes] = given;
  if (writes === undefined || writes === noted[0]) return;
  await proofs.write({ schema: 1, id: 'proof', keys: [writes, ...noted.filter((key) => key !== writes)] });
}

/** Notes that every record is sealed with this key, or with null that none is. Everything has been written anew by then. */
export async function settleProof(key: string | null, proofs: Proofs): Promise<void> {
  if (key === null) await proofs.remove('proof');
  else await proofs.write({ schema: 1, id: 'proof', keys: [key] });
}
