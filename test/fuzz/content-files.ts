/** Content files that somebody or something has spoiled: each is accepted, or every mistake in it is shown with its place. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import type { Problem } from '../../bot/catalogue/catalogue.js';
import { parseCulturesFile } from '../../bot/catalogue/cultures-file.js';
import { parseHelpLinesFile, parseRolesFile } from '../../bot/catalogue/people-files.js';
import { parsePlaceFile } from '../../bot/catalogue/place-file.js';
import { parseAccessFile, parseSafetyFile, parseTopicFile } from '../../bot/catalogue/word-files.js';
import { contentOfTheBot } from '../../bot/root.js';
import { groupForm } from '../../bot/editing/group-form.js';
import { damage } from '../catalogue/damage.js';
import { context, read } from '../catalogue/small-group.js';
import type { TargetKind } from './target.js';

type Parse = (text: string, file: string) => readonly Problem[];

const parsers: readonly [RegExp, Parse][] = [
  [
    /\/groups\//,
    (text, file) => {
      groupForm(text);
      return read(text, { ...context, file }).problems;
    },
  ],
  [/\/place\.yaml$/, (text, file) => parsePlaceFile(text, { id: 'leeds', file }).problems],
  [
    /^topics\//,
    (text, file) => parseTopicFile(text, { id: basename(file, '.yaml'), file, topics: ['company'] }).problems,
  ],
  [/^safety\//, (text, file) => parseSafetyFile(text, { language: 'en', file }).problems],
  [/^access/, (text, file) => parseAccessFile(text, file).problems],
  [/^roles/, (text, file) => parseRolesFile(text, file).problems],
  [/^help-lines/, (text, file) => parseHelpLinesFile(text, file).problems],
  [/^cultures/, (text, file) => parseCulturesFile(text, file).problems],
];

/** Pieces that mean something to YAML, to HTML, or to whoever shows text. */
const pieces = [
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function x',
    '!!binary ',
    '---\n',
    '...\n',
    '? ',
    '- ',
    ': ',
    '{',
    '[',
    ']}',
    '|2-\n',
    '>+\n',
  ],
  ...[
    '"',
    "'",
    '#',
    '%YAML 9.9\n',
    '\t',
    '\u0000',
    '\u202e',
    '\ud800',
    '\ufeff',
    '\u2028',
    '<script>',
    'javascript:x',
  ],
  ...[
    '[[[[[[[[[[[[[[[[[[[[[[[[[[',
    '__proto__: { a: b }\n',
    'constructor: x\n',
    '9'.repeat(400),
    'é\u0301'.repeat(50),
  ],
];

type Change = { at: number; cut: number; put: string };

const changes = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    cut: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(400)),
    put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 }), fc.constant('')),
  }),
  { maxLength: 6 },
);

/** A mistake costs a while at the most. A file holds 256 KB, and several may be saved in a second. */
const longest = 4000;

export const contentFiles: TargetKind = {
  about: 'content files, spoiled in every way',
  runs: 400,
  async open() {
    const files = await contentTexts();
    const property = fc.asyncProperty(
      fc.constantFrom(...files),
      fc.option(fc.nat(100_000)),
      changes,
      async ({ file, text, parse }, seed, spoiled) => {
        const damaged = seed === null ? text : damage(text, seed).bytes.toString('utf8');
        const began = performance.now();
        const problems = parse(spoil(damaged, spoiled), file);
        const took = performance.now() - began;
        if (took > longest) throw new Error(`${file} took ${Math.round(took)} ms`);
        for (const { line, column, level, message } of problems) {
          if (level === 'error' && (line === null || column === null))
            throw new Error(`No place: ${message}`);
          if (message.length > 2000) throw new Error(`Too long: ${message.slice(0, 200)}`);
        }
      },
    );
    return { property: property, close: async () => undefined };
  },
};

function spoil(text: string, spoiled: readonly Change[]): string {
  return spoiled.reduce((before, { at, cut, put }) => {
    const place = before.length === 0 ? 0 : at % before.length;
    return before.slice(0, place) + put + before.slice(place + cut);
  }, text);
}

async function contentTexts(): Promise<{ file: string; text: string; parse: Parse }[]> {
  const names = (await readdir(contentOfTheBot, { recursive: true })).filter((name) =>
    name.endsWith('.yaml'),
  );
  const found = await Promise.all(
    names.sort().map(async (file) => {
      const parse = parsers.find(([pattern]) => pattern.test(file))?.[1];
      return parse === undefined
        ? []
        : [{ file, text: await readFile(join(contentOfTheBot, file), 'utf8'), parse }];
    }),
  );
  return found.flat();
}
