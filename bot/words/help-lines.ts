import type { HelpLine } from '../catalogue/catalogue.js';

/** The kinds of line that help in each kind of danger, the one to call first leading. */
const kindsFor: Record<string, readonly string[]> = {
  emergency: ['emergency'],
  life: ['emergency', 'life'],
  harm: ['emergency', 'harm'],
  medical: ['emergency', 'medical'],
  listening: ['life'],
  any: ['emergency', 'life', 'medical', 'harm'],
};

/**
 * Whom to call in a culture. A line of a whole country (`GB`) counts in each of its parts (`GB-WLS`), after the lines
 * of the part itself. Where somebody may be at risk at home (`harm`) each line goes by its discreet name, without the
 * website that would give it away.
 */
export function helpLinesFor(lines: readonly HelpLine[], culture: string, danger: string): HelpLine[] {
  const country = culture.split('-')[0];
  const here = [
    ...lines.filter((line) => line.culture === culture),
    ...lines.filter((line) => line.culture === country && country !== culture),
  ];
  // Where there are several emergency numbers, the one for this danger: the police before the ambulance for harm.
  const aptFirst = [...here].sort(
    (one, other) => Number(other.kinds.includes(danger)) - Number(one.kinds.includes(danger)),
  );
  const wanted = (kindsFor[danger] ?? [danger]).flatMap((kind) =>
    aptFirst.filter((line) => line.kinds.includes(kind)),
  );
  const found = [...new Set(wanted)];
  return danger === 'harm' ? found.map(discreetly) : found;
}

function discreetly(line: HelpLine): HelpLine {
  return line.discreet === null ? line : { ...line, name: line.discreet, url: null };
}
