/**
 * `npm run bench`: how fast and how small the bot is, each figure beside its yardstick. Not a test: a figure that is missed
 * is shown as missed, and fails nothing.
 *
 *   npm run bench                           every row, in about six minutes
 *   npm run bench -- --quick                smaller sizes and fewer rounds
 *   npm run bench -- turn-in-memory start   these rows
 *   npm run bench -- start --profile        also writes a processor profile of each row to `dist/profiles/`
 */
import { fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { projectRoot } from '../../bot/root.js';
import { asTable, type Figure } from './figure.js';
import { rows } from './rows.js';

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } },
});

const unknown = asked.filter((name) => rows[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no row ${unknown.join(', ')}. There are: ${Object.keys(rows).join(', ')}.\n`,
  );
  process.exit(2);
}

try {
  await bundleRows();
} catch {
  // esbuild has said what is wrong and where.
  process.exit(1);
}
process.stdout.write(`Node ${process.version}, ${os.cpus().length} processors: ${os.cpus()[0]?.model}\n`);
process.stdout.write('Each figure is measured by turns with its yardstick.\n\n');
const figures: Figure[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(rows)) {
  const started = performance.now();
  process.stderr.write(`${name} …`);
  const found = await measuredInOwnProcess(name);
  figures.push(...(found ?? []));
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(found === null ? ' could not be measured\n' : ` ${seconds} s\n`);
}
process.stdout.write(asTable(figures));

/**
 * Bundles the rows as the bot itself is bundled: what runs is what is shipped. (Run by tsx, each function would carry a
 * call that keeps its name.) Beside `main.js`, because the bot finds its folders from there.
 */
async function bundleRows(): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/bench/run-row.ts'],
    outdir: 'dist',
    entryNames: 'bench-[name]',
    chunkNames: 'bench-[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

/** Null where the row failed; it has said why. */
async function measuredInOwnProcess(name: string): Promise<Figure[] | null> {
  const profiling = ['--cpu-prof', `--cpu-prof-dir=${path.join(projectRoot, 'dist/profiles')}`];
  const row = fork(
    path.join(projectRoot, 'dist/bench-run-row.js'),
    [name, ...(options.quick ? ['--quick'] : [])],
    {
      execArgv: ['--expose-gc', '--max-old-space-size=6144', ...(options.profile ? profiling : [])],
      // A yardstick's own chatter must not get between the lines of the table.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    },
  );
  return new Promise((resolve) => {
    let found: Figure[] | null = null;
    row.on('message', (figures) => (found = figures as Figure[]));
    row.on('exit', () => resolve(found));
  });
}
