/** Which field of the form a problem of the check is about. */
import type { Problem } from '../catalogue/catalogue.js';
import { readYaml, type YamlNode } from '../catalogue/read-yaml.js';
import { Report } from '../catalogue/report.js';

/** Keys, and numbers of list items from 0: `['activities', 0, 'when', 1, 'from']`. Empty: the file as a whole. */
export type FieldPath = (string | number)[];

/** Makes ready to say it of the problems of one text. */
export function fieldFinder(text: string): (problem: Pick<Problem, 'line' | 'column'>) => FieldPath {
  const root = readYaml(text, new Report('', text));
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  return ({ line, column }) => {
    const start = line === null ? undefined : starts[line - 1];
    if (root === null || start === undefined) return [];
    return pathTo(root, start + (column ?? 1) - 1);
  };
}

/** The way down to what begins last before or at this position. */
function pathTo(node: YamlNode, at: number): FieldPath {
  if (node.kind === 'list') {
    const index = node.items.findLastIndex((item) => item.at <= at);
    return index < 0 ? [] : [index, ...pathTo(node.items[index]!, at)];
  }
  if (node.kind === 'map') {
    // A problem with the whole is put where the whole begins, which is where its first key stands.
    if (at <= node.at) return [];
    const entry = node.entries.findLast(({ key }) => key.at <= at);
    return entry === undefined ? [] : [entry.key.value, ...pathTo(entry.value, at)];
  }
  return [];
}
