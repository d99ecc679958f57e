/** What a language needs beside its texts, and has not. */

/** Something that a language lacks, with the file to open. */
export interface Gap {
  /** `must`: before anybody uses it. `better`: it works, but worse than it could. */
  level: 'must' | 'better';
  file: string;
  /** Follows the name of the file: "is missing: …". */
  what: string;
}

/** Some of many, so that a line stays one that can be read: "gardening, music and 12 more". */
export function someOf(names: readonly string[], most = 8): string {
  const more = names.length - most;
  return more > 1 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
