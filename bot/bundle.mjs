/** The bot as a few files, so that it starts in less time than it takes Node to find and compile some thousand. */
import { build } from 'esbuild';
import { Buffer } from 'node:buffer';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** CommonJS packages in an ES module: what they find around them in a file of their own. */
const commonJs = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  "const __dirname = bundlePath(new URL('.', import.meta.url));",
].join('\n');

/**
 * Packages that the SDK loads at once and the bot seldom or never uses: the recognizers of the SDK's own prompts, and
 * the ways to sign in to Azure. Together they are half of the time that the SDK takes to load. In the bundle each is
 * found in `node_modules` when it is first used. (The bot's own recognizers run in a worker, which has its own bundle.)
 */
const onDemand = {
  name: 'on-demand',
  setup(bundle) {
    const fromTheSdk = /[\\/](botbuilder-dialogs|botframework-connector)[\\/]/;
    const packages = { filter: /^@(microsoft\/recognizers-text-|azure\/(identity|msal-node)$)/ };
    bundle.onResolve(packages, ({ path, importer, namespace, kind, resolveDir }) => {
      if (namespace === 'on-demand') return { path, external: true };
      if (!fromTheSdk.test(importer)) return undefined;
      // Of the suite only the names of cultures are used, and those at once.
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

/** Five packages of the SDK bring the same release of zod, a copy each; one is enough. */
const oneZod = {
  name: 'one-zod',
  setup(bundle) {
    bundle.onResolve({ filter: /^zod$/ }, ({ path, importer, kind, pluginData }) =>
      pluginData !== 'one-zod' && /[\\/]node_modules[\\/]bot(builder|framework)/.test(importer)
        ? bundle.resolve(path, { kind, resolveDir: `${root}node_modules/botbuilder`, pluginData: 'one-zod' })
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
  write: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: commonJs },
  // Node's own is deprecated, and warns of it at each start from release 22 on.
  alias: { punycode: 'punycode/punycode.js' },
  // restify does without it where it was not compiled, and it never is: install scripts do not run.
  external: ['dtrace-provider'],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  metafile: true,
};

/** What Node runs. From release 22.1 it can keep what it compiled for the next start, if it is told before. */
const main = `import module from 'node:module';
import { fileURLToPath } from 'node:url';
module.enableCompileCache?.(fileURLToPath(new URL('compiled', import.meta.url)));
await import('./bot.js');
`;

/** What runs in threads of its own. The sentence model finds its optional packages in `node_modules`, if they are there. */
const workers = [
  'bot/understanding/recognizer-worker.ts',
  'bot/understanding/second-layer/sentence-model-worker.ts',
];

/**
 * Bundles the bot, and such `commands` of `bot/commands` as are named. Answers the files, as paths from the project's
 * folder with their contents, and the packages that are found in `node_modules` when they are first used.
 */
export async function bundle(commands = []) {
  const named = commands.map((name) => [name, `bot/commands/${name}.ts`]);
  const entryPoints = { bot: 'bot/main.ts', ...Object.fromEntries(named) };
  const bundles = [
    // What is imported with `await import()` becomes a file of its own, read only when it is needed.
    build({ ...common, entryPoints, splitting: true, plugins: [onDemand, oneZod] }),
  ];
  for (const worker of workers) bundles.push(build({ ...common, entryPoints: [worker] }));
  const built = await Promise.all(bundles);
  const files = built.flatMap(({ outputFiles }) => outputFiles);
  const imports = built
    .flatMap(({ metafile }) => Object.values(metafile.outputs))
    .flatMap((one) => one.imports);
  const outside = imports
    .filter(({ external, path }) => external && !isBuiltin(path))
    .map(({ path }) => packageOf(path));
  return {
    files: [
      { path: 'dist/main.js', contents: Buffer.from(main) },
      ...files.map(({ path, contents }) => ({
        path: `dist/${path.slice(path.lastIndexOf('/') + 1)}`,
        contents,
      })),
    ],
    outside: [...new Set(outside)],
  };
}

/** `@azure/identity` of `@azure/identity/some/file.js`. */
function packageOf(path) {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}
