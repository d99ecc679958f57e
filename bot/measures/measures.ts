/** Questions how somebody is, as they stand in `content/measures`. */
import type { Measure } from '../../dialogs/measure.js';

/** A measure with the languages that it may be put in. */
export interface MeasureFile {
  id: string;
  name: string;
  /** Where its words come from, and whose they are. */
  source: string;
  rights: string;
  fromAge: number;
  languages: ReadonlyMap<string, Pick<Measure, 'intro' | 'questions'>>;
}
export type Measures = readonly MeasureFile[];

const otherwise = 'en';

/** Each measure in this language; where it has none, in English; where it has not that either, not at all. */
export function measuresFor(measures: Measures, language: string): Measure[] {
  return measures.flatMap(({ id, name, fromAge, languages }) => {
    const spoken = [language, language.split('-')[0] ?? '', otherwise].find((one) => languages.has(one));
    const words = spoken === undefined ? undefined : languages.get(spoken);
    return spoken === undefined || words === undefined
      ? []
      : [{ id, name, fromAge, language: spoken, ...words }];
  });
}
