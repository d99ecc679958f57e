/**
 * A group's file as plain nested values: the very keys of the file, every scalar as the text that was written. The same
 * reader as the bot's, so that a form shows what the bot understands.
 */
import type { Problem } from '../catalogue/catalogue.js';
import { readYaml, type YamlNode } from '../catalogue/read-yaml.js';
import { Report } from '../catalogue/report.js';

export type FormValue = string | FormValue[] | GroupForm;
export interface GroupForm {
  [key: string]: FormValue;
}

export type ReadForm =
  | { kind: 'form'; form: GroupForm }
  /** It is no YAML, or a key is written twice: only its text can be edited. */
  | { kind: 'no-form'; problems: readonly Problem[] };

/** No file of a group has nearly as many. Parts that are repeated with `*` count each time. */
const mostParts = 50_000;

export function groupForm(text: string): ReadForm {
  const report = new Report('', text);
  const root = readYaml(text, report);
  const form = root === null ? null : new Forming(report).form(root);
  if (form === null || typeof form === 'string' || Array.isArray(form) || report.errors > 0) {
    if (report.errors === 0) report.error(0, 'This should be a group, written like name: …, about: …');
    return { kind: 'no-form', problems: report.problems };
  }
  return { kind: 'form', form };
}

class Forming {
  private parts = 0;

  constructor(private readonly report: Report) {}

  form(node: YamlNode): FormValue {
    this.parts += 1;
    if (this.parts === mostParts) this.report.error(node.at, 'There is too much in this file.');
    if (this.parts >= mostParts) return '';
    if (node.kind === 'text') return node.value;
    if (node.kind === 'list') return node.items.map((item) => this.form(item));
    const keys = new Set<string>();
    for (const { key } of node.entries) {
      if (keys.has(key.value)) this.report.error(key.at, `${key.value}: is written twice. Keep one of them.`);
      keys.add(key.value);
    }
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, this.form(value)]));
  }
}

/** Whether two values say the same; the order of fields does not count. */
export function sameValue(one: FormValue | null, other: FormValue | null): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameValue(item, other[index]!));
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key]!, other[key]!))
  );
}
