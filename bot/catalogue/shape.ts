/**
 * What a part of a content file looks like: how it is read, and how an editor is told of it (JSON Schema). A shape
 * reports every mistake it meets at its place in the file, and answers undefined where it could not read a value.
 */
import type { YamlMap, YamlNode, YamlText } from './read-yaml.js';
import type { Report } from './report.js';
import { quoted } from './report.js';
import { didYouMean, nearest } from './nearest.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape<T> {
  read(node: YamlNode, report: Report): T | undefined;
  schema: JsonSchema;
}

/** Why a text is not what was hoped for, for the person who wrote it. */
export class Mistake {
  constructor(readonly message: string) {}
}

/** One text, understood by `parse`. `what` names it in messages: "a day". */
export function value<T>(
  what: string,
  parse: (text: string) => T | Mistake,
  schema: JsonSchema = { type: 'string' },
): Shape<T> {
  return {
    schema,
    read(node, report) {
      if (node.kind !== 'text') return refuse(node, report, `This should be ${what}, not ${named(node)}.`);
      const parsed = parse(node.value);
      return parsed instanceof Mistake ? refuse(node, report, parsed.message) : parsed;
    },
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(what: string, words: readonly T[]): Shape<T> {
  return value(
    what,
    (text) =>
      words.find((word) => word === text.trim()) ??
      new Mistake(`${quoted(text)} isn't ${what} I know.${didYouMean(text, words)}`),
    { enum: words },
  );
}

/** `[one, two]` or a line each. With `keepGood` a mistake in one item costs that item alone. */
export function list<T>(
  item: Shape<T>,
  { most, what, keepGood = false }: { most: number; what: string; keepGood?: boolean },
): Shape<T[]> {
  return {
    schema: { type: 'array', items: item.schema, maxItems: most },
    read(node, report) {
      if (node.kind !== 'list') {
        return refuse(
          node,
          report,
          `This should be a list of ${what}. Put [ ] round it, or a - before each.`,
        );
      }
      if (node.items.length > most) {
        return refuse(node, report, `There are ${node.items.length} ${what} here; ${most} is the most.`);
      }
      const read = node.items.map((each) => item.read(each, report));
      const good = read.filter((each) => each !== undefined);
      return good.length === read.length || keepGood ? good : undefined;
    },
  };
}

/** A value under each of any number of keys. Left-out values have no entry. */
export function keyed<T>(
  checkKey: (key: string) => string | Mistake,
  item: Shape<T>,
  { what, keepGood = false }: { what: string; keepGood?: boolean },
): Shape<Map<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    read(node, report) {
      if (node.kind !== 'map')
        return refuse(node, report, `This should be ${what}, each followed by a colon.`);
      const values = new Map<string, T>();
      let sound = true;
      for (const { key, value: under } of node.entries) {
        const checked = checkKey(key.value);
        if (checked instanceof Mistake) {
          report.error(key.at, checked.message);
          sound = false;
        } else if (values.has(checked)) {
          report.error(key.at, writtenTwice(key));
          sound = false;
        } else {
          const read = item.read(under, report);
          if (read === undefined) sound = false;
          else values.set(checked, read);
        }
      }
      return sound || keepGood ? values : undefined;
    },
  };
}

interface Field<T> {
  shape: Shape<T>;
  /** Said in an editor's tooltip. */
  about: string;
  missing: { required: true } | { required: false; value: T };
}

/** A field that must be there. */
export function required<T>(shape: Shape<T>, about: string): Field<T> {
  return { shape, about, missing: { required: true } };
}

/** A field that may be left out; it then counts as `otherwise`. */
export function optional<T>(shape: Shape<T>, otherwise: null, about: string): Field<T | null>;
export function optional<T>(shape: Shape<T>, otherwise: NoInfer<T>, about: string): Field<T>;
export function optional<T>(shape: Shape<T>, otherwise: T | null, about: string): Field<T | null> {
  return { shape, about, missing: { required: false, value: otherwise } };
}

type Fields = Record<string, Field<unknown>>;
type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** What `fields` read, with where each stands in the file, for checks across fields. */
export interface Entry<F extends Fields> {
  values: Values<F>;
  /** Where a field, or else the whole, begins. */
  at: (field?: keyof F) => number;
}

/** Named fields. An unknown name is a mistake, unless `others` says how to read it. */
export function fields<F extends Fields>(
  what: string,
  known: F,
  others?: { shape: Shape<string>; into: (name: string, value: string) => void },
): Shape<Entry<F>> {
  const names = Object.keys(known);
  return {
    schema: schemaOfFields(known, others !== undefined),
    read(node, report) {
      if (node.kind !== 'map') {
        const missing = names.filter((name) => known[name]!.missing.required);
        const example = (missing.length > 0 ? missing : names.slice(0, 2)).join(': …, ');
        return refuse(node, report, `This should be ${what}, written like ${example}: …`);
      }
      const found = new Map<string, YamlNode>();
      let sound = true;
      for (const { key, value: under } of node.entries) {
        if (found.has(key.value)) {
          report.error(key.at, writtenTwice(key));
          sound = false;
        } else if (names.includes(key.value)) {
          found.set(key.value, under);
        } else if (others && /^[a-z][a-z-]*$/.test(key.value)) {
          const read = others.shape.read(under, report);
          if (read === undefined) sound = false;
          else others.into(key.value, read);
        } else {
          report.error(key.at, unknownName(key, under, node, what, names));
          sound = false;
        }
      }
      const values = readFields(node, known, found, report, what);
      if (!values || !sound) return undefined;
      return { values, at: (field) => found.get(field as string)?.at ?? node.at };
    },
  };
}

function readFields<F extends Fields>(
  node: YamlMap,
  known: F,
  found: Map<string, YamlNode>,
  report: Report,
  what: string,
): Values<F> | undefined {
  const values: Record<string, unknown> = {};
  let sound = true;
  for (const [name, { shape, missing }] of Object.entries(known)) {
    const under = found.get(name);
    const empty = under === undefined || (under.kind === 'text' && under.value.trim() === '');
    if (!empty) values[name] = shape.read(under, report);
    else if (!missing.required) values[name] = missing.value;
    else {
      const wrong = under ? `${name}: is empty.` : `${name}: is missing from ${what}.`;
      report.error(under?.at ?? node.at, wrong);
    }
    if (values[name] === undefined) sound = false;
  }
  return sound ? (values as Values<F>) : undefined;
}

function schemaOfFields(known: Fields, open: boolean): JsonSchema {
  const entries = Object.entries(known);
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, field]) => [name, { ...field.shape.schema, description: field.about }]),
    ),
    required: entries.filter(([, field]) => field.missing.required).map(([name]) => name),
    additionalProperties: open,
  };
}

function unknownName(key: YamlText, under: YamlNode, map: YamlMap, what: string, names: string[]): string {
  const unknown = `${quoted(key.value)} isn't a part of ${what} I know.`;
  if (map.inline && under.kind === 'text' && under.value === '' && nearest(key.value, names) === null) {
    return `${unknown} Inside { } a comma begins a new part: put "quotes" round a text with a comma in it.`;
  }
  return unknown + didYouMean(key.value, names);
}

function writtenTwice(key: YamlText): string {
  return `${key.value}: is written twice. Keep one of them.`;
}

function named(node: YamlNode): string {
  return { text: 'a text', list: 'a list', map: 'several parts' }[node.kind];
}

function refuse(node: YamlNode, report: Report, message: string): undefined {
  report.error(node.at, message);
  return undefined;
}

/** Reads with one shape or another, by how it is written: `free`, or `{ amount: 3.50 }`. */
export function textOr<T, U>(text: Shape<T>, other: Shape<U>): Shape<T | U> {
  return {
    schema: { anyOf: [text.schema, other.schema] },
    read: (node, report) => (node.kind === 'text' ? text : other).read(node, report),
  };
}

/** Reads further what a shape has read; `next` reports its own mistakes, and answers undefined for them. */
export function then<T, U>(
  shape: Shape<T>,
  next: (value: T, report: Report, at: number) => U | undefined,
): Shape<U> {
  return {
    schema: shape.schema,
    read(node, report) {
      const read = shape.read(node, report);
      return read === undefined ? undefined : next(read, report, node.at);
    },
  };
}
