/** The file `cultures.yaml`: what holds in a country whatever language is spoken there. */
import type { CultureFacts, Problem } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { readCulture } from './languages-and-regions.js';
import { text } from './plain-values.js';
import { readYaml } from './read-yaml.js';
import { Report } from './report.js';
import { keyed, oneOf, then, type Shape } from './shape.js';
import { textsShape } from './word-files.js';

const factsShape: Shape<CultureFacts> = then(
  fields('what holds in a country', {
    clock: optional(
      oneOf('a clock', ['12-hour', '24-hour']),
      null,
      '12-hour or 24-hour: how times of day are written. Left out, as the language has it.',
    ),
    distances: optional(oneOf('a measure', ['miles', 'kilometres']), null, 'miles or kilometres.'),
    doctor: optional(
      textsShape,
      new Map<string, string>(),
      'What the doctor is called whom people go to first, per language, so that it can follow "your".',
    ),
    source: required(text(300), 'Where it was found.'),
  }),
  ({ values: { clock, distances, doctor } }) => ({ clock, distances, doctor }),
);

export const culturesShape: Shape<Map<string, CultureFacts>> = keyed(readCulture, factsShape, {
  what: 'countries',
  keepGood: true,
});

export function parseCulturesFile(
  content: string,
  file: string,
): { cultures: Map<string, CultureFacts>; problems: Problem[] } {
  const report = new Report(file, content);
  const root = readYaml(content, report);
  const cultures = root && culturesShape.read(root, report);
  return { cultures: cultures ?? new Map<string, CultureFacts>(), problems: report.problems };
}
