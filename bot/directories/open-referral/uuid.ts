/** Ids as the standard wants them: UUIDs that stay the same. */
import { createHash } from 'node:crypto';

/** A namespace of our own, drawn once. */
const ours = Buffer.from('8f3b1f0e5d6a4f0f9a5b2c7d1e8a6b43', 'hex');

/** The UUID of a name, version 5 (RFC 9562, section 5.5). */
export function uuidOf(...name: readonly string[]): string {
  const bytes = createHash('sha1').update(ours).update(name.join('\n')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
