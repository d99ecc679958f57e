/** `npm run content -- TASK`: what people do with content files outside the browser. */
import { check } from './content/check.js';
import { exportCsv } from './content/export-csv.js';
import { exportOruk } from './content/export-oruk.js';
import { importCsv } from './content/import-csv.js';
import { importOruk } from './content/import-oruk.js';
import { schema } from './content/schema.js';
import { signInLink } from './content/sign-in-link.js';
import { WrittenWrong, type ContentTask } from './content/task.js';

const tasks: Record<string, ContentTask> = {
  check,
  schema,
  'sign-in-link': signInLink,
  'import-oruk': importOruk,
  'export-oruk': exportOruk,
  'import-csv': importCsv,
  'export-csv': exportCsv,
};

const usage = ['Usage:', ...Object.values(tasks).map((task) => `  npm run content -- ${task.usage}`)].join(
  '\n',
);

async function main([name = '', ...written]: readonly string[]): Promise<number> {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  const code = await task?.run(written).catch((error: unknown) => {
    if (error instanceof WrittenWrong) return null;
    throw error;
  });
  if (typeof code === 'number') return code;
  throw new Error(usage);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
