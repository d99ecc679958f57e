import { parseDocument, visit } from 'yaml';
import { groupForm, type FormValue } from '../group-form.js';
import { inlineValue } from './new-value.js';

/**
 * The text without `&name` and `*name`: each repeated part is written out where it stands, so that changing one does
 * not change the other. As it was where there are none. The text has a form, which bounds how much there is of it.
 */
export function withRepeatsWrittenOut(text: string): string {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true, logLevel: 'silent' });
  const changes: { from: number; to: number; put: string }[] = [];
  visit(document, {
    Alias(_key, alias) {
      const named = alias.resolve(document);
      const [from, to] = alias.range ?? [0, 0];
      if (named === undefined || to === 0) return;
      changes.push({
        from,
        to,
        put: inlineValue(named.toJS(document, { maxAliasCount: -1 }) as FormValue, []),
      });
    },
  });
  for (const { from, to } of anchorsIn(document.contents?.srcToken, text))
    changes.push({ from, to, put: '' });
  changes.sort((one, other) => other.from - one.from);
  const written = changes.reduce(
    (whole, { from, to, put }) => whole.slice(0, from) + put + whole.slice(to),
    text,
  );
  return groupForm(written).kind === 'form' ? written : text;
}

/** `&name` with the spaces behind it. */
function anchorsIn(token: unknown, text: string): { from: number; to: number }[] {
  if (Array.isArray(token)) return token.flatMap((each) => anchorsIn(each, text));
  if (typeof token !== 'object' || token === null) return [];
  if ('type' in token && token.type === 'anchor' && 'offset' in token && 'source' in token) {
    const from = Number(token.offset);
    const end = from + String(token.source).length;
    return [{ from, to: end + /^[ \t]*/.exec(text.slice(end))![0].length }];
  }
  return Object.values(token).flatMap((each) => anchorsIn(each, text));
}
