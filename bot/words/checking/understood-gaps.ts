/** What a language lacks of the words by which people are understood, against those of English. */
import { load, YAMLException } from 'js-yaml';
import type { UnderstoodFile } from '../../understanding/understood-words.js';
import { someOf, type Gap } from './gaps.js';
import { understoodShape } from './understood-shape.js';

/** Reads `understood.yaml`; what is wrong with its form comes instead, or beside what can be used of it. */
export function readUnderstood(text: string, file: string): { words: UnderstoodFile | null; gaps: Gap[] } {
  const must = (what: string): Gap => ({ level: 'must', file, what });
  let read: unknown;
  try {
    read = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark?.line;
    const where = line === undefined ? '' : ` near line ${line + 1}`;
    return { words: null, gaps: [must(`cannot be read${where}: ${error.reason}`)] };
  }
  const checked = understoodShape.safeParse(read);
  if (checked.success) return { words: checked.data, gaps: [] };
  const gaps = checked.error.issues.flatMap((issue): Gap[] => {
    const at = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return [must(`${at}: ${issue.message}`)];
    return issue.keys.map((key) => ({
      level: 'better',
      file,
      what: `has ${[...issue.path, key].join('.')}, which the bot does not read`,
    }));
  });
  const usable = gaps.every(({ level }) => level === 'better');
  return { words: usable ? (read as UnderstoodFile) : null, gaps };
}

/** Fewer telling words than this notice a language only now and then. */
const fewTelling = 40;

/** What it costs to be without some lists of a group. */
const costs: Record<string, string> = {
  'turned-down': 'what people do not want may be taken for what they want',
  time: 'some ways to say when are not understood',
  where: 'some ways to say where are not understood',
  person: 'it is not noticed that somebody writes for another person, or how old they are',
  danger: 'danger that is denied, or long past, is taken for danger now',
  'asking-for': 'asking for the person by that name in a longer sentence is not understood',
  speak: 'asking for a language is not understood',
  other: 'less is understood',
};

/** @param words null where the language has none that can be read */
export function understoodGaps(words: UnderstoodFile, english: UnderstoodFile, file: string): Gap[] {
  const must = (what: string): Gap => ({ level: 'must', file, what });
  const better = (what: string): Gap => ({ level: 'better', file, what });
  return [
    ...namesLacking('commands', words.commands, english.commands).map((name) =>
      must(`lacks ${name}: what is always understood is not understood in this language`),
    ),
    ...namesLacking('answers', words.answers, english.answers).map((name) =>
      must(`lacks ${name}: that answer is not understood`),
    ),
    ...unknownNames('commands', words.commands, english.commands).map(better),
    ...unknownNames('answers', words.answers, english.answers).map(better),
    ...daysOf(words.time?.days, must),
    ...(words.numbers === undefined ? [must('lacks numbers: "two" picks nothing')] : []),
    ...(words.time?.parts === undefined ? [must('lacks time.parts: mornings, afternoons, evenings')] : []),
    ...tellingOf(words, better),
    ...Object.entries(listsLacking(words, english)).map(([group, names]) =>
      better(`lacks ${someOf(names, 12)}: ${costs[group] ?? ''}`),
    ),
  ];
}

type Lists = Record<string, readonly string[]> | undefined;

function namesLacking(group: string, lists: Lists, english: Lists): string[] {
  return Object.keys(english ?? {})
    .filter((name) => (lists?.[name] ?? []).length === 0)
    .map((name) => `${group}.${name}`);
}

function unknownNames(group: string, lists: Lists, english: Lists): string[] {
  return Object.keys(lists ?? {})
    .filter((name) => english?.[name] === undefined)
    .map((name) => `has ${group}.${name}, which the bot does not read`);
}

/** Monday to Sunday, once or in a second set of words. */
function daysOf(days: readonly string[] | undefined, must: (what: string) => Gap): Gap[] {
  if (days === undefined || days.length === 0) return [must('lacks time.days: the seven days, Monday first')];
  return days.length % 7 === 0
    ? []
    : [must(`has ${days.length} time.days: there must be seven, Monday first`)];
}

function tellingOf({ telling = '', letters, script }: UnderstoodFile, better: (what: string) => Gap): Gap[] {
  const count = telling.split(/\s+/).filter(Boolean).length;
  if (count >= fewTelling || script !== undefined || letters !== undefined) return [];
  return [
    better(
      `has ${count === 0 ? 'no' : `only ${count}`} telling words, and neither letters nor script: who writes in it is not offered it`,
    ),
  ];
}

/** Those whose lack is told of one by one above, and those that only English needs. */
const toldElsewhere = ['commands', 'answers', 'numbers', 'telling', 'time.days', 'time.parts'];
const onlyEnglish = [
  'same',
  'forenames',
  'no-answers',
  'time.am',
  'time.pm',
  'person.age-and',
  'person.age-of',
];

/** By group, the lists that English has and the language has not. */
function listsLacking(words: UnderstoodFile, english: UnderstoodFile): Record<string, string[]> {
  const own = listNames(words);
  const lacking = listNames(english).filter(
    (name) => !own.includes(name) && !isPassedOver(name) && !hasOtherWay(name, own),
  );
  const groups: Record<string, string[]> = {};
  for (const name of lacking) {
    const [first = ''] = name.split('.');
    const group = first in costs && name !== first ? first : 'other';
    (groups[group] ??= []).push(name);
  }
  return groups;
}

const isPassedOver = (name: string): boolean =>
  [...toldElsewhere, ...onlyEnglish].some((one) => name === one || name.startsWith(`${one}.`));

/** Words before a time and words behind it do the same. */
const hasOtherWay = (name: string, own: readonly string[]): boolean => own.includes(`${name}-it`);

function listNames(words: UnderstoodFile): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? Object.keys(value as object).map((inner) => `${name}.${inner}`)
      : [name],
  );
}
