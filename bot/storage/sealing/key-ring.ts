import { webcrypto } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { JOSEError } from 'jose/errors';
import { keyMissing, looksSealed, sealedWith, type Opened, type SealedAs, type Sealing } from './sealing.js';

type Key = webcrypto.CryptoKey;

const onlyOurs = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
const damaged = { why: 'it was cut or changed after it was encrypted' };
const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { fatal: true }) };

/**
 * Seals with the first of these keys (32 bytes each) and opens with any of them. A sealed text is a JSON Web Encryption
 * in its compact form (RFC 7516), encrypted with AES-256-GCM under the key itself (`dir`, RFC 7518). Its header names
 * the key (`kid`) and the record (`sub`), and is authenticated with the rest.
 */
export async function openKeyRing(keys: readonly Uint8Array[]): Promise<Sealing> {
  const ring = new Map<string, Key>();
  for (const key of keys) {
    ring.set(
      await idOf(key),
      // Imported once: it is then neither read again nor can it be taken out of the process by way of this object.
      await webcrypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']),
    );
  }
  return new KeyRing(ring);
}

/** What a key is called: the beginning of its thumbprint (RFC 7638), a digest that tells nothing of the key. */
export async function idOf(key: Uint8Array): Promise<string> {
  const k = Buffer.from(key).toString('base64url');
  return (await calculateJwkThumbprint({ kty: 'oct', k })).slice(0, 12);
}

class KeyRing implements Sealing {
  readonly keys: readonly string[];
  readonly #ring: ReadonlyMap<string, Key>;

  constructor(ring: ReadonlyMap<string, Key>) {
    this.keys = [...ring.keys()];
    this.#ring = ring;
  }

  async seal(as: SealedAs, text: string): Promise<string> {
    const kid = this.keys[0]!;
    return new CompactEncrypt(utf8.encoder.encode(text))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid, sub: subjectOf(as) })
      .encrypt(this.#ring.get(kid)!);
  }

  async open(as: SealedAs, stored: string): Promise<Opened> {
    if (!looksSealed(stored)) return { text: stored };
    const kid = sealedWith(stored);
    if (kid === null) return damaged;
    const key = this.#ring.get(kid);
    if (key === undefined) throw keyMissing(kid, this.keys);
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(stored, key, onlyOurs);
      if (protectedHeader['sub'] !== subjectOf(as)) return { why: 'it is the text of another record' };
      return { text: utf8.decoder.decode(plaintext) };
    } catch (error) {
      if (error instanceof JOSEError) return damaged;
      throw error;
    }
  }
}

function subjectOf({ kind, name }: SealedAs): string {
  return `${kind}/${name}`;
}
