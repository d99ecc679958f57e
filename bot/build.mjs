/**
 * Bundles the bot into `dist/`, so that it starts in less time than it takes Node to find and compile some thousand
 * files of packages. Run by `npm start`; says nothing unless something is wrong.
 */
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** CommonJS packages in an ES module: what they find around them in a file of their own. */
const commonJs = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  "const __dirname = bundlePath(new URL('.', import.meta.url));",
].join('\n');

/**
 * botbuilder-dialogs loads every recognizer there is, of all languages, to read the names of cultures. Those are in
 * the recognizer of numbers too. The bot's own recognizers run in a worker, which has the real ones.
 */
const onlyTheCultures = {
  name: 'only-the-cultures',
  setup(bundle) {
    bundle.onResolve({ filter: /^@microsoft\/recognizers-text-suite$/ }, ({ importer, kind, resolveDir }) =>
      /[\\/]botbuilder-dialogs[\\/]/.test(importer)
        ? bundle.resolve('@microsoft/recognizers-text-number', { kind, resolveDir })
        : undefined,
    );
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  outdir: 'dist',
  entryNames: '[name]',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: commonJs },
  sourcemap: 'linked',
  logLevel: 'warning',
};

const worker = 'bot/understanding/recognizer-worker.ts';

try {
  await rm(`${root}dist`, { recursive: true, force: true });
  await Promise.all([
    // What is imported with `await import()` becomes a file of its own, read only when it is needed.
    build({ ...common, entryPoints: ['bot/main.ts'], splitting: true, plugins: [onlyTheCultures] }),
    existsSync(`${root}${worker}`) && build({ ...common, entryPoints: [worker] }),
  ]);
} catch (error) {
  // esbuild has said what is wrong and where; anything else has not been said yet.
  if (!Array.isArray(error?.errors)) console.error(`The bot could not be built: ${error?.message ?? error}`);
  process.exitCode = 1;
}
