import { askedKey } from './keys.js';
import type { LocaleFiles } from './locale-files.js';

/** Which keys of a locale some source code asks for. */
export interface KeysUsed {
  has(subject: string, key: string): boolean;
}

/** A key as code writes it: `'hello:greeting'`, or with parts that are put in, `` `reasons:${reason.kind}` ``. */
const literal =
  /'([a-z][\w-]*:[\w-]+)'|"([a-z][\w-]*:[\w-]+)"|`([a-z][\w-]*:(?:[^`$]|\$\{(?:[^`{}]|`[^`]*`|\{[^{}]*\})*\})*)`/g;
const putIn = /\$\{(?:[^`{}]|`[^`]*`|\{[^{}]*\})*\}/;

/**
 * Reads the keys out of source texts. Where parts are put in, anything may stand there, so that a key which nothing asks
 * for any more may be missed, but none that is asked for is called unused.
 */
export function keysUsedIn(sources: Iterable<string>): KeysUsed {
  const exact = new Set<string>();
  const patterns = new Set<string>();
  for (const source of sources) {
    for (const [, single, double, template] of source.matchAll(literal)) {
      const key = single ?? double ?? template ?? '';
      if (putIn.test(key)) patterns.add(key.split(new RegExp(putIn, 'g')).map(escaped).join('.*'));
      else exact.add(key);
    }
  }
  const any = new RegExp(`^(?:${[...patterns].join('|')})$`);
  return {
    has: (subject, key) => {
      const asked = `${subject}:${key}`;
      return exact.has(asked) || (patterns.size > 0 && any.test(asked));
    },
  };
}

/** The texts that nothing asks for, as subject and key. Other words of a choice belong to it. */
export function unusedKeys(locale: LocaleFiles, used: KeysUsed): [subject: string, key: string][] {
  return [...locale].flatMap(([subject, texts]) =>
    [...texts.keys()]
      .filter((key) => !used.has(subject, askedKey(key).replace(/-also$/, '')))
      .map((key): [string, string] => [subject, key]),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
