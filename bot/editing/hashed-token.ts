import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that may stand in an address. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: whoever reads the records cannot sign in with it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
