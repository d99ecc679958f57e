import type { Phrases, Texts } from './catalogue.js';
import { didYouMean, nearest } from './nearest.js';
import type { YamlNode } from './read-yaml.js';
import { quoted, Report, shortened } from './report.js';
import type { Shape } from './shape.js';
import { wrong } from './what-is-wrong.js';

/** The ids of topics or access needs that other files may name. */
export interface Known {
  /** What can be used. */
  usable: ReadonlySet<string>;
  /** What is there with a mistake of its own. Naming it is no second mistake; it is passed over. */
  broken: ReadonlySet<string>;
  /** False where the file that names them could not be read at all: then nothing can be said to be unknown. */
  complete: boolean;
  /** The id that was meant by a word that is none of them, or null; see `meantBy`. */
  meant?: (written: string) => string | null;
}

/** A list of known ids. `what` is one of them, "a topic"; with `canLack` an editor is offered
 * each with `no` before it, too. */
export function knownIds(
  known: Known,
  { what, most, canLack = false }: { what: string; most: number; canLack?: boolean },
): Shape<{ ids: string[]; not: string[] }> {
  const all = [...known.usable, ...known.broken];
  const readOne = (node: YamlNode, report: Report): { id: string; not: boolean } | null | undefined => {
    if (node.kind !== 'text') {
      report.error(node.at, `This should be ${what}, one word each.`, wrong('other-form'));
      return undefined;
    }
    const written = node.value.trim();
    const id = written.replace(/^no +/, '');
    if (known.usable.has(id)) return { id, not: id !== written };
    if (known.broken.has(id) || !known.complete) return null;
    const several = written.split(/[\s,;]+/);
    if (several.length > 1 && several.every((each) => all.includes(each))) {
      report.error(
        node.at,
        `Put a comma between them, and no quotes round them: ${several.join(', ')}`,
        wrong('no-choice', { text: shortened(written) }),
      );
      return undefined;
    }
    const meant = nearest(id, all) ?? known.meant?.(id) ?? null;
    const help = meant === null ? didYouMean(id, all) : ` Did you mean ${meant}?`;
    report.error(
      node.at,
      `${quoted(written)} isn't ${what} I know.${help}`,
      wrong('no-choice', { text: shortened(written) }),
    );
    return undefined;
  };
  return {
    schema: {
      type: 'array',
      items: { enum: [...all, ...(canLack ? all.map((id) => `no ${id}`) : [])] },
      maxItems: most,
    },
    read(node, report) {
      if (node.kind !== 'list') {
        report.error(
          node.at,
          `This should be a list. Put [ ] round it, like [${all.slice(0, 2).join(', ')}].`,
          wrong('other-form'),
        );
        return undefined;
      }
      if (node.items.length > most) {
        const count = node.items.length;
        report.error(
          node.at,
          `There are ${count} here; ${most} is the most.`,
          wrong('too-many', { count, most }),
        );
        return undefined;
      }
      const read = node.items.map((item) => readOne(item, report));
      if (read.includes(undefined)) return undefined;
      const found = read.filter((each) => each !== null && each !== undefined);
      const ids = [...new Set(found.filter(({ not }) => !not).map(({ id }) => id))];
      return { ids, not: [...new Set(found.filter(({ not }) => not).map(({ id }) => id))] };
    },
  };
}

/** Finds the id for which people say a word: `loneliness` is said for `company`. */
export function meantBy(
  words: ReadonlyMap<string, { name: Texts; words: Phrases }>,
): (written: string) => string | null {
  return (written) => {
    const said = written.toLowerCase();
    for (const [id, { name, words: phrases }] of words) {
      const all = [...name.values(), ...[...phrases.values()].flat()];
      if (all.some((each) => each.replace(/^=/, '').toLowerCase() === said)) return id;
    }
    return null;
  };
}
