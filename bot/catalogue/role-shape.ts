/** What a link worker is called, as it is written in `roles.yaml` and in a place's own file. */
import type { Role } from './catalogue.js';
import { fields, optional, required, type Entry } from './fields.js';
import { culture, language } from './languages-and-regions.js';
import { phrase, text, yesOrNo } from './plain-values.js';
import { list, type Shape } from './shape.js';

/** Further forms stand beside these, under the names by which the sentences of their language ask for them. */
const namesFields = {
  language: required(language, 'The language of these names.'),
  singular: required(phrase(80), 'One of them: link worker.'),
  plural: required(phrase(80), 'Several: link workers.'),
  article: optional(phrase(80), null, 'With its article or measure word: a link worker.'),
  your: optional(phrase(80), null, 'As the one of the resident: your link worker.'),
  team: optional(yesOrNo, false, 'yes where the name is that of a team.'),
  also: optional(
    list(phrase(80), { most: 50, what: 'names' }),
    [],
    'Other names that residents use. A word that ends in * counts in all its forms.',
  ),
};

const roleFields = {
  culture: required(culture, 'The country, with the part of it where that matters.'),
  ...namesFields,
  source: optional(text(300), null, 'Where the name was found.'),
  confirmed: optional(text(300), null, 'Who confirmed it, or no.'),
};

/** What stands in a file, and where. */
export interface RoleWritten extends Omit<Role, 'culture'> {
  at: number;
}

/** An entry of `roles.yaml`. */
export const roleShape: Shape<RoleWritten & Role> = withForms(roleFields, (read, names) => ({
  ...names,
  culture: read.values.culture,
}));

/** An entry of a place's own `roles`, which are of its culture. */
export const placeRoleShape: Shape<RoleWritten> = withForms(namesFields, (_, names) => names);

function withForms<F extends typeof namesFields, T>(
  known: F,
  made: (read: Entry<F>, names: RoleWritten) => T,
): Shape<T> {
  const shape = (into: (form: string, said: string) => void) =>
    fields('a role', known, { shape: phrase(80), into });
  return {
    schema: shape(() => undefined).schema,
    read(node, report) {
      const others = new Map<string, string>();
      const read = shape((form, said) => void others.set(form, said)).read(node, report);
      if (!read) return undefined;
      const { singular, plural, article, your, language, also } = (read as Entry<typeof namesFields>).values;
      const named = Object.entries({ singular, plural, article, your });
      const forms = new Map([
        ...named.filter((form): form is [string, string] => form[1] !== null),
        ...others,
      ]);
      return made(read, { language, forms, also, at: node.at });
    },
  };
}
