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
