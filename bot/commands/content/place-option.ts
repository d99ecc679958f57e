/** The place that a task of `npm run content` works on. */
import { loadCatalogue } from '../../catalogue/load.js';
import type { Catalogue, Place } from '../../catalogue/catalogue.js';
import { contentOfTheBot } from '../../root.js';

/** @throws Error of one line where there is no such place */
export async function placeIn(content: string, id: string): Promise<{ catalogue: Catalogue; place: Place }> {
  const catalogue = await loadCatalogue(content, null, contentOfTheBot);
  const place = catalogue.places.get(id);
  if (place === undefined) {
    throw new Error(
      `There is no place ${id} in ${content}. There is: ${[...catalogue.places.keys()].join(', ')}.`,
    );
  }
  return { catalogue, place };
}
