/** Says what is wrong in content files. Exit 1 where there is an error. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue, Day, HelpLine, Problem } from '../../catalogue/catalogue.js';
import { ContentError } from '../../catalogue/content-error.js';
import { uncheckedForAYear } from '../../catalogue/help-line-age.js';
import { loadCatalogue } from '../../catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import { checkSafetySentences } from '../../safety/check-sentences.js';
import { adviseOnPhrases } from '../../understanding/advise-on-phrases.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

const locales = path.join(projectRoot, 'locales');
export const check: ContentTask = {
  usage: 'check [DIR] [--json]',
  async run(written) {
    const { positionals, values } = optionsOf(written, { json: { type: 'boolean', default: false } });
    if (positionals.length > 1) return null;
    const problems = await problemsIn(positionals[0] ?? contentFolder());
    process.stdout.write(values.json ? `${JSON.stringify(problems)}\n` : inWords(problems));
    return problems.some(({ level }) => level === 'error') ? 1 : 0;
  },
};

async function problemsIn(folder: string): Promise<readonly Problem[]> {
  const today = new Date().toISOString().slice(0, 10);
  try {
    const catalogue = await loadCatalogue(folder, today, contentOfTheBot);
    const safety = existsSync(path.join(folder, 'safety')) ? folder : contentOfTheBot;
    const { problems } = await checkSafetySentences(safety, catalogue, locales);
    return [
      ...catalogue.problems,
      ...problems,
      ...oldHelpLines(catalogue.helpLines, today),
      ...adviseOnPhrases(catalogue, readUnderstoodWords(locales, languagesOf(catalogue))),
    ];
  } catch (error) {
    if (error instanceof ContentError && error.problems.length > 0) return error.problems;
    throw error;
  }
}

function languagesOf({ places }: Catalogue): string[] {
  return [...new Set(['en', ...[...places.values()].flatMap(({ languages }) => languages)])];
}

function oldHelpLines(lines: readonly HelpLine[], today: Day): Problem[] {
  return uncheckedForAYear(lines, today).map(({ id, checked }) => ({
    file: 'help-lines.yaml',
    line: null,
    column: null,
    level: 'advice',
    message: `${id}: nobody has checked this help line since ${checked}. Call it or look it up, then change checked.`,
  }));
}

function inWords(problems: readonly Problem[]): string {
  const lines = problems.map(({ file, line, column, level, message }) => {
    const where = line === null ? file : `${file}:${line}:${column}`;
    return `${where}  ${level}  ${message}\n`;
  });
  const errors = problems.filter(({ level }) => level === 'error').length;
  const advice = problems.length - errors;
  return `${lines.join('')}${counted(errors, 'error', 'errors')}, ${counted(advice, 'piece', 'pieces')} of advice.\n`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
