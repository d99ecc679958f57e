/** Whether each name of the role has the forms that the sentences of its language ask for. */
import type { Problem } from './catalogue.js';
import { readYaml, type YamlNode } from './read-yaml.js';
import { quoted, Report } from './report.js';
import { placeRoleShape, roleShape } from './role-shape.js';

/** By language: the forms that its sentences ask for, each with a sentence that does. */
export type FormsAsked = ReadonlyMap<string, ReadonlyMap<string, string>>;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/**
 * What the roles in a file lack: in `roles.yaml`, or under `roles` in a place's own file. What cannot be read there is
 * no concern of this check.
 */
export function checkRoleForms(content: string, file: string, asked: FormsAsked): Problem[] {
  const unreadable = new Report(file, content);
  const report = new Report(file, content);
  const root = readYaml(content, unreadable);
  const shape = root?.kind === 'list' ? roleShape : placeRoleShape;
  for (const node of root ? rolesIn(root) : []) {
    const role = shape.read(node, unreadable);
    if (!role) continue;
    for (const [form, sentence] of asked.get(role.language) ?? []) {
      const language = languageNames.of(role.language) ?? role.language;
      const given = role.forms.get(form);
      const singular = role.forms.get('singular') ?? '';
      if (given !== undefined && given.length * 2 < singular.length) {
        report.error(
          role.at,
          `${form} of the ${language} name ${quoted(singular)} is only ${quoted(given)}. Write the whole of it, with ` +
            `the name: people read it as it stands.`,
        );
      }
      if (given !== undefined) continue;
      const gap = sentence.replace(`{{role.${form}}}`, '…').replace(/\{\{.*?\}\}/g, '(…)');
      const said = quoted(singular);
      report.error(
        role.at,
        `The ${language} name ${said} lacks ${form}. Add a line ${form}: with the name as it is written where the ` +
          `dots are in “${gap}”. Until then people read ${said} there.`,
      );
    }
  }
  return report.problems;
}

function rolesIn(root: YamlNode): readonly YamlNode[] {
  if (root.kind === 'list') return root.items;
  const roles =
    root.kind === 'map' ? root.entries.find(({ key }) => key.value === 'roles')?.value : undefined;
  return roles?.kind === 'list' ? roles.items : [];
}
