/** In which order the keys of a group's file are written, and which parts have a line for each key: as the shape has it. */
import { groupShape } from '../../catalogue/group-file.js';
import type { JsonSchema } from '../../catalogue/shape.js';

/** The keys that lead to a value; an item of a list is `-`. */
export type Path = readonly string[];

const nothing = { usable: new Set<string>(), broken: new Set<string>(), complete: true };
const group = groupShape({
  currency: 'GBP',
  languages: ['en'],
  areas: [],
  topics: nothing,
  access: nothing,
  today: null,
}).schema;

/** The known keys of what is written at this path, in their order. */
export function keysAt(path: Path): readonly string[] {
  const properties = schemaAt(path)?.['properties'];
  return isSchema(properties) ? Object.keys(properties) : [];
}

const linesOfTheirOwn = new Set(['contact', 'referrals', 'source', 'in']);

/** Whether a new value at this path has a line for each of its keys, however short it is. */
export function inLines(path: Path): boolean {
  const [key = '', below = ''] = [path.at(-1), path.at(-2)];
  return (
    path.length === 0 || linesOfTheirOwn.has(key) || below === 'in' || (below === 'activities' && key === '-')
  );
}

function schemaAt(path: Path): JsonSchema | null {
  let schema: JsonSchema | null = group;
  for (const key of path) {
    const next: unknown = key === '-' ? schema?.['items'] : under(schema, key);
    schema = isSchema(next) ? withProperties(next) : null;
  }
  return schema;
}

function under(schema: JsonSchema | null, key: string): unknown {
  const properties = schema?.['properties'];
  if (isSchema(properties) && Object.hasOwn(properties, key)) return properties[key];
  return schema?.['additionalProperties'];
}

/** Of a text or a map, the map. */
function withProperties(schema: JsonSchema): JsonSchema {
  const { anyOf } = schema as { anyOf?: unknown };
  const choices: unknown[] = Array.isArray(anyOf) ? anyOf : [];
  return choices.filter(isSchema).find((choice) => 'properties' in choice) ?? schema;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
