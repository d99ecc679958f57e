/** Reads `content/measures/*.yaml`. A file that cannot be used is left out, with a message that says what to mend. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod';
import type { MeasureQuestion } from '../../dialogs/measure.js';
import type { MeasureFile } from './measures.js';

const text = z.string().trim().min(1).max(1000);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write it in small letters, numbers and dashes.');

const scale = z
  .string()
  .regex(/^\d{1,2} to \d{1,2}$/, 'Write a scale as 0 to 10.')
  .transform((written) => {
    const [from = 0, to = 0] = written.split(' to ').map(Number);
    return { from, to };
  })
  .refine(({ from, to }) => to > from && to - from <= 10, 'A scale runs upwards and has at most 11 steps.');

const answers = z
  .array(z.strictObject({ id, say: text }))
  .min(2)
  .max(11)
  .transform((all) => all.map(({ id, say }) => ({ id, text: say })));

const question = z
  .strictObject({ id, ask: text, scale: scale.optional(), answers: answers.optional() })
  .refine(
    (one) => (one.scale === undefined) !== (one.answers === undefined),
    'A question has either a scale or answers.',
  )
  .transform((one): MeasureQuestion => ({
    id: one.id,
    text: one.ask,
    answers: one.scale ?? one.answers ?? [],
  }));

const measure = z.strictObject({
  name: text,
  source: text,
  rights: text,
  'from-age': z.coerce.number().int().min(0).max(120),
  in: z.record(z.string(), z.strictObject({ intro: text, questions: z.array(question).min(1).max(30) })),
});

export interface MeasuresRead {
  measures: MeasureFile[];
  /** One line each, which names the file. */
  problems: string[];
}

/** The measures of a content folder, in the order of the names of their files. A folder without any has none. */
export async function readMeasures(contentFolder: string): Promise<MeasuresRead> {
  const folder = path.join(contentFolder, 'measures');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort();
  const read: MeasuresRead = { measures: [], problems: [] };
  for (const name of names) {
    const found = parseMeasure(name.replace(/\.yaml$/, ''), await readFile(path.join(folder, name), 'utf8'));
    if (typeof found === 'string') read.problems.push(`measures/${name}: ${found}`);
    else read.measures.push(found);
  }
  return read;
}

/** A measure, or what is wrong with it. */
export function parseMeasure(name: string, written: string): MeasureFile | string {
  let parsed: unknown;
  try {
    // Every scalar is the text that was written, so that "no" stays a word.
    parsed = parse(written, { schema: 'failsafe', maxAliasCount: 50 });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return error.message;
  }
  const checked = measure.safeParse(parsed);
  if (!checked.success) {
    const [first] = checked.error.issues;
    return `${first?.path.join(', ') ?? ''}: ${first?.message ?? ''}`;
  }
  const { in: languages, 'from-age': fromAge, ...rest } = checked.data;
  return { id: name, ...rest, fromAge, languages: new Map(Object.entries(languages)) };
}
