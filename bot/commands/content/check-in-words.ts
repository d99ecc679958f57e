/** What a check found, for the people who keep the files: each group with its mistakes and its advice. */
import type { Catalogue, Problem } from '../../catalogue/catalogue.js';

/** Pieces of advice that are listed one by one in the files of groups, and in all others together. Beyond, alike are one. */
const mostListed = { groups: 60, others: 12 };
/** Groups without any problem that are named one by one. */
const mostNamed = 100;

interface Checked {
  file: string;
  /** What it is called: the name of the group, or else the file. */
  name: string;
  isGroup: boolean;
  /** Null where the group cannot be read. */
  activities: number | null;
  mistakes: Problem[];
  advice: Problem[];
}

/** @param all lists every piece of advice, however many are alike. */
export function inWords(problems: readonly Problem[], catalogue: Catalogue | null, all: boolean): string {
  const files = filesChecked(problems, catalogue);
  const kinds = [files.filter(({ isGroup }) => !isGroup), files.filter(({ isGroup }) => isGroup)] as const;
  const [others, groups] = kinds.map((some, index) => {
    const most = all ? Infinity : mostListed[index === 0 ? 'others' : 'groups'];
    return inFull(some, some.flatMap(({ advice }) => advice).length > most);
  }) as [string[], string[]];
  const clean = files.filter(({ mistakes, advice }) => mistakes.length + advice.length === 0);
  const lines = [...others, ...cleanGroups(clean, all), ...groups, total(files, catalogue)];
  return `${lines.join('\n')}\n`;
}

function filesChecked(problems: readonly Problem[], catalogue: Catalogue | null): Checked[] {
  const files = new Map<string, Checked>();
  const known = [...(catalogue?.places.values() ?? [])];
  for (const { groups, activities } of known) {
    const counts = new Map<string, number>();
    for (const { group } of activities) counts.set(group.file, (counts.get(group.file) ?? 0) + 1);
    for (const { file, name } of groups) {
      const count = counts.get(file) ?? 0;
      files.set(file, { file, name, isGroup: true, activities: count, mistakes: [], advice: [] });
    }
  }
  for (const problem of problems) {
    const { file } = problem;
    const found = files.get(file) ?? unread(file);
    files.set(file, found);
    (problem.level === 'error' ? found.mistakes : found.advice).push(problem);
  }
  return [...files.values()].sort((one, other) => one.mistakes.length - other.mistakes.length);
}

function unread(file: string): Checked {
  const group = /^places\/[^/]+\/groups\/(.+)\.yaml$/.exec(file)?.[1];
  return {
    ...{ file, name: group ?? file, isGroup: group !== undefined, activities: null },
    ...{ mistakes: [], advice: [] },
  };
}

/** Every file that has a problem, its mistakes first. With `fold`, what is alike in many files is said once, before them. */
function inFull(files: readonly Checked[], fold: boolean): string[] {
  const folded = fold ? alike(files.flatMap(({ advice }) => advice)) : [];
  const listed = files.filter(({ mistakes, advice }) => mistakes.length + (fold ? 0 : advice.length) > 0);
  return [...folded, ...listed.flatMap((checked) => [...oneFile(checked, fold), ''])];
}

function oneFile(checked: Checked, fold: boolean): string[] {
  const { file, name, mistakes, advice } = checked;
  return [
    summary(checked),
    ...(name === file ? [] : [`  ${file}`]),
    ...section(
      checked.isGroup ? 'Mistakes. Until they are mended, nobody is told of this group:' : 'Mistakes:',
      mistakes,
    ),
    ...section('Advice:', fold ? [] : advice),
  ];
}

function section(heading: string, problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  return [`  ${heading}`, ...problems.map((problem) => `    ${placed(problem)}${problem.message}`)];
}

function placed({ line, column }: Problem): string {
  return line === null ? '' : `Line ${line}, column ${column}: `;
}

/** "Hyde Park Growers: 2 activities, no mistakes, 3 pieces of advice" */
function summary({ name, activities, mistakes, advice }: Checked): string {
  const parts = [
    ...(activities === null ? [] : [counted(activities, 'activity', 'activities')]),
    ...problemsCounted(mistakes.length, advice.length),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Advice that differs only in what it quotes, counts and names, said once with the first place where it is given. */
function alike(advice: readonly Problem[]): string[] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of advice) {
    const kind = kindOf(problem);
    const same = kinds.get(kind);
    if (same) same.push(problem);
    else kinds.set(kind, [problem]);
  }
  const lines = [...kinds.values()]
    .sort((one, other) => other.length - one.length)
    .flatMap((same) => [`  ${timesGiven(same)}:`, `    ${same[0]!.message}`]);
  return ['Advice that is alike, said once (--all lists every piece):', ...lines, ''];
}

function kindOf({ message }: Problem): string {
  return message
    .replace(/"[^"]*"|'[^']*'|\d[\d.,:-]*/g, '…')
    .replace(/\(\w{2,3}\)/g, '…')
    .replace(/\bin [a-z-]+/g, 'in …');
}

function timesGiven(same: readonly Problem[]): string {
  const { file, line } = same[0]!;
  const where = line === null ? file : `${file}, line ${line}`;
  return same.length === 1 ? where : `${same.length} times, first in ${where}`;
}

function cleanGroups(clean: readonly Checked[], all: boolean): string[] {
  if (clean.length === 0) return [];
  if (all || clean.length <= mostNamed) return [...clean.map(summary), ''];
  const activities = clean.reduce((sum, { activities }) => sum + (activities ?? 0), 0);
  return [`${clean.length} more groups, ${activities} activities: no mistakes, no advice`, ''];
}

function total(files: readonly Checked[], catalogue: Catalogue | null): string {
  const mistakes = files.reduce((sum, file) => sum + file.mistakes.length, 0);
  const advice = files.reduce((sum, file) => sum + file.advice.length, 0);
  const found = `${problemsCounted(mistakes, advice).join(', ')}.`;
  if (catalogue === null) return `In all: ${found}`;
  const places = [...catalogue.places.values()];
  const groups = places.reduce((sum, place) => sum + place.groups.length, 0);
  const activities = places.reduce((sum, place) => sum + place.activities.length, 0);
  const served = [
    counted(places.length, 'place', 'places'),
    counted(groups, 'group', 'groups'),
    counted(activities, 'activity', 'activities'),
  ];
  return `In all: ${served.join(', ')}; ${found}`;
}

function problemsCounted(mistakes: number, advice: number): string[] {
  return [
    counted(mistakes, 'mistake', 'mistakes'),
    advice === 0 ? 'no advice' : counted(advice, 'piece of advice', 'pieces of advice'),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}
