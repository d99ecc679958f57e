/** Finds wordings of a table in running text. */

/** One of several wordings, the longest first, as whole words. */
export function oneOf(phrases: readonly string[]): string {
  return [...new Set(phrases)]
    .sort((one, other) => other.length - one.length)
    .map(asPattern)
    .join('|');
}

function asPattern(phrase: string): string {
  const escaped = phrase
    .toLowerCase()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/['’]/g, "['’]?")
    .replace(/(?<=\S)[\s-]+(?=\S)/g, '[\\s-]+');
  const before = /^[\p{L}\p{N}]/u.test(phrase) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[\p{L}\p{N}]$/u.test(phrase) ? '(?![\\p{L}\\p{N}])' : '';
  return `${before}(?:${escaped})${after}`;
}

const made = new WeakMap<readonly string[], RegExp>();

/** Whether a text holds one of these wordings. */
export function holds(text: string, phrases: readonly string[]): boolean {
  let pattern = made.get(phrases);
  if (!pattern) {
    pattern = new RegExp(phrases.length === 0 ? '(?!)' : oneOf(phrases), 'iu');
    made.set(phrases, pattern);
  }
  return pattern.test(text);
}

/** The text without these wordings. */
export function without(text: string, phrases: readonly string[]): string {
  return phrases.length === 0 ? text : text.replace(new RegExp(oneOf(phrases), 'giu'), ' ');
}
