/** Reads a group's file of one place as the bot does. */
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import { groupFileReader, type GroupFile } from '../catalogue/group-file.js';
import type { Known } from '../catalogue/known.js';

export function groupChecker(catalogue: Catalogue, place: Place): (id: string, text: string) => GroupFile {
  const { currency, languages, areas } = place;
  const known = { topics: knownOf(catalogue.topics), access: knownOf(catalogue.access) };
  const read = groupFileReader({ ...known, currency, languages, areas, today: null });
  return (id, text) => read(text, { id, file: `places/${place.id}/groups/${id}.yaml` });
}

function knownOf(ids: ReadonlyMap<string, unknown>): Known {
  return { usable: new Set(ids.keys()), broken: new Set(), complete: true };
}
