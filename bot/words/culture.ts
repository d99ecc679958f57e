import type { Catalogue, CultureFacts } from '../catalogue/catalogue.js';

/**
 * What holds in a place whatever language is spoken: of its part of the country, and else of the country. What is said of
 * neither is left to the language.
 */
export function cultureFacts({ cultures }: Pick<Catalogue, 'cultures'>, culture: string): CultureFacts {
  const part = cultures?.get(culture);
  const country = cultures?.get(culture.split('-')[0] ?? '');
  return {
    clock: part?.clock ?? country?.clock ?? null,
    distances: part?.distances ?? country?.distances ?? null,
    doctor: new Map([...(country?.doctor ?? []), ...(part?.doctor ?? [])]),
  };
}
