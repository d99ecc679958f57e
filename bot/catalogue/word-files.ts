/** The files of words: topics, access needs, and the phrases that say somebody is in danger. */
import type { AccessNeed, Phrases, Problem, SafetyPhrases, Texts, Topic } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { readLanguage } from './languages-and-regions.js';
import { nearest } from './nearest.js';
import { id, phrase, readId } from './plain-values.js';
import { readYaml, type YamlNode } from './read-yaml.js';
import { quoted, Report } from './report.js';
import { keyed, list, Mistake, oneOf, type Shape } from './shape.js';

/** One that cannot be used costs itself alone. */
const phrases = list(phrase(200), { most: 5000, what: 'phrases', keepGood: true });

export const textsShape: Shape<Texts> = keyed(readLanguage, phrase(120), { what: 'language tags' });
const phrasesShape: Shape<Phrases> = keyed(readLanguage, phrases, { what: 'language tags', keepGood: true });

export const topicShape = fields('a topic', {
  name: required(textsShape, 'What it is called, per language.'),
  kind: optional(
    oneOf('kind', ['pastime', 'trouble']),
    'pastime',
    'trouble: something people want to be rid of.',
  ),
  related: optional(
    list(id, { most: 12, what: 'topics' }),
    [],
    'Topics to fall back on where nothing fits this one.',
  ),
  words: required(phrasesShape, 'What people say when they mean it, per language.'),
});

export function parseTopicFile(
  content: string,
  context: { id: string; file: string; topics: Iterable<string> },
): { topic: Topic | null; problems: Problem[] } {
  const report = new Report(context.file, content);
  const root = readYaml(content, report);
  const read = root && topicShape.read(root, report);
  if (!read) return { topic: null, problems: report.problems };
  const known = new Set(context.topics);
  const related = read.values.related.filter((other) => {
    if (known.has(other) && other !== context.id) return true;
    const meant = nearest(other, known);
    if (meant) {
      report.error(read.at('related'), `${quoted(other)} isn't another topic I know. Did you mean ${meant}?`);
    } else {
      report.advice(
        read.at('related'),
        `There is no other topic ${quoted(other)} here, so it is passed over.`,
      );
    }
    return false;
  });
  return { topic: { id: context.id, ...read.values, related }, problems: report.problems };
}

export const accessNeedShape = fields('an access need', {
  name: required(textsShape, 'What it is called, per language.'),
  words: required(phrasesShape, 'What people say when they need it, per language.'),
  essential: optional(phrasesShape, new Map(), 'Words that say somebody cannot take part without it.'),
});

/** The access needs by their ids, and the ids of those with a mistake in them. */
export interface AccessFile {
  access: Map<string, AccessNeed>;
  broken: Set<string>;
  /** False where the whole file could not be read. */
  complete: boolean;
  problems: Problem[];
}

export function parseAccessFile(content: string, file: string): AccessFile {
  const report = new Report(file, content);
  const access = new Map<string, AccessNeed>();
  const broken = new Set<string>();
  const entries = keyedEntries(readYaml(content, report), report, 'access needs');
  for (const { key, at, node } of entries ?? []) {
    const need = readId(key);
    const read = accessNeedShape.read(node, report);
    if (need instanceof Mistake) report.error(at, need.message);
    else if (access.has(need) || broken.has(need))
      report.error(at, `${need}: is written twice. Keep one of them.`);
    else if (!read) broken.add(need);
    else access.set(need, { id: need, ...read.values });
  }
  return { access, broken, complete: entries !== null, problems: report.problems };
}

function keyedEntries(
  root: YamlNode | null,
  report: Report,
  what: string,
): { key: string; at: number; node: YamlNode }[] | null {
  if (root?.kind === 'map') {
    return root.entries.map(({ key, value }) => ({ key: key.value, at: key.at, node: value }));
  }
  if (root) report.error(root.at, `This file should name ${what}, each followed by a colon.`);
  return null;
}

const dangerShape = fields('a kind of danger', {
  urgent: optional(phrases, [], 'Help is needed now.'),
  check: optional(phrases, [], 'It may be so: ask.'),
});
export const safetyShape = fields('the safety phrases', {
  lists: optional(
    keyed(readId, list(phrase(40), { most: 100, what: 'words' }), { what: 'names of lists' }),
    new Map(),
    'Single words that may stand for one another, by a name: a phrase takes any of them for <name>.',
  ),
  harmless: optional(phrases, [], 'Ways of speaking that mean no danger.'),
  life: optional(dangerShape, null, 'Wanting to die, hurting oneself.'),
  harm: optional(dangerShape, null, 'Hurt or threatened by somebody, or a child in danger.'),
  medical: optional(dangerShape, null, 'An emergency of the body.'),
});

/** A phrase with a mistake costs itself alone: the others must go on protecting people. */
export function parseSafetyFile(
  content: string,
  context: { language: string; file: string },
): { safety: SafetyPhrases | null; problems: Problem[] } {
  const report = new Report(context.file, content);
  const root = readYaml(content, report);
  const read = root && safetyShape.read(root, report);
  if (!read) return { safety: null, problems: report.problems };
  const { lists, harmless } = read.values;
  const withLists = (said: readonly string[]): string[] =>
    said.map((written) =>
      written.replace(/<([a-z-]+)>/g, (whole, name: string) => {
        const words = lists.get(name);
        if (words === undefined) report.error(read.at('lists'), `There is no list called "${name}".`);
        return words?.join('/') ?? whole;
      }),
    );
  const found = new Map<string, readonly string[]>();
  for (const kind of ['life', 'harm', 'medical'] as const) {
    for (const level of ['urgent', 'check'] as const) {
      const said = withLists(read.values[kind]?.values[level] ?? []);
      if (said.length > 0) found.set(`${kind}/${level}`, said);
    }
  }
  const safety = { language: context.language, phrases: found, harmless: withLists(harmless) };
  return { safety, problems: report.problems };
}
