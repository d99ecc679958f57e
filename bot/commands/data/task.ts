/** What each task of `npm run data -- TASK` is made of. */
import { environmentWithFile, readSettings, type Settings } from '../../settings.js';
import { WrongCall } from '../options.js';

export interface DataTask {
  /** One line: its name and what may follow. */
  usage: string;
  /** Answers the exit code. Throws an error of one line; a WrongCall where it was called as it cannot be. */
  run(written: readonly string[]): Promise<number>;
}

/** @throws WrongCall with a line for each setting that is wrong */
export function settingsHere(): Settings {
  const settings = readSettings(environmentWithFile(process.env));
  if ('problems' in settings) throw new WrongCall(settings.problems.join('\n'));
  return settings;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Beside the result, for whoever watches. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** "1 record", "2,000 records". */
export function counted(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : several}`;
}

/** What a storage tells while a command uses it: lines on the screen. Counts what was found damaged, by its kind. */
export class CommandLog {
  readonly setAside = new Map<string, number>();

  warn(fields: unknown, message = ''): void {
    const kind = typeof fields === 'object' && fields !== null && 'kind' in fields ? String(fields.kind) : '';
    if (kind !== '') this.setAside.set(kind, (this.setAside.get(kind) ?? 0) + 1);
    remark(kind === '' ? message : `${kind}: ${message}`);
  }

  info(): void {
    // Said by the result.
  }

  debug(): void {
    // Said by the result.
  }

  error(_fields: unknown, message = ''): void {
    remark(message);
  }

  fatal(_fields: unknown, message = ''): void {
    remark(message);
  }
}
