/** The check of the command, for one text of a group that is being edited. */
import type { Catalogue, Day, Place, Problem } from '../catalogue/catalogue.js';
import { freshnessOf } from '../catalogue/freshness.js';
import { parseGroupFile, type GroupContext, type GroupFile } from '../catalogue/group-file.js';
import { meantBy, type Known } from '../catalogue/known.js';
import { wrong } from '../catalogue/what-is-wrong.js';
import { largestFile } from './content-files.js';

/** A file cannot hold it. */
const halfCharacter = /\p{Surrogate}/u;

/** Reads a text as a place's group, as the bot will. */
export function checkGroupText(
  catalogue: Catalogue,
  place: Place,
  today: Day,
  group: string,
  text: string,
): GroupFile {
  const context = contextOf(catalogue, place, today, group);
  const refused = refusal(text, context.file);
  if (refused !== null) return { group: null, activities: [], problems: [refused] };
  return parseGroupFile(text, context);
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ level }) => level === 'error');
}

export function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ level }) => level === 'error').length;
}

function refusal(text: string, file: string): Problem | null {
  const refused = (message: string, key: string): Problem => {
    return { file, line: null, column: null, level: 'error', message, what: wrong(key) };
  };
  if (Buffer.byteLength(text) > largestFile) {
    return refused('This is longer than 256 KB. Make two groups of it.', 'too-large');
  }
  return halfCharacter.test(text)
    ? refused('There is half a character in this text. Take it out.', 'half-character')
    : null;
}

function contextOf(catalogue: Catalogue, place: Place, today: Day, group: string): GroupContext {
  const { currency, languages, areas } = place;
  const file = `places/${place.id}/groups/${group}.yaml`;
  const known = { topics: topicsOf(catalogue), access: accessOf(catalogue) };
  return { id: group, file, currency, languages, areas, ...known, freshness: freshnessOf(place), today };
}

/** A topic whose own file has a mistake may be named: it comes back once that is mended. */
function topicsOf({ topics, problems }: Catalogue): Known {
  const named = problems.flatMap(({ file }) => /^topics\/([a-z0-9-]+)\.yaml$/.exec(file)?.[1] ?? []);
  const usable = new Set(topics.keys());
  return {
    usable,
    broken: new Set(named.filter((id) => !usable.has(id))),
    complete: topics.size > 0,
    meant: meantBy(topics),
  };
}

function accessOf({ access, problems }: Catalogue): Known {
  const sound = !problems.some(({ file, level }) => file === 'access.yaml' && level === 'error');
  return { usable: new Set(access.keys()), broken: new Set(), complete: sound, meant: meantBy(access) };
}
