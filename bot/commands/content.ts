/** `npm run content -- check [DIR] [--json]`: says what is wrong in content files. Exit 1 where there is an error. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalogue, Day, HelpLine, Problem } from '../catalogue/catalogue.js';
import { ContentError } from '../catalogue/content-error.js';
import { uncheckedForAYear } from '../catalogue/help-line-age.js';
import { loadCatalogue } from '../catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../root.js';
import { checkSafetySentences } from '../safety/check-sentences.js';
import { environmentWithFile } from '../settings.js';
import { adviseOnPhrases } from '../understanding/advise-on-phrases.js';
import { readUnderstoodWords } from '../understanding/understood-words.js';

const locales = path.join(projectRoot, 'locales');
const usage = 'Usage: npm run content -- check [DIR] [--json]';

async function main(): Promise<number> {
  const { positionals, values } = written();
  const [task, asked, ...more] = positionals;
  if (task !== 'check' || more.length > 0) throw new Error(usage);
  // As the bot itself does: a folder of the settings counts from the project, and .env counts as well.
  const set = environmentWithFile(process.env)['CONTENT_DIR']?.trim() || 'content';
  const folder = asked ?? path.resolve(projectRoot, set);
  const problems = await check(folder);
  process.stdout.write(values.json ? `${JSON.stringify(problems)}\n` : inWords(problems));
  return problems.some(({ level }) => level === 'error') ? 1 : 0;
}

function written() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  } catch {
    throw new Error(usage);
  }
}

async function check(folder: string): Promise<readonly Problem[]> {
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

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
