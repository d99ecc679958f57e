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
 * botbuilder-dialogs loads the recognizers of all languages for its own prompts, which the bot does not use: half of the
 * time it takes to load. In the bundle each is found in `node_modules` when it is first used, if ever; only the names
 * of cultures are needed at once. The bot's own recognizers run in a worker, which has its own bundle.
 */
const recognizersOnDemand = {
  name: 'recognizers-on-demand',
  setup(bundle) {
    const recognizers = { filter: /^@microsoft\/recognizers-text-/ };
    bundle.onResolve(recognizers, ({ path, importer, namespace, kind, resolveDir }) => {
      if (namespace === 'on-demand') return { path, external: true };
      if (!/[\\/]botbuilder-dialogs[\\/]/.test(importer)) return undefined;
      return path.endsWith('-suite')
        ? bundle.resolve('@microsoft/recognizers-text', { kind, resolveDir })
        : { path, namespace: 'on-demand' };
    });
    bundle.onLoad({ filter: /./, namespace: 'on-demand' }, ({ path }) => ({
      contents: `module.exports = new Proxy({ __esModule: true }, {
        get: (own, name) => (name in own ? own[name] : require(${JSON.stringify(path)})[name]),
      });`,
    }));
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
  // restify does without it where it was not compiled, and it never is: install scripts do not run.
  external: ['dtrace-provider'],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

const worker = 'bot/understanding/recognizer-worker.ts';

try {
  await rm(`${root}dist`, { recursive: true, force: true });
  await Promise.all([
    // What is imported with `await import()` becomes a file of its own, read only when it is needed.
    build({ ...common, entryPoints: ['bot/main.ts'], splitting: true, plugins: [recognizersOnDemand] }),
    existsSync(`${root}${worker}`) && build({ ...common, entryPoints: [worker] }),
  ]);
} catch (error) {
  // esbuild has said what is wrong and where; anything else has not been said yet.
  if (!Array.isArray(error?.errors)) console.error(`The bot could not be built: ${error?.message ?? error}`);
  process.exitCode = 1;
}
