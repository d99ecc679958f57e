import { createHmac } from 'node:crypto';

/**
 * The headers by which a receiver knows that a message is ours, whole and new, by the scheme of Standard Webhooks
 * (https://www.standardwebhooks.com), for which there are libraries in most languages. `id` is the same at each attempt.
 */
export function signedHeaders(
  secret: Buffer,
  id: string,
  sent: Date,
  body: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(sent.getTime() / 1000));
  const digest = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${digest}` };
}

/**
 * The bytes of a written secret: base64, with or without `whsec_` before it.
 * @throws Error of one phrase where it is none.
 */
export function readSecret(written: string): Buffer {
  const base64 = written.replace(/^whsec_/, '');
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0);
  if (bytes.length < 24 || bytes.length > 64) {
    throw new Error('it must be 24 to 64 bytes as base64, such as `openssl rand -base64 32` prints');
  }
  return bytes;
}
