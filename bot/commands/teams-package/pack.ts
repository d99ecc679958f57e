import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { projectRoot } from '../../root.js';
import type { PackageTexts } from './manifest.js';

/** The time that every file in the package bears, so that the same settings make the same package to the byte. */
const sameTime = new Date(1980, 0, 1);

const icons = ['color.png', 'outline.png'] as const;

/** The package as Teams takes it: all files at the top of a zip file. Reads the icons from the disk. */
export function pack(texts: PackageTexts): Uint8Array {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(texts))
    files[name] = strToU8(`${JSON.stringify(text, null, 2)}\n`);
  for (const name of icons) files[name] = readFileSync(join(projectRoot, 'bot/commands/teams-package', name));
  return zipSync(files, { level: 9, mtime: sameTime });
}
