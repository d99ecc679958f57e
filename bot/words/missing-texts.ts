import type { Log } from '../log.js';
import type { MissingText } from './locale-wording.js';

/** Tells the log of each text that a language lacks, once, and counts them. */
export function reportMissing(log: Pick<Log, 'warn'>): { tell: MissingText; count: () => number } {
  const known = new Set<string>();
  return {
    tell: (language, key) => {
      const name = `${language} ${key}`;
      if (known.has(name)) return;
      known.add(name);
      // Not under `key` or `text`, which the log takes for secrets.
      log.warn({ language, missing: key }, 'a text is missing in a language, and was said in another');
    },
    count: () => known.size,
  };
}
