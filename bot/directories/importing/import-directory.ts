/** Imports services of another directory into a place. The disk is touched here and in what this calls, nowhere else. */
import { join } from 'node:path';
import type { Catalogue, Day, Place } from '../../catalogue/catalogue.js';
import { groupChecker } from '../check-group.js';
import type { DirectoryService } from '../directory-service.js';
import { applyPlan, type Applied } from './apply.js';
import { planImport, type Plan } from './group-plan.js';
import { readGroups, writeGroup } from './groups-on-disk.js';
import { fileOfRecord, readRecord, writeRecord } from './imported-record.js';
import { createReading } from './reading.js';
import type { News } from './told.js';

export interface ImportWanted {
  services: readonly DirectoryService[];
  /** Whether these are all that the directory has. */
  complete: boolean;
  /** A short name of the directory, an id. */
  feed: string;
  /** Where it was read from, for the record. */
  source: string;
  catalogue: Catalogue;
  place: Place;
  /** The content folder. */
  content: string;
  today: Day;
  /** Reads and decides all, and writes nothing. */
  dryRun: boolean;
  /** In steps of its own, two a service at most. */
  progress?: (done: number, of: number) => void;
}

export interface ImportDone {
  counts: Applied['counts'];
  news: News[];
  unknownLabels: Plan['unknownLabels'];
  /** Files that were written, or would be. */
  files: string[];
}

/**
 * @throws TableMistake or RecordMistake, one line each, before anything is written
 */
export async function importDirectory(wanted: ImportWanted): Promise<ImportDone> {
  const { services, catalogue, place, content, feed, today, progress } = wanted;
  const reading = createReading(catalogue, place, content, today);
  const folder = join(content, 'places', place.id, 'groups');
  const recordFile = fileOfRecord(content, place.id, feed);
  const record = await readRecord(recordFile, feed);
  const groups = await readGroups(folder);
  let done = 0;
  const plan = await planImport(services, reading, () => progress?.(++done, services.length * 2));
  const applied = applyPlan(plan, {
    ...{ feed, groups, record, complete: wanted.complete },
    check: groupChecker(catalogue, place),
  });
  if (!wanted.dryRun) {
    await writeAll(folder, applied.files);
    await writeRecord(recordFile, { ...applied.record, source: wanted.source, read: today });
  }
  return {
    counts: applied.counts,
    news: [...plan.news, ...applied.news],
    unknownLabels: plan.unknownLabels,
    files: [...applied.files.keys()].map((id) => `places/${place.id}/groups/${id}.yaml`),
  };
}

/** Files written side by side. */
const atOnce = 16;

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const all = [...files];
  for (let start = 0; start < all.length; start += atOnce) {
    await Promise.all(all.slice(start, start + atOnce).map(([id, text]) => writeGroup(folder, id, text)));
  }
}
