/** What stands together in a text message. */
export interface Part {
  text: string;
  /** Stays on one page with the part after it, wherever both fit: a question with the first of its choices. */
  withNext?: boolean;
  /** May be parted between sentences to fill a page. Anything else is only where it is longer than a page. */
  prose?: boolean;
  /** Can wait for MORE, where not all fits one page. */
  later?: boolean;
}

/** A text message, a line or more a part. */
export function textOf(parts: readonly Pick<Part, 'text'>[]): string {
  return parts.map(({ text }) => text).join('\n');
}

/** Parts that stay together. */
export function together(parts: readonly Part[]): Part[] {
  return parts.map((part, index) => (index < parts.length - 1 ? { ...part, withNext: true } : part));
}
