/**
 * `npm run load`: residents by the hundred, on the web page, by text message and in Teams, against real processes of the
 * bot on this machine. Each answer is checked. Exits with 1 where a promise was broken; `docs/load.md` says how to read it.
 */
import { readOptions, usage, type LoadOptions } from './options.js';
import { asText } from './report.js';
import { run } from './run.js';

if (process.argv.includes('--help')) {
  process.stdout.write(usage);
  process.exit(0);
}
let options: LoadOptions;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exit(2);
}
const say = (line: string) => void process.stderr.write(`${line}\n`);
const result = await run({ ...options, say });
process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : asText(result));
process.exit(result.ok ? 0 : 1);
