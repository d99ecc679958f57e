/** Named fields, as most parts of a content file are written. */
import { didYouMean, nearest } from './nearest.js';
import type { YamlMap, YamlNode, YamlText } from './read-yaml.js';
import { quoted, Report, shortened } from './report.js';
import { refuse, reportTwice, type JsonSchema, type Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';

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
        return refuse(
          node,
          report,
          `This should be ${what}, written like ${exampleOf(known, node.at)}`,
          wrong('other-form'),
        );
      }
      const found = new Map<string, YamlNode>();
      /** Names that a misspelt one stands for: it is no second mistake that they are missing. */
      const meant = new Set<string | null>();
      let sound = true;
      for (const { key, value: under } of node.entries) {
        if (found.has(key.value)) {
          reportTwice(key, report);
          sound = false;
        } else if (names.includes(key.value)) {
          found.set(key.value, under);
        } else if (others && /^[a-z][a-z-]*$/.test(key.value)) {
          const read = others.shape.read(under, report);
          if (read === undefined) sound = false;
          else others.into(key.value, read);
        } else {
          const near = nearest(key.value, names);
          const name = shortened(key.value);
          report.error(
            key.at,
            unknownName(key, under, node, what, names),
            near === null ? wrong('unknown', { name }) : wrong('unknown-meant', { name, meant: near }),
          );
          meant.add(near);
          sound = false;
        }
      }
      const values = readFields(node, known, found, report, what, meant);
      if (!values || !sound) return undefined;
      return { values, at: (field) => found.get(field as string)?.at ?? node.at };
    },
  };
}

/** The names that must be there, and at least three: `{ day: …, from: …, to: … }`. */
function exampleOf(known: Fields, at: number): string {
  const names = Object.keys(known);
  const must = names.filter((name) => known[name]!.missing.required);
  const shown = [...must, ...names.filter((name) => !must.includes(name))].slice(0, Math.max(must.length, 3));
  const example = `${shown.join(': …, ')}: …`;
  return at === 0 ? example : `{ ${example} }`;
}

function readFields<F extends Fields>(
  node: YamlMap,
  known: F,
  found: Map<string, YamlNode>,
  report: Report,
  what: string,
  meant: ReadonlySet<string | null>,
): Values<F> | undefined {
  const values: Record<string, unknown> = {};
  let sound = true;
  for (const [name, { shape, missing }] of Object.entries(known)) {
    const under = found.get(name);
    const empty = under === undefined || (under.kind === 'text' && under.value.trim() === '');
    if (!empty) values[name] = shape.read(under, report);
    else if (!missing.required) values[name] = missing.value;
    else if (under || !meant.has(name)) {
      const message = under ? `${name}: is empty.` : `${name}: is missing from ${what}.`;
      report.error(under?.at ?? node.at, message, wrong('missing', { name }));
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
      entries.map(([name, { shape, about, missing }]) => {
        const schema = missing.required ? shape.schema : orNothing(shape.schema);
        return [name, { ...schema, description: about }];
      }),
    ),
    required: entries.filter(([, field]) => field.missing.required).map(([name]) => name),
    additionalProperties: open,
  };
}

/** A field that may be left out may also stand there with nothing after its colon. */
function orNothing(schema: JsonSchema): JsonSchema {
  const { type, anyOf, ...others } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as unknown[]), { type: 'null' }] };
  if (type === undefined || 'enum' in others) return { anyOf: [schema, { type: 'null' }] };
  return { ...others, type: [type, 'null'].flat() };
}

function unknownName(key: YamlText, under: YamlNode, map: YamlMap, what: string, names: string[]): string {
  const unknown = `${quoted(key.value)} isn't a part of ${what} I know.`;
  if (map.inline && under.kind === 'text' && under.value === '' && nearest(key.value, names) === null) {
    return `${unknown} Inside { } a comma begins a new part: put "quotes" round a text with a comma in it.`;
  }
  return unknown + didYouMean(key.value, names);
}
