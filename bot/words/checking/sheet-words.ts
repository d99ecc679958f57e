/** The rows of a translators' sheet that are no texts of the bot's: words that it understands, and names in the content. */
import type { Catalogue, Phrases, Texts } from '../../catalogue/catalogue.js';
import type { PartOfDay, UnderstoodFile } from '../../understanding/understood-words.js';
import type { YamlValue } from './yaml-values.js';

/** A row, and where its cell goes. */
export interface WordRow {
  key: string;
  where: string;
  english: string;
  translation: string;
  /** `understood.yaml` of the language, or a file of the content. */
  file: 'understood' | `topics/${string}.yaml` | 'access.yaml';
  path: readonly string[];
  kind: 'text' | 'list' | 'part-of-day';
}

const between = ' | ';
const alike = 'With | between them.';

/** What people say in the language: every list of the English `understood.yaml` but what only English needs. */
export function understoodRows(english: UnderstoodFile, own: UnderstoodFile): WordRow[] {
  const rows = listsOf(english).filter(({ path }) => !onlyEnglish.includes(path.join('.')));
  return [
    ...rows.map(({ path, value }): WordRow => {
      const mine = listsOf(own).find((one) => one.path.join('.') === path.join('.'))?.value;
      return {
        key: `understood:${path.join('.')}`,
        where:
          typeof value === 'string'
            ? 'Single words, with spaces between them.'
            : `What people say, in small letters. ${alike}${orders[path.join('.')] ?? ''}`,
        english: shown(value),
        translation: shown(mine),
        file: 'understood',
        path,
        kind: typeof value === 'string' ? 'text' : 'list',
      };
    }),
    ...(['parts', 'asked-parts'] as const).flatMap((list) =>
      spansOf(english.time?.[list]).map((span): WordRow => ({
        key: `understood:time.${list} ${span}`,
        where: `What people call the time from ${span.replace('-', ' to ')}. ${alike}`,
        english: shown(wordsOf(english.time?.[list], span)),
        translation: shown(wordsOf(own.time?.[list], span)),
        file: 'understood',
        path: ['time', list, span],
        kind: 'part-of-day',
      })),
    ),
  ];
}

/** Lists in which the place of a word counts. */
const orders: Record<string, string> = {
  'time.days': ' Monday first; / between forms of the same day.',
  'time.short-days': ' Monday first; / between forms of the same day.',
  numbers: ' From one to twelve, in order.',
  ordinals: ' From the first to the twelfth, in order.',
};
/** What English mends in its own spelling, and what its words mean elsewhere. */
const onlyEnglish = [
  'forenames',
  'no-answers',
  'turned-down.does-not',
  'turned-down.little',
  'time.am',
  'time.pm',
];

/** Names and words of topics and access needs. */
export function contentRows({ topics, access }: Catalogue, language: string): WordRow[] {
  return [
    ...[...topics.values()].flatMap(({ id, name, words }) => [
      nameRow(`topics/${id}`, `topics/${id}.yaml`, [], name, language),
      wordsRow(
        `topics/${id}`,
        `topics/${id}.yaml`,
        ['words'],
        words,
        language,
        'What people say when they mean it.',
      ),
    ]),
    ...[...access.values()].flatMap(({ id, name, words, essential }) => [
      nameRow(`access/${id}`, 'access.yaml', [id], name, language),
      wordsRow(`access/${id}`, 'access.yaml', [id, 'words'], words, language, 'What people say who need it.'),
      ...(essential.has('en')
        ? [
            wordsRow(
              `access/${id}`,
              'access.yaml',
              [id, 'essential'],
              essential,
              language,
              'What somebody says who cannot come without it.',
            ),
          ]
        : []),
    ]),
  ];
}

function nameRow(key: string, file: WordRow['file'], at: string[], name: Texts, language: string): WordRow {
  return {
    key: `${key}:name`,
    where: 'A name, as it stands in the middle of a sentence.',
    english: name.get('en') ?? '',
    translation: name.get(language) ?? '',
    file,
    path: [...at, 'name', language],
    kind: 'text',
  };
}

function wordsRow(
  key: string,
  file: WordRow['file'],
  at: string[],
  words: Phrases,
  language: string,
  where: string,
): WordRow {
  return {
    key: `${key}:${at.at(-1) ?? ''}`,
    where: `${where} ${alike} * at the end of a word stands for any ending.`,
    english: shown(words.get('en')),
    translation: shown(words.get(language)),
    file,
    path: [...at, language],
    kind: 'list',
  };
}

/** What a filled cell comes to in its file; a part of a day is put among the others of its list. */
export function valueOf({ kind, path }: WordRow, cell: string, own: UnderstoodFile): [string[], YamlValue] {
  if (kind === 'text') return [[...path], cell];
  const words = cell
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (kind === 'list') return [[...path], words];
  const [, list = '', span = ''] = path;
  const before = own.time?.[list as 'parts' | 'asked-parts'] ?? [];
  const [from = '', to = ''] = span.split('-');
  const others = before.filter((part) => spanOf(part) !== span);
  return [['time', list], [...others, { words, from, to }].map((part) => ({ ...part }))];
}

const spanOf = ({ from, to }: PartOfDay): string => `${from}-${to}`;
const spansOf = (parts: readonly PartOfDay[] = []): string[] => [...new Set(parts.map(spanOf))];
const wordsOf = (parts: readonly PartOfDay[] = [], span: string): string[] =>
  parts.filter((part) => spanOf(part) === span).flatMap(({ words }) => words);

const shown = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : (value ?? []).join(between);

/** The lists and texts of a file, with what they are under. */
function listsOf(file: UnderstoodFile): { path: string[]; value: string | readonly string[] }[] {
  return Object.entries(file as Record<string, unknown>).flatMap(([name, value]) => {
    if (typeof value === 'string' || isWords(value)) return [{ path: [name], value }];
    if (typeof value !== 'object' || value === null || tables.includes(name)) return [];
    return Object.entries(value as Record<string, unknown>).flatMap(([inner, list]) =>
      isWords(list) ? [{ path: [name, inner], value: list }] : [],
    );
  });
}

const tables = ['same', 'endings'];
const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
