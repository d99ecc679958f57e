/** A key of 32 bytes in base64, with or without its `=`, in either of the two alphabets. */
const oneKey = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * Reads the keys that records are encrypted with, the one that writes first. Throws an Error that says what is wrong,
 * and quotes nothing of what was written.
 */
export function readDataKeys(written: string): Uint8Array[] {
  const parts = [...new Set(written.split(/[\s,]+/).filter((part) => part !== ''))];
  if (parts.length === 0) throw new Error('it holds no key');
  return parts.map((part, index) => {
    // Node reads both alphabets.
    const key = Buffer.from(part, 'base64');
    if (oneKey.test(part) && key.length === 32) return key;
    const which = parts.length > 1 ? `key ${index + 1} of ${parts.length}` : 'it';
    throw new Error(`${which} must be 32 bytes in base64, as \`openssl rand -base64 32\` prints them`);
  });
}
