import { readFileSync } from 'node:fs';
import type { Kind } from './learn-weights.js';

/** A message that the second opinion learns from. */
export interface Written {
  kind: Kind;
  text: string;
}

const kinds: readonly Kind[] = ['harmless', 'life', 'harm', 'medical'];
/** So many messages at most are drawn from one line with alternatives. */
const mostDraws = { danger: 6, harmless: 12 };
const alternatives = /\{([^{}]*)\}/g;

const linesOf = (language: string, name: string): string[] =>
  readFileSync(new URL(`sentences/${language}/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The messages of `sentences/<language>/<kind>.txt`, and of `everyday.txt`, which are harmless too. */
export const ownMessages = (language: string): Written[] =>
  [...kinds, 'everyday' as const].flatMap((file) => {
    const kind = file === 'everyday' ? 'harmless' : file;
    const most = kind === 'harmless' ? mostDraws.harmless : mostDraws.danger;
    return linesOf(language, file).flatMap((line) => drawsFrom(line, most).map((text) => ({ kind, text })));
  });

/** The messages of `sentences/<language>/by-others.txt`, each line of which begins with its kind. */
export const messagesByOthers = (language: string): Written[] =>
  linesOf(language, 'by-others').flatMap((line) => {
    const kind = kinds.find((one) => line.startsWith(`${one}: `));
    return kind ? [{ kind, text: line.slice(kind.length + 2) }] : [];
  });

/**
 * The messages that a line stands for: itself, or, where it has alternatives as in "{my son|he} hits me", at most so
 * many of them, the same ones each time.
 */
export function drawsFrom(line: string, most: number): string[] {
  if (!line.includes('{')) return [line];
  const next = numbersFrom(line);
  const drawn = new Set<string>();
  for (let i = 0; i < most * 4 && drawn.size < most; i++) {
    drawn.add(
      line.replace(alternatives, (_, inside: string) => {
        const choices = inside.split('|');
        return choices[Math.floor(next() * choices.length)] ?? '';
      }),
    );
  }
  return [...drawn];
}

/** Numbers from 0 to 1 that look random and are the same for the same text (FNV-1a, then mulberry32). */
function numbersFrom(text: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
