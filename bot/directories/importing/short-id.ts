/** Ids of the file format, made from names. */
import { createHash } from 'node:crypto';

const longest = 60;

/** `Tea & Talk (Morley)` as `tea-and-talk-morley`; '' where a name has no Latin letters. */
export function idFromName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}

/** An id that is not taken yet: the name's, with a number after it where need be. */
export function freeId(name: string, source: string, isTaken: (id: string) => boolean): string {
  const base = idFromName(name) || `entry-${shortId(source)}`;
  if (!isTaken(base)) return base;
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    const id = `${base.slice(0, longest - end.length).replace(/-+$/, '')}${end}`;
    if (!isTaken(id)) return id;
  }
}

/** Eight letters and figures that stand for a text. */
export function shortId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
