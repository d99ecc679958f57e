/** Writes what editors are told of each kind of content file: `schemas/` in the content folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../../catalogue/json-schemas.js';
import { loadCatalogue } from '../../catalogue/load.js';
import { contentOfTheBot } from '../../root.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

export const schema: ContentTask = {
  usage: 'schema [DIR]',
  async run(written) {
    const { positionals } = optionsOf(written, {});
    if (positionals.length > 1) return null;
    const folder = positionals[0] ?? contentFolder();
    const schemas = jsonSchemas(await loadCatalogue(folder, null, contentOfTheBot));
    await mkdir(path.join(folder, 'schemas'), { recursive: true });
    for (const [kind, told] of schemas) {
      await writeFile(
        path.join(folder, 'schemas', `${kind}.schema.json`),
        `${JSON.stringify(told, null, 2)}\n`,
      );
    }
    process.stdout.write(`${schemas.size} schemas are in ${path.join(folder, 'schemas')}.\n`);
    return 0;
  },
};
