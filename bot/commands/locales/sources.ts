import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../root.js';
import { keysUsedIn, type KeysUsed } from '../../words/checking/keys-used.js';

/** The keys that the bot's own code asks for. */
export function keysOfTheBot(): KeysUsed {
  const files = ['bot', 'dialogs'].flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(projectRoot, folder, file)),
  );
  return keysUsedIn(files.map((file) => readFileSync(file, 'utf8')));
}
