import { inTheClear, type Sealing } from './sealing.js';

/** How records are to lie in storage with these keys (`Settings.dataKeys`); with none, in the clear. */
export async function openSealing(dataKeys: readonly Uint8Array[]): Promise<Sealing> {
  if (dataKeys.length === 0) return inTheClear;
  // Read only where it is needed: a bot without a key starts sooner without it.
  const { openKeyRing } = await import('./key-ring.js');
  return openKeyRing(dataKeys);
}
