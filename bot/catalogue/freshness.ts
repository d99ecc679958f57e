/** How long a place trusts details that somebody has checked. */
import type { Freshness, Place } from './catalogue.js';

/** What a place goes by that names no times of its own. Days. */
export const usualFreshness: Freshness = { askAfter: 180, stopAfter: 365 };

/** Made-up groups are nobody's to keep right: a demonstration goes on however old it is. */
export function freshnessOf({ example, freshness }: Pick<Place, 'example' | 'freshness'>): Freshness {
  return example ? { ...freshness, stopAfter: Infinity } : freshness;
}
