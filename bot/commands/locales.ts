/** `npm run locales -- TASK`: what translators do. */
import { check } from './locales/check.js';
import { sheet } from './locales/sheet.js';
import { WrongCall } from './options.js';

/** Each answers the exit code. */
const tasks: Record<string, (written: readonly string[]) => Promise<number>> = { check, sheet };

const usage = [
  'Usage:',
  '  npm run locales -- check [--language TAG]',
  '  npm run locales -- sheet --language TAG [--out FILE.csv]',
  '  npm run locales -- sheet --language TAG --from FILE.csv',
].join('\n');

try {
  const [name = '', ...written] = process.argv.slice(2);
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) throw new WrongCall(usage);
  process.exitCode = await task(written);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
