/** What other directories' labels stand for, by the tables of `content/directories/labels/`. */
import { comparable } from '../clean-text.js';
import type { Label } from '../directory-service.js';
import type { LabelTable } from '../tables.js';

export interface LabelsRead {
  topics: string[];
  access: string[];
  /** Labels that no table knows. */
  unknown: Label[];
}

/** The ids that may be named, with the names by which our own export calls them. */
export interface OwnIds {
  topics: ReadonlySet<string>;
  access: ReadonlySet<string>;
}

/** Makes a reader of labels. A table that names the label's own list counts before those that serve every list. */
export function labelsReader(
  tables: readonly LabelTable[],
  own: OwnIds,
): (labels: readonly Label[]) => LabelsRead {
  const indexed = tables.map((table) => ({
    also: table.also.map(comparable),
    topics: table.own ? ownMeanings(own.topics) : byName(table.topics),
    access: table.own ? ownMeanings(own.access, 'access/') : byName(table.access),
  }));
  const general = indexed.filter(({ also }) => also.length === 0);
  return (labels) => {
    const read: LabelsRead = { topics: [], access: [], unknown: [] };
    for (const label of labels) {
      const list = comparable(label.list);
      const particular = indexed.filter(({ also }) => also.includes(list));
      const others = indexed.filter((table) => !particular.includes(table) && !general.includes(table));
      const names = [...new Set([comparable(label.id), comparable(label.name)])].filter(
        (name) => name !== '',
      );
      const found = [...particular, ...general, ...others]
        .flatMap((table) =>
          names.map((name) => ({ topics: table.topics.get(name), access: table.access.get(name) })),
        )
        .find(({ topics, access }) => topics !== undefined || access !== undefined);
      if (found === undefined) read.unknown.push(label);
      read.topics.push(...(found?.topics ?? []).filter((topic) => own.topics.has(topic)));
      read.access.push(...(found?.access ?? []).filter((need) => own.access.has(need)));
    }
    return { ...read, topics: [...new Set(read.topics)], access: [...new Set(read.access)] };
  };
}

function byName(meanings: Record<string, string[]>): Map<string, readonly string[]> {
  return new Map(Object.entries(meanings).map(([name, ids]) => [comparable(name), ids]));
}

/** Our export writes `access/transport` for the need, as there is a topic of that name. */
function ownMeanings(ids: ReadonlySet<string>, before = ''): Map<string, readonly string[]> {
  return new Map([...ids].map((id) => [comparable(before + id), [id]]));
}
