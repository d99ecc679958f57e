/** A spreadsheet for translators: a row a text, with where it is said, and what it costs as a text message. */
import { parse, CsvError } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { guarded, unguarded } from '../../directories/csv/guard.js';
import { segmentsOf } from '../sms.js';
import { askedKey, isForChannel, keysFor, withoutPlural } from './keys.js';
import { compareLocales, englishTexts, placeholders } from './compare.js';
import type { LocaleFiles } from './locale-files.js';
import type { WordRow } from './sheet-words.js';

/** What translators are told of the texts; see `locales/notes.yaml`. */
export interface Notes {
  /** Where the texts of a subject are said, and to whom. */
  subjects: ReadonlyMap<string, string>;
  /** By `subject:key`. */
  keys: ReadonlyMap<string, string>;
  /** What a placeholder stands for. */
  placeholders: ReadonlyMap<string, string>;
}

const columns = ['key', 'where', 'English', 'translation', 'segments', 'filled in'] as const;

/** The sheet of one language, as CSV that spreadsheets open by a double click. */
export function sheetOf(
  english: LocaleFiles,
  translation: LocaleFiles,
  language: string,
  notes: Notes,
  words: readonly WordRow[] = [],
): string {
  const rows = [...english].flatMap(([subject, texts]) =>
    keysWith(texts, translation.get(subject), language).map((key) => {
      const said = englishTexts(texts, key);
      const translated = translation.get(subject)?.get(key) ?? '';
      return [
        `${subject}:${key}`,
        whereSaid(subject, key, notes),
        said.join('\n'),
        translated,
        String(segmentsOf(translated)),
        filledIn(said, notes),
      ].map(guarded);
    }),
  );
  const beside = words.map((row) => [row.key, row.where, row.english, row.translation, '', ''].map(guarded));
  return stringify([[...columns], ...rows, ...beside], { bom: true });
}

/** All that the language needs, and what it has beyond that: shorter texts of its own. */
function keysWith(
  english: ReadonlyMap<string, string>,
  translated: ReadonlyMap<string, string> | undefined,
  language: string,
): string[] {
  const needed = keysFor(english.keys(), language);
  const own = [...(translated?.keys() ?? [])].filter((key) => isForChannel(key) && !needed.includes(key));
  return needed.flatMap((key) => [key, ...own.filter((one) => one === `${key}_sms`)]);
}

function whereSaid(subject: string, key: string, { subjects, keys }: Notes): string {
  const note = keys.get(`${subject}:${askedKey(key)}`);
  return [
    subjects.get(subject),
    note,
    ...(isForChannel(key) ? ['As a text message: as short as it can be and still be kind.'] : []),
    ...(askedKey(key).endsWith('-also') ? ['Other words for the same, with | between them.'] : []),
    ...(withoutPlural(key) === key ? [] : [`Plural form: ${key.slice(withoutPlural(key).length + 1)}.`]),
  ]
    .filter((one) => one !== undefined)
    .join(' ');
}

function filledIn(texts: readonly string[], { placeholders: meanings }: Notes): string {
  const names = [...new Set(texts.flatMap(placeholders))];
  return names.map((name) => `{{${name}}} ${meanings.get(name) ?? ''}`.trim()).join('\n');
}

export interface Taken {
  /** The whole translation as it would be then. Empty cells take nothing away. */
  files: Map<string, Map<string, string>>;
  changed: number;
  /** Why nothing should be written, a line each. */
  mistakes: string[];
  /** Rows whose English has changed since the sheet was made, or is gone. */
  outdated: string[];
  /** Words and names that have changed, each with its cell. */
  words: { row: WordRow; cell: string }[];
}

/** Reads a sheet back. Where there are mistakes, nothing of it should be kept. */
export function takeSheet(
  csv: string,
  english: LocaleFiles,
  translation: LocaleFiles,
  language: string,
  words: readonly WordRow[] = [],
): Taken {
  const files = new Map([...translation].map(([subject, texts]) => [subject, new Map(texts)]));
  const taken: Taken = { files, changed: 0, mistakes: [], outdated: [], words: [] };
  const wordRows = new Map(words.map((row) => [row.key, row]));
  const rows = rowsOf(csv);
  if ('mistake' in rows) return { ...taken, mistakes: [rows.mistake] };
  for (const { key: whole, English: said = '', translation: written = '' } of rows.rows) {
    const row = wordRows.get(whole ?? '');
    if (row !== undefined) {
      if (row.english !== said) taken.outdated.push(row.key);
      if (written === '' || written === row.translation) continue;
      taken.words.push({ row, cell: written });
      taken.changed += 1;
      continue;
    }
    const [subject = '', key = ''] = (whole ?? '').split(':');
    const texts = english.get(subject);
    const current = texts === undefined ? [] : englishTexts(texts, key);
    if (current.length === 0 || current.join('\n') !== said) taken.outdated.push(whole ?? '');
    const before = files.get(subject)?.get(key);
    if (current.length === 0 || written === '' || written === before) continue;
    files.set(subject, (files.get(subject) ?? new Map<string, string>()).set(key, written));
    taken.changed += 1;
  }
  const bad = compareLocales(english, files, language).filter(
    ({ kind }) => kind === 'left-out' || kind === 'added' || kind === 'blank',
  );
  taken.mistakes.push(
    ...bad.map(({ subject, key, kind, about }) => {
      const names = about.map((name) => `{{${name}}}`).join(', ');
      const what =
        kind === 'left-out' ? `lacks ${names}` : kind === 'added' ? `must not have ${names}` : 'is blank';
      return `${subject}:${key ?? ''} ${what}.`;
    }),
  );
  for (const [subject, texts] of files) files.set(subject, inOrder(texts, english.get(subject), language));
  return taken;
}

type Row = Partial<Record<(typeof columns)[number], string>>;

function rowsOf(csv: string): { rows: Row[] } | { mistake: string } {
  try {
    const [first = ''] = csv.split('\n');
    const delimiter = [',', ';', '\t'].find(
      (sign) => first.includes(`key${sign}`) || first.includes(`"key"${sign}`),
    );
    if (delimiter === undefined) return { mistake: 'The first column of the sheet must be called key.' };
    const read: Row[] = parse(csv, { bom: true, columns: true, delimiter, relax_column_count: true });
    if (read[0] !== undefined && !('translation' in read[0] && 'English' in read[0]))
      return { mistake: 'The sheet needs the columns key, English and translation.' };
    return {
      rows: read.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [name, unguarded(cell.replace(/\r\n?/g, '\n').trim())]),
        ),
      ),
    };
  } catch (error) {
    if (error instanceof CsvError) return { mistake: `The sheet cannot be read: ${error.message}.` };
    throw error;
  }
}

/** In the order of the English, so that files can be read side by side; what is its own follows its text. */
function inOrder(
  texts: Map<string, string>,
  english: ReadonlyMap<string, string> | undefined,
  language: string,
): Map<string, string> {
  const keys = english === undefined ? [...texts.keys()] : keysWith(english, texts, language);
  const others = [...texts.keys()].filter((key) => !keys.includes(key));
  return new Map(
    [...keys, ...others].flatMap((key) => {
      const text = texts.get(key);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}
