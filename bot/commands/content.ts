/** `npm run content -- check [DIR] [--json]`: says what is wrong in content files. Exit 1 where there is an error. */
import { parseArgs } from 'node:util';
import type { Problem } from '../catalogue/catalogue.js';
import { loadCatalogue } from '../catalogue/load.js';

const usage = 'Usage: npm run content -- check [DIR] [--json]';

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [task, folder = process.env['CONTENT_DIR'] || 'content', ...more] = positionals;
  if (task !== 'check' || more.length > 0) throw new Error(usage);
  const problems = await check(folder);
  process.stdout.write(values.json ? `${JSON.stringify(problems)}\n` : inWords(problems));
  return problems.some(({ level }) => level === 'error') ? 1 : 0;
}

async function check(folder: string): Promise<readonly Problem[]> {
  const today = new Date().toISOString().slice(0, 10);
  const { problems } = await loadCatalogue(folder, today);
  return problems;
}

function inWords(problems: readonly Problem[]): string {
  const lines = problems.map(({ file, line, column, level, message }) => {
    const where = line === null ? file : `${file}:${line}:${column}`;
    return `${where}  ${level}  ${message}\n`;
  });
  const errors = problems.filter(({ level }) => level === 'error').length;
  return `${lines.join('')}${errors} errors, ${problems.length - errors} pieces of advice.\n`;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
