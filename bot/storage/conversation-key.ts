import { createHash } from 'node:crypto';

/**
 * The key under which a conversation is kept: a digest of its place and of the token that only its browser or channel
 * knows. Whoever reads the stored records cannot take over a conversation with it.
 */
export function conversationKey(place: string, token: string): string {
  return createHash('sha256')
    .update(JSON.stringify([place, token]))
    .digest('base64url');
}
