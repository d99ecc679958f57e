/**
 * The tables of `content/directories/`: how other directories' words become ours. They are content: a volunteer adds
 * what their own directory says. A host's content folder may hold its own; else those that come with the bot serve.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z, type ZodType } from 'zod';

/** One table could not be read. The message names it and says why, on one line. */
export class TableMistake extends Error {}

const words = z.array(z.string());
const meanings = z.record(z.string(), words).default({});

const labelTable = z.strictObject({
  source: z.string(),
  /** Names under which feeds give this list of labels; without any it counts for every list. */
  also: words.default([]),
  /** The labels are our own ids. */
  own: z.boolean().default(false),
  topics: meanings,
  access: meanings,
});
export type LabelTable = z.infer<typeof labelTable>;

const prose = z.strictObject({
  times: z.strictObject({
    days: z.record(z.string(), words),
    groups: z.record(z.string(), words),
    ordinals: z.record(z.string(), words),
    'of-the-month': words,
    every: words,
    to: words,
    and: words,
    between: words,
    am: words,
    pm: words,
    mornings: words,
    afternoons: words,
    evenings: words,
    noon: words,
    midnight: words,
    always: words,
    closed: words,
    units: words,
    remarks: z.record(z.string(), words),
    'every-few-weeks': words,
    doubtful: words,
  }),
  prices: z.strictObject({
    free: words,
    'surely-free': words,
    donation: words,
    per: words,
    'per-anything': words,
    each: words,
    units: words,
    'whole-units': z.record(z.string(), z.string()),
    reduced: words,
    full: words,
    doubtful: words,
    'not-free': words,
  }),
  ages: z.strictObject({
    lead: words,
    years: words,
    over: words,
    'and-over': words,
    under: words,
    'and-under': words,
    'up-to': words,
    to: words,
  }),
  only: z.strictObject({ women: words, men: words, everybody: words }),
  joining: z.strictObject({ 'drop-in': words, book: words }),
  delivery: z.strictObject({ online: words, 'at-home': words }),
});
/** How one language writes times, prices, ages and ways to join. */
export type Prose = z.infer<typeof prose>;

const accessWords = z.record(
  z.string(),
  z.strictObject({
    has: z.record(z.string(), words),
    'has-not': z.record(z.string(), words),
    no: words,
    doubtful: words,
  }),
);
export type AccessWords = z.infer<typeof accessWords>;

export interface Tables {
  labels: readonly LabelTable[];
  /** By language. */
  prose: ReadonlyMap<string, Prose>;
  access: AccessWords;
}

const tablesOfThisFolder = new Set(['access.yaml', 'wording.yaml']);

/**
 * Reads the tables of a content folder, or of `shared` where that has none.
 * @throws TableMistake naming the file
 */
export function readTables(content: string, shared: string): Tables {
  const own = join(content, 'directories');
  const folder = existsSync(own) ? own : join(shared, 'directories');
  const files = (part: string): string[] =>
    existsSync(join(folder, part))
      ? readdirSync(join(folder, part))
          .filter((name) => name.endsWith('.yaml'))
          .sort()
      : [];
  return {
    labels: files('labels').map((name) => readTable(join(folder, 'labels', name), labelTable)),
    prose: new Map(
      files('prose')
        .filter((name) => !tablesOfThisFolder.has(name))
        .map((name) => [name.replace(/\.yaml$/, ''), readTable(join(folder, 'prose', name), prose)]),
    ),
    access: readTable(join(folder, 'prose', 'access.yaml'), accessWords),
  };
}

/**
 * The words of several languages together: a feed may hold all of them.
 * @throws TableMistake where there is a table for none of them
 */
export function proseOf(tables: Tables, languages: readonly string[]): Prose {
  const found = [...new Set(languages)]
    .map((language) => tables.prose.get(language))
    .filter((one) => one !== undefined);
  if (found.length === 0)
    throw new TableMistake('directories/prose has no table for the languages of this place.');
  return prose.parse(found.reduce<unknown>((all, one) => joined(all, one), {}));
}

function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (!isRecord(one) || !isRecord(other)) return one ?? other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, joined(one[key], other[key])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readTable<T>(file: string, shape: ZodType<T>): T {
  let written: unknown;
  try {
    written = parse(readFileSync(file, 'utf8'), { schema: 'core' });
  } catch (error) {
    const why = error instanceof YAMLParseError ? error.message.split('\n')[0] : (error as Error).message;
    throw new TableMistake(`${file} cannot be read: ${why}`);
  }
  const read = shape.safeParse(written);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new TableMistake(`${file}: ${first?.path.join(': ') ?? ''}: ${first?.message ?? 'is wrong'}`);
}
