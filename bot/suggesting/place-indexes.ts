import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { atOnce, inSlices } from '../slices.js';
import { indexingPlace, type PlaceIndex } from './place-index.js';

/** An index with what it is made of, beside the place itself. */
interface Kept extends Pick<Catalogue, 'topics' | 'access'> {
  index: PlaceIndex;
}

/** Kept as long as a place stays the same, through reloads that change nothing of it. */
const indexes = new WeakMap<Place, Kept>();

/** The index by which a place's activities are found; made at the first call, which takes a while for a large place. */
export function indexOf(place: Place, catalogue: Catalogue): PlaceIndex {
  return known(place, catalogue) ?? keep(place, catalogue, atOnce(indexingPlace(place, catalogue)));
}

/** Makes the indexes of all places of a catalogue before it serves, in slices, so that no turn waits for them. */
export async function preparePlaceIndexes(catalogue: Catalogue): Promise<void> {
  for (const place of catalogue.places.values())
    if (!known(place, catalogue)) keep(place, catalogue, await inSlices(indexingPlace(place, catalogue)));
}

function known(place: Place, { topics, access }: Catalogue): PlaceIndex | null {
  const kept = indexes.get(place);
  return kept?.topics === topics && kept.access === access ? kept.index : null;
}

function keep(place: Place, { topics, access }: Catalogue, index: PlaceIndex): PlaceIndex {
  indexes.set(place, { index, topics, access });
  return index;
}
