/** When the files of groups were last changed. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Group } from '../catalogue/catalogue.js';

/** Files looked at side by side. */
const atOnce = 64;

/** By group. One whose file cannot be looked at has none. */
export async function changesOf(groups: readonly Group[], folder: string): Promise<Map<Group, Date>> {
  const changed = new Map<Group, Date>();
  for (let start = 0; start < groups.length; start += atOnce) {
    const part = groups.slice(start, start + atOnce);
    const facts = await Promise.all(part.map(({ file }) => stat(join(folder, file)).catch(() => null)));
    for (const [index, group] of part.entries()) {
      const found = facts[index];
      if (found) changed.set(group, found.mtime);
    }
  }
  return changed;
}
