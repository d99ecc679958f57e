/** Writes the bundle of the bot into `dist/`. Run by `npm start`; says nothing unless something is wrong. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { bundle, root } from './bundle.mjs';

/** Where nothing changed nothing is written, so that what Node compiled the last time is of use. */
async function write(files) {
  const same = await Promise.all(
    files.map(({ path, contents }) =>
      readFile(root + path).then(
        (before) => before.equals(contents),
        () => false,
      ),
    ),
  );
  if (same.every(Boolean)) return;
  await rm(`${root}dist`, { recursive: true, force: true });
  await mkdir(`${root}dist`);
  await Promise.all(files.map(({ path, contents }) => writeFile(root + path, contents)));
}

try {
  await write((await bundle()).files);
} catch (error) {
  // esbuild has said what is wrong and where; anything else has not been said yet.
  if (!Array.isArray(error?.errors)) console.error(`The bot could not be built: ${error?.message ?? error}`);
  process.exitCode = 1;
}
