import { parseDocument } from 'yaml';
import { groupForm, sameValue, type GroupForm } from './group-form.js';

/**
 * The file's text after the form's changes. What did not change stays as a person wrote it.
 *
 * @throws Error where the text has no form; see `groupForm`.
 */
export function withForm(text: string, form: GroupForm): string {
  const read = groupForm(text);
  if (read.kind === 'no-form') throw new Error('This text cannot be edited by form.');
  if (sameValue(read.form, form)) return text;
  const document = parseDocument(text, { schema: 'failsafe' });
  for (const key of Object.keys(read.form)) if (!Object.hasOwn(form, key)) document.delete(key);
  for (const [key, value] of Object.entries(form)) {
    if (!sameValue(read.form[key] ?? null, value)) document.set(key, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}
