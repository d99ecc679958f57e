import { createHash } from 'node:crypto';

/** What a key is called in the database: it tells nothing, and a key of any length and with any character has one. */
export function recordName(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
