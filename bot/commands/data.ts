/** `npm run data -- TASK`: what whoever runs the bot does with the records that it keeps. */
import { exportPerson } from './data/export.js';
import { forgetPerson } from './data/forget.js';
import { move } from './data/move.js';
import { purge } from './data/purge.js';
import { seal } from './data/seal.js';
import type { DataTask } from './data/task.js';
import { WrongCall } from './options.js';

const tasks: Record<string, DataTask> = { move, export: exportPerson, forget: forgetPerson, purge, seal };

const usage = ['Usage:', ...Object.values(tasks).map((task) => `  npm run data -- ${task.usage}`)].join('\n');

try {
  const [name = '', ...written] = process.argv.slice(2);
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) throw new WrongCall(usage);
  process.exitCode = await task.run(written);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}
