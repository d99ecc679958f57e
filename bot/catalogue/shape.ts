/**
 * What a part of a content file looks like: how it is read, and how an editor is told of it (JSON Schema). A shape
 * reports every mistake it meets at its place in the file, and answers undefined where it could not read a value.
 */
import { didYouMean } from './nearest.js';
import type { YamlNode, YamlText } from './read-yaml.js';
import { quoted, Report, shortened } from './report.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Shape<T> {
  read(node: YamlNode, report: Report): T | undefined;
  schema: JsonSchema;
}

/** Why a text is not what was hoped for, for the person who wrote it. */
export class Mistake {
  constructor(
    readonly message: string,
    readonly what?: WhatIsWrong,
  ) {}
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
      if (node.kind !== 'text') {
        return refuse(node, report, `This should be ${what}, not ${named(node)}.`, wrong('other-form'));
      }
      const parsed = parse(node.value);
      return parsed instanceof Mistake ? refuse(node, report, parsed.message, parsed.what) : parsed;
    },
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(what: string, words: readonly T[]): Shape<T> {
  return value(
    what,
    (text) =>
      words.find((word) => word === text.trim()) ??
      new Mistake(
        `${quoted(text)} isn't ${what} I know.${didYouMean(text, words)}`,
        wrong('no-choice', { text: shortened(text) }),
      ),
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
          node.kind === 'map' && !node.inline
            ? `This should be a list of ${what}. Begin each with a - and a space.`
            : `This should be a list of ${what}. Put [ ] round it, or a - before each.`,
          wrong('other-form'),
        );
      }
      if (node.items.length > most) {
        const count = node.items.length;
        return refuse(
          node,
          report,
          `There are ${count} ${what} here; ${most} is the most.`,
          wrong('too-many', { count, most }),
        );
      }
      const read = node.items.map((each) => item.read(each, report));
      const good = read.filter((each) => each !== undefined);
      return good.length === read.length || keepGood ? good : undefined;
    },
  };
}

/** Keys of one part: more languages than any place has. */
const mostKeys = 100;

/** A value under each of several keys. Left-out values have no entry. */
export function keyed<T>(
  checkKey: (key: string) => string | Mistake,
  item: Shape<T>,
  { what, keepGood = false }: { what: string; keepGood?: boolean },
): Shape<Map<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    read(node, report) {
      if (node.kind !== 'map')
        return refuse(node, report, `This should be ${what}, each followed by a colon.`, wrong('other-form'));
      const count = node.entries.length;
      if (count > mostKeys) {
        return refuse(
          node,
          report,
          `There are ${count} ${what} here; ${mostKeys} is the most.`,
          wrong('too-many', { count, most: mostKeys }),
        );
      }
      const values = new Map<string, T>();
      let sound = true;
      for (const { key, value: under } of node.entries) {
        const checked = checkKey(key.value);
        if (checked instanceof Mistake) {
          report.error(key.at, checked.message, checked.what);
          sound = false;
        } else if (values.has(checked)) {
          reportTwice(key, report);
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

function named(node: YamlNode): string {
  return { text: 'a text', list: 'a list', map: 'several parts' }[node.kind];
}

/** Reports a mistake, and answers what a shape answers for it. */
export function refuse(node: YamlNode, report: Report, message: string, what?: WhatIsWrong): undefined {
  report.error(node.at, message, what);
  return undefined;
}

export function reportTwice({ at, value: name }: YamlText, report: Report): void {
  report.error(at, `${name}: is written twice. Keep one of them.`, wrong('twice', { name }));
}
