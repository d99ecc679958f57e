/**
 * Joins words as the language does: "one, two and three". Where "and" changes with the word that follows it (Welsh
 * "a" and "ac"), Intl leaves both to choose from, "a(c)"; there we set commas alone, which reads well.
 */
export function listFormat(language: string): Intl.ListFormat {
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' });
  return conjunction.format(['1', '2']).includes('(')
    ? new Intl.ListFormat(language, { type: 'unit' })
    : conjunction;
}

/** Scripts that leave no space between sentences: the full stop is as wide as a letter. */
const spaceless = new Set(['Hans', 'Hant', 'Jpan']);

/** Whole sentences one after the other, as the script of the language sets them. */
export function sentencesTogether(sentences: readonly string[], language: string): string {
  const { script } = new Intl.Locale(language).maximize();
  return sentences.join(spaceless.has(script ?? '') ? '' : ' ');
}
