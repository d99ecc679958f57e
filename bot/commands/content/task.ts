/** What each task of `npm run content -- TASK` is made of. */
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { projectRoot } from '../../root.js';
import { environmentWithFile } from '../../settings.js';

export interface ContentTask {
  /** One line: its name and what may follow. */
  usage: string;
  /** Answers the exit code, or null where it was not written as `usage` says. Throws an error of one line. */
  run(written: readonly string[]): Promise<number | null>;
}

/** Throws `WrittenWrong` at an option that is not known. */
export function optionsOf<const O extends NonNullable<ParseArgsConfig['options']>>(
  written: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...written], allowPositionals: true, options });
  } catch {
    throw new WrittenWrong();
  }
}

/** The command was not written as its usage says. */
export class WrittenWrong extends Error {
  override name = 'WrittenWrong';
}

/** As the bot itself does: a folder of the settings counts from the project, and .env counts as well. */
export function contentFolder(): string {
  const set = environmentWithFile(process.env)['CONTENT_DIR']?.trim() || 'content';
  return path.resolve(projectRoot, set);
}
