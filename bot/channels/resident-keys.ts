import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { RecordKind } from '../storage/record-kind.js';
import type { Storage } from '../storage/storage.js';

/**
 * Names under which the residents of a channel are kept. They hold nothing of a telephone number or an account, and
 * cannot be found by trying all numbers, as they are made with a secret of this data folder.
 */
export interface ResidentKeys {
  /** `parts` tell one conversation of a channel from every other, such as both telephone numbers. */
  conversation(place: string, channel: string, ...parts: string[]): string;
  /** Somebody at a number or an account, whatever place they write to. */
  resident(channel: string, ...parts: string[]): string;
}

export interface SecretRecord {
  schema: 1;
  name: string;
  secret: string;
  made: string;
}

export const secrets: RecordKind<SecretRecord> = {
  name: 'secrets',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    name: z.string().min(1),
    secret: z.string().min(40),
    made: z.iso.datetime(),
  }),
  keyOf: ({ name }) => name,
  changed: ({ made }) => new Date(made),
};

/** What the secret of the names is called among the secrets. */
export const residentSecret = 'resident-keys';

/** Makes the secret at the first start. Rejects with a StorageError where it cannot be stored. */
export async function openResidentKeys(
  storage: Pick<Storage, 'records' | 'oneAtATime'>,
  now: () => Date,
): Promise<ResidentKeys> {
  const secret = await storage.oneAtATime(residentSecret, async () => {
    const kept = storage.records(secrets);
    const known = await kept.read(residentSecret);
    if (known !== null) return known.secret;
    const fresh = randomBytes(32).toString('base64url');
    await kept.write({ schema: 1, name: residentSecret, secret: fresh, made: now().toISOString() });
    return fresh;
  });
  return keysBy(secret);
}

/** The names that a secret of a data folder gives. */
export function keysBy(secret: string): ResidentKeys {
  const digest = (what: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(what)).digest('base64url');
  return {
    conversation: (place, channel, ...parts) => digest(['conversation', place, channel, ...parts]),
    resident: (channel, ...parts) => digest(['resident', channel, ...parts]),
  };
}
