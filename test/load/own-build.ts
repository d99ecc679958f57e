/** The bot bundled into a folder of its own, so that whatever is built or changed meanwhile does not change what runs. */
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../bot/root.js';

/** What the bot finds beside its `dist/`. */
const besides = ['bot', 'content', 'locales', 'node_modules', 'package.json'];

/** Bundles as the bench does: what runs is what is shipped. Answers the program to start. */
export async function buildBot(folder: string): Promise<string> {
  const outdir = path.join(folder, 'dist');
  await mkdir(outdir, { recursive: true });
  for (const name of besides) await symlink(path.join(projectRoot, name), path.join(folder, name));
  const options = {
    absWorkingDir: projectRoot,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
  } as const;
  await build({
    ...options,
    entryPoints: {
      'bot-process': 'test/load/bot-process.ts',
      'recognizer-worker': 'bot/understanding/recognizer-worker.ts',
      'sentence-model-worker': 'bot/understanding/second-layer/sentence-model-worker.ts',
    },
  });
  return path.join(outdir, 'bot-process.js');
}
