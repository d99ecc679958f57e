/** Which problem of the check stands beside which field. */
import type { Problem } from '../../catalogue/catalogue.js';
import { fieldFinder, type FieldPath } from '../../editing/field-of-problem.js';

export interface Told {
  level: Problem['level'];
  message: string;
  /** True where there are no words for it in the language of the page. */
  inEnglish: boolean;
}

/** Problems by field. Those of no field of the form stand under the empty name. */
export type Problems = ReadonlyMap<string, readonly Told[]>;

export const noProblems: Problems = new Map();

interface Sorting {
  /** Puts a problem in the words of the page. */
  tell: (problem: Problem) => Told;
  text: string;
  problems: readonly Problem[];
  /** The names of the form's fields. */
  slots: readonly string[];
  /** The field for the parts of a path, or null where the problem is of something else in the file. */
  nameOf: (path: FieldPath) => string | null;
}

export interface Sorted {
  here: Problems;
  /** Of other parts of the file. */
  elsewhere: Problem[];
}

export function sortProblems({ tell, text, problems, slots, nameOf }: Sorting): Sorted {
  const find = fieldFinder(text);
  const here = new Map<string, Told[]>();
  const elsewhere: Problem[] = [];
  for (const problem of problems) {
    const name = nameOf(find(problem));
    if (name === null) {
      elsewhere.push(problem);
      continue;
    }
    const slot = slotFor(name, problem.message, slots);
    const told = here.get(slot) ?? [];
    const one = tell(problem);
    if (!told.some(({ message }) => message === one.message)) told.push(one);
    here.set(slot, told);
  }
  return { here, elsewhere };
}

/** The field itself, or the nearest part that it belongs to, or the one that the check's own message names first. */
function slotFor(name: string, message: string, slots: readonly string[]): string {
  for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    if (slots.includes(part)) return part;
  }
  const named = [...message.matchAll(/(?<![\w-])([a-z]+(?:-[a-z]+)*):/g)].map(([, key]) => key!);
  return named.find((key) => slots.includes(key)) ?? '';
}

/** How many keep it from being used, and how many are advice. */
export function countProblems(problems: Problems): { errors: number; advice: number } {
  const all = [...problems.values()].flat();
  const errors = all.filter(({ level }) => level === 'error').length;
  return { errors, advice: all.length - errors };
}
