/** Brings imported fields up to date, and leaves alone what a person has changed, added or taken out since. */
import type { YAMLMap } from 'yaml';
import type { Field, Fields } from './field.js';
import { setField, valueOf, type GroupDocument } from './group-document.js';
import { digestOf } from './imported-record.js';

export interface Merged {
  /** Names of fields that were written. */
  changed: string[];
  /** Names of fields where the directory says something new and a person's own words stand. */
  kept: string[];
  /** Digests as imported, by field. */
  fields: Record<string, string>;
}

/** @param before digests as they were last imported */
export function mergeFields(
  document: GroupDocument,
  map: YAMLMap,
  planned: Fields,
  before: Readonly<Record<string, string>>,
): Merged {
  const merged: Merged = { changed: [], kept: [], fields: { ...before } };
  for (const name of new Set([...planned.keys(), ...Object.keys(before)])) {
    mergeField(document, map, name, planned.get(name), merged);
  }
  return merged;
}

function mergeField(
  document: GroupDocument,
  map: YAMLMap,
  name: string,
  planned: Field | undefined,
  merged: Merged,
): void {
  const there = valueOf(document, map, name);
  const imported = merged.fields[name];
  const news = planned === undefined ? undefined : digestOf(planned.value);
  const current = there === undefined ? undefined : digestOf(there);
  if (current === news) {
    if (news === undefined) return;
    merged.fields[name] = news;
    return;
  }
  if (current !== imported) {
    // A person changed it, put it in or took it out.
    if (news !== imported) merged.kept.push(name);
    return;
  }
  merged.changed.push(name);
  if (planned === undefined || news === undefined) {
    map.delete(name);
    delete merged.fields[name];
  } else {
    setField(document, map, name, planned);
    merged.fields[name] = news;
  }
}

/** Whether every imported field still is as it was imported. */
export function isUntouched(
  document: GroupDocument,
  map: YAMLMap,
  imported: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(imported).every(([name, digest]) => {
    const there = valueOf(document, map, name);
    return there !== undefined && digestOf(there) === digest;
  });
}
