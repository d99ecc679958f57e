import type { LowdbOptions } from '../../bot/storage/lowdb.js';

/** Says nothing but what makes a figure worthless. */
export const silentLog: LowdbOptions['log'] = {
  warn: () => undefined,
  error: fail,
  fatal: fail,
};

function fail(...said: unknown[]): void {
  throw new Error(`The storage failed while it was measured: ${JSON.stringify(said)}`);
}
