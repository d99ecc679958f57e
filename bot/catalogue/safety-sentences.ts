/**
 * The sentences beside the safety phrases, `safety/<language>.tests.yaml`: what must be noticed, and what must not. They
 * take no part in a conversation; every change of phrases is held against them.
 */
import type { SafetyFinding, SafetyKind } from '../../dialogs/heard.js';
import type { Problem } from './catalogue.js';
import { ContentFolder } from './content-folder.js';
import { fields, optional } from './fields.js';
import { phrase } from './plain-values.js';
import { readYaml } from './read-yaml.js';
import { Report } from './report.js';
import { list, then, type Shape } from './shape.js';

/** What a file of sentences is called, behind the language: `en.tests`. */
const endOfName = '.tests';

/** Whether a file beside the safety phrases holds sentences to hold them against. */
export function holdsSentences(id: string): boolean {
  return id.endsWith(endOfName);
}

/** What must come of a sentence: noticed at this level at least, not noticed at all, or at most asked about. */
export type MustBe = { kind: SafetyKind; least: SafetyFinding['level'] } | 'harmless' | 'never-urgent';

interface Sentence {
  said: string;
  /** Where it stands in its file. */
  at: number;
}

const sentences: Shape<Sentence[]> = list(
  then(phrase(500), (said, _report, at): Sentence => ({ said, at })),
  { most: 2000, what: 'sentences', keepGood: true },
);
const catchShape = fields('a kind of danger', {
  urgent: optional(sentences, [], 'Help is needed now.'),
  check: optional(sentences, [], 'It must at least be asked about.'),
});
const kindsShape = fields('kinds of danger', {
  life: optional(catchShape, null, 'Wanting to die, hurting oneself.'),
  harm: optional(catchShape, null, 'Hurt or threatened by somebody, or a child in danger.'),
  medical: optional(catchShape, null, 'An emergency of the body.'),
});
export const sentencesShape = fields('the sentences', {
  'must-catch': optional(kindsShape, null, 'What must be noticed, by kind and by the least level.'),
  'must-not-catch': optional(sentences, [], 'What must not be noticed at all.'),
  'never-urgent': optional(sentences, [], 'What may be asked about, but is no danger now.'),
});

/** Says what is wrong with how a sentence is taken, or null where it is taken as it must be. */
export type Judge = (said: string, mustBe: MustBe, language: string) => string | null;

/** Judges every sentence of a content folder. What is taken wrongly is an error at its place in the file. */
export async function judgeSentences(
  folder: string,
  judge: Judge,
): Promise<{ judged: Map<string, number>; problems: Problem[] }> {
  const content = await ContentFolder.open(folder);
  const files = (await content.yamlFiles('safety')).filter(({ id }) => holdsSentences(id));
  const judged = new Map<string, number>();
  const problems: Problem[] = [];
  for await (const { id, file, text } of content.texts(files)) {
    const language = id.slice(0, -endOfName.length);
    const report = new Report(file, text);
    const all = readSentences(text, report);
    judged.set(language, all.length);
    for (const { said, at, mustBe } of all) {
      const wrong = judge(said, mustBe, language);
      if (wrong !== null) report.error(at, wrong);
    }
    problems.push(...report.problems);
  }
  return { judged, problems };
}

function readSentences(text: string, report: Report): (Sentence & { mustBe: MustBe })[] {
  const root = readYaml(text, report);
  const read = root && sentencesShape.read(root, report);
  if (!read) return [];
  const must = (mustBe: MustBe, found: Sentence[] = []): (Sentence & { mustBe: MustBe })[] =>
    found.map((sentence) => ({ ...sentence, mustBe }));
  const toCatch = (['life', 'harm', 'medical'] as const).flatMap((kind) =>
    (['urgent', 'check'] as const).flatMap((least) =>
      must({ kind, least }, read.values['must-catch']?.values[kind]?.values[least]),
    ),
  );
  return [
    ...toCatch,
    ...must('harmless', read.values['must-not-catch']),
    ...must('never-urgent', read.values['never-urgent']),
  ];
}
