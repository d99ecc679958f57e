import { parseArgs } from 'node:util';

/** A command was called in a way that it cannot be: the message says how instead. */
export class WrongCall extends Error {}

/**
 * The options of a command by name. `names` take a value, `flags` take none.
 * @throws WrongCall where an option is unknown or lacks its value
 */
export function readOptions<Name extends string, Flag extends string>(
  written: readonly string[],
  names: readonly Name[],
  flags: readonly Flag[],
): Partial<Record<Name, string>> & Partial<Record<Flag, boolean>> {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((flag) => [flag, { type: 'boolean' as const }]),
  ]) as Record<string, { type: 'string' | 'boolean' }>;
  try {
    const { values } = parseArgs({ args: [...written], options, strict: true });
    return values as Partial<Record<Name, string>> & Partial<Record<Flag, boolean>>;
  } catch (error) {
    const known = [...names, ...flags].map((name) => `--${name}`).join(', ');
    throw new WrongCall(`${(error as Error).message.split('. ')[0]}. The options are ${known}.`);
  }
}

/** The one of `known` that was asked for, or the first. @throws WrongCall naming the known ones */
export function oneOf<Known extends string>(
  option: string,
  asked: string | undefined,
  known: readonly Known[],
): Known {
  const found = asked === undefined ? known[0] : known.find((one) => one === asked);
  if (found === undefined)
    throw new WrongCall(`--${option} ${asked ?? ''} is not known. Known: ${known.join(', ')}.`);
  return found;
}
