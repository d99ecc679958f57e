/** Puts values into YAML that people write by hand, and leaves every other line as it stands. */
import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isScalar, parseDocument, stringify, type Node, type YAMLMap } from 'yaml';

/** A text, a list of texts or of small tables, or a table of such. */
export type YamlValue = string | readonly YamlItem[] | { readonly [key: string]: YamlValue };
type YamlItem = string | Readonly<Record<string, string | readonly string[]>>;

/** The text with this value at this path. Throws where the text is not YAML, or what is on the way there is no table. */
export function withYamlValue(text: string, path: readonly string[], value: YamlValue): string {
  const before = parseDocument(text);
  const [mistake] = before.errors;
  if (mistake !== undefined) throw new Error(mistake.message);
  const root = before.contents;
  const begun = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const written = root === null ? begun + inLines(nested(path, value), 0) : change(begun, root, path, value);
  const expected = before.toJS() as Record<string, unknown> | null;
  if (!isDeepStrictEqual(parseDocument(written).toJS(), put(expected ?? {}, path, value)))
    throw new Error(`${path.join('.')} cannot be put in its place; please write it by hand.`);
  return written;
}

function change(text: string, node: Node, path: readonly string[], value: YamlValue): string {
  const [key = '', ...rest] = path;
  if (!isMap(node)) throw new Error(`${key} should stand in a table.`);
  const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  const found = pair?.value as Node | null | undefined;
  if (pair === undefined) return insert(text, node, key, nested(rest, value));
  if (found?.range === undefined || found.range === null)
    throw new Error(`${key} is empty. Please write it by hand.`);
  if (rest.length > 0) return change(text, found, rest, value);
  const [start, end] = found.range;
  const isInLines = isCollection(found) && found.flow !== true;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const ending = !isInLines && text[end - 1] === '\n' ? '\n' : '';
  const put = isInLines ? inLines(value, start - lineStart).trimStart() : inOneLine(value) + ending;
  return (
    text.slice(0, start) +
    put +
    text.slice(isInLines ? start + text.slice(start, end).trimEnd().length + 1 : end)
  );
}

/** After the last of a table. */
function insert(text: string, map: YAMLMap, key: string, value: YamlValue): string {
  const last = map.items.at(-1);
  const end = ((last?.value ?? last?.key) as Node | undefined)?.range?.[1];
  const first = (map.items[0]?.key as Node | undefined)?.range?.[0];
  if (end === undefined || first === undefined)
    throw new Error(`The table for ${key} is empty. Please write it by hand.`);
  if (map.flow === true)
    return `${text.slice(0, end)}, ${inOneLine({ [key]: value })
      .slice(1, -1)
      .trim()}${text.slice(end)}`;
  const line = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  const column = first - (text.lastIndexOf('\n', first - 1) + 1);
  return text.slice(0, line) + inLines({ [key]: value }, column) + text.slice(line);
}

function nested(path: readonly string[], value: YamlValue): YamlValue {
  return path.reduceRight<YamlValue>((inner, key) => ({ [key]: inner }), value);
}

function put(table: Record<string, unknown>, path: readonly string[], value: YamlValue): unknown {
  const [key = '', ...rest] = path;
  const inner = (table[key] ?? {}) as Record<string, unknown>;
  return { ...table, [key]: rest.length === 0 ? value : put(inner, rest, value) };
}

/** A line an item, indented; lists stand two further in than their key. */
function inLines(value: YamlValue, column: number): string {
  const indent = ' '.repeat(column);
  if (typeof value === 'string') return `${indent}${inOneLine(value)}\n`;
  if (isList(value)) return value.map((item) => `${indent}- ${inOneLine(item)}\n`).join('');
  return Object.entries(value)
    .map(([key, inner]) =>
      typeof inner === 'string'
        ? `${indent}${inOneLine(key)}: ${inOneLine(inner)}\n`
        : `${indent}${inOneLine(key)}:\n${inLines(inner, column + 2)}`,
    )
    .join('');
}

const isList = (value: YamlValue): value is readonly YamlItem[] => Array.isArray(value);

function inOneLine(value: YamlValue | YamlItem): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true })
    .trim()
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
}
