import type { Catalogue, Place } from '../catalogue/catalogue.js';
import type { GroupEntry } from './editing.js';

/** The groups of a place with their activities, by name. `onDisk` are ids of files, of which some may not be sound. */
export function entriesOf(catalogue: Catalogue, place: Place, onDisk: readonly string[]): GroupEntry[] {
  const wrong = new Set(catalogue.problems.filter(({ level }) => level === 'error').map(({ file }) => file));
  const named = new Map(place.groups.map((group) => [group.id, group.name]));
  const ids = new Set([...named.keys(), ...onDisk]);
  const entries = [...ids].map((id) => ({
    place: place.id,
    id,
    name: named.get(id) ?? id,
    sound: named.has(id) && !wrong.has(`places/${place.id}/groups/${id}.yaml`),
    activities: activitiesOf(place, id),
  }));
  return entries.sort((one, other) => one.name.localeCompare(other.name, place.languages[0]));
}

function activitiesOf(place: Place, group: string): GroupEntry['activities'] {
  return place.activities
    .filter((activity) => activity.group.id === group)
    .map(({ id, name, checked }) => ({ id: id.slice(group.length + 1), name, checked }));
}
