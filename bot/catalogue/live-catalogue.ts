import type { Logger } from 'pino';
import type { Catalogue } from './catalogue.js';
import { loadCatalogue } from './load.js';

export interface LiveCatalogueParts {
  /** The content folder. */
  folder: string;
  /** Another one, for what a host need not write; see `loadCatalogue`. */
  shared: string | null;
  log: Logger;
  now: () => Date;
  /** Makes what the first messages will need of a new catalogue, before it serves. */
  prepare?: (catalogue: Catalogue) => Promise<void>;
}

/** The content as it is now. */
export interface LiveCatalogue {
  /** What serves now. Take it anew for each turn, and once in a turn. */
  current(): Catalogue;
  /** Reads what has changed on the disk, and resolves once it serves. Never rejects: what is wrong is in `problems`. */
  refresh(): Promise<void>;
  /** Ends watching; resolves when nothing is being read any more. */
  close(): Promise<void>;
}

/**
 * Loads the content folder and keeps up with it.
 * @throws ContentError where there is no such folder, or no place in it that can be used.
 */
export async function openLiveCatalogue(parts: LiveCatalogueParts): Promise<LiveCatalogue> {
  const { folder, shared, log, prepare } = parts;
  let current = await loadCatalogue(folder, null, shared);
  let last = Promise.resolve();
  const reload = async (): Promise<void> => {
    try {
      const next = await loadCatalogue(folder, null, shared);
      await prepare?.(next);
      current = next;
    } catch (error) {
      log.error({ err: error }, 'content could not be read again');
    }
  };
  return {
    current: () => current,
    refresh: () => (last = last.then(reload)),
    close: () => last,
  };
}
