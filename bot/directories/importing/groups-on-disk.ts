/** The files of a place's groups, as an import finds and writes them. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, type YAMLMap } from 'yaml';
import { activitiesOf, mapOf, readGroupDocument, valueOf, type GroupDocument } from './group-document.js';

export interface GroupOnDisk {
  id: string;
  text: string;
  /** Null where it holds nothing of an import, or is no YAML. */
  document: GroupDocument | null;
  /** It speaks of a source and is no YAML: what it holds is not known. */
  broken: boolean;
}

/** Files read side by side. */
const atOnce = 32;

export async function readGroups(folder: string): Promise<Map<string, GroupOnDisk>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.yaml$/.test(name)).sort();
  const groups = new Map<string, GroupOnDisk>();
  for (let start = 0; start < names.length; start += atOnce) {
    const part = names.slice(start, start + atOnce);
    const texts = await Promise.all(
      part.map((name) => readFile(join(folder, name), 'utf8').catch(() => null)),
    );
    for (const [index, name] of part.entries()) {
      const text = texts[index];
      const id = name.replace(/\.yaml$/, '');
      // Only files that hold a source can be of an import; the others need not be taken apart.
      if (typeof text === 'string') {
        const imported = /\bsource\b/.test(text);
        const document = imported ? readGroupDocument(text) : null;
        groups.set(id, { id, text, document, broken: imported && document === null });
      }
    }
  }
  return groups;
}

/** Written whole or not at all. */
export async function writeGroup(folder: string, id: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${id}.${process.pid}.tmp`);
  await writeFile(temporary, text);
  await rename(temporary, join(folder, `${id}.yaml`));
}

export interface Found {
  group: GroupOnDisk;
  document: GroupDocument;
  map: YAMLMap;
}

/** Where the entries of one feed are, by their ids in the directory. */
export function entriesOf(
  groups: Iterable<GroupOnDisk>,
  feed: string,
): { groups: Map<string, Found>; activities: Map<string, Found> } {
  const found = { groups: new Map<string, Found>(), activities: new Map<string, Found>() };
  for (const group of groups) {
    const { document } = group;
    if (document === null) continue;
    const map = mapOf(document);
    const own = sourceIn(document, map, feed);
    if (own !== null && !found.groups.has(own)) found.groups.set(own, { group, document, map });
    for (const activity of activitiesOf(document)) {
      const source = sourceIn(document, activity, feed);
      if (source !== null && !found.activities.has(source))
        found.activities.set(source, { group, document, map: activity });
    }
  }
  return found;
}

function sourceIn(document: GroupDocument, map: YAMLMap, feed: string): string | null {
  const source = isMap(map.get('source', true)) ? valueOf(document, map, 'source') : undefined;
  if (typeof source !== 'object' || Array.isArray(source)) return null;
  const { feed: of, id } = source as Record<string, unknown>;
  return of === feed && typeof id === 'string' ? id : null;
}
