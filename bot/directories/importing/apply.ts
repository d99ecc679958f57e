/** Carries a plan out on the files of a place: writes what is new, brings up to date what nobody has edited. */
import type { GroupFile } from '../../catalogue/group-file.js';
import { comparable } from '../clean-text.js';
import type { Fields } from './field.js';
import {
  activitiesOf,
  addActivity,
  mapOf,
  newGroupDocument,
  setField,
  textOf,
  valueOf,
  type GroupDocument,
} from './group-document.js';
import type { Plan, PlannedActivity, PlannedGroup } from './group-plan.js';
import { entriesOf, type Found, type GroupOnDisk } from './groups-on-disk.js';
import { digestOf, type ImportedRecord } from './imported-record.js';
import { isUntouched, mergeFields } from './merge.js';
import { freeId } from './short-id.js';
import type { KindOfNews, News } from './told.js';

export interface Applied {
  /** Files to write, by group. */
  files: Map<string, string>;
  record: ImportedRecord;
  news: News[];
  counts: {
    groupsNew: number;
    activitiesNew: number;
    activitiesChanged: number;
    activitiesSame: number;
    fieldsKept: number;
  };
}

export interface Applying {
  feed: string;
  groups: Map<string, GroupOnDisk>;
  record: ImportedRecord;
  /** Whether the plan holds all that the directory has: only then is what it lacks gone. */
  complete: boolean;
  /** Reads a group's file as the bot does. */
  check: (id: string, text: string) => GroupFile;
}

/** The file format takes 100 activities. */
const mostActivities = 100;

export function applyPlan(plan: Plan, applying: Applying): Applied {
  return new Application(plan, applying).result();
}

class Application {
  private readonly touched = new Map<string, GroupDocument>();
  private readonly found: ReturnType<typeof entriesOf>;
  private readonly record: ImportedRecord;
  private readonly news: News[] = [];
  private readonly counts: Applied['counts'];

  constructor(
    private readonly plan: Plan,
    private readonly applying: Applying,
  ) {
    const { groups, feed, record } = applying;
    this.found = entriesOf(groups.values(), feed);
    this.record = { ...record, groups: { ...record.groups }, activities: { ...record.activities } };
    this.counts = { groupsNew: 0, activitiesNew: 0, activitiesChanged: 0, activitiesSame: 0, fieldsKept: 0 };
  }

  result(): Applied {
    for (const group of this.plan.groups) this.group(group);
    this.closeWhatIsGone();
    const files = new Map<string, string>();
    for (const [id, document] of this.touched) {
      const text = this.soundText(id, document);
      if (text !== null) files.set(id, text);
    }
    return { files, record: this.record, news: this.news, counts: this.counts };
  }

  private group(planned: PlannedGroup): void {
    const news: PlannedActivity[] = [];
    for (const activity of planned.activities) {
      const there = this.found.activities.get(activity.source);
      if (there) this.update(there, activity);
      else if (this.mayBeNew(activity)) news.push(activity);
    }
    const there = this.found.groups.get(planned.source) ?? this.sameNamed(planned);
    if (there) this.updateGroup(there, planned);
    if (news.length === 0) return;
    if (there && activitiesOf(there.document).length + news.length <= mostActivities) this.add(there, news);
    else this.create(planned, news);
  }

  /** Imported before and not there now: somebody took it out, or its file cannot be read. */
  private mayBeNew({ source, name }: PlannedActivity): boolean {
    const before = this.record.activities[source];
    if (before === undefined) return true;
    const broken = this.applying.groups.get(before.group)?.broken === true;
    this.tell(broken ? 'file-broken' : 'taken-out', source, name, before.group);
    return false;
  }

  /** The directory has given the organisation another id. */
  private sameNamed({ name }: PlannedGroup): Found | undefined {
    const wanted = comparable(name);
    return [...this.found.groups.values()].find(({ document, map }) => {
      const there = valueOf(document, map, 'name');
      return typeof there === 'string' && comparable(there) === wanted;
    });
  }

  private update({ group, document, map }: Found, { source, fields }: PlannedActivity): void {
    const merged = mergeFields(document, map, fields, this.record.activities[source]?.fields ?? {});
    this.record.activities[source] = { group: group.id, fields: merged.fields };
    this.counts.fieldsKept += merged.kept.length;
    if (merged.changed.length === 0) this.counts.activitiesSame++;
    else {
      this.counts.activitiesChanged++;
      this.touched.set(group.id, document);
    }
  }

  private updateGroup({ group, document, map }: Found, { source, fields }: PlannedGroup): void {
    const merged = mergeFields(document, map, fields, this.record.groups[source]?.fields ?? {});
    this.record.groups[source] = { group: group.id, fields: merged.fields };
    this.counts.fieldsKept += merged.kept.length;
    if (merged.changed.length > 0) this.touched.set(group.id, document);
  }

  private create(planned: PlannedGroup, activities: readonly PlannedActivity[]): void {
    const { groups, feed } = this.applying;
    const id = freeId(planned.name, planned.source, (one) => groups.has(one));
    const document = newGroupDocument(planned.fields, { feed, id: planned.source });
    const group: GroupOnDisk = { id, text: '', document, broken: false };
    groups.set(id, group);
    const found: Found = { group, document, map: mapOf(document) };
    this.found.groups.set(planned.source, found);
    this.record.groups[planned.source] = { group: id, fields: digests(planned.fields) };
    this.counts.groupsNew++;
    this.add(found, activities);
  }

  private add({ group, document }: Found, activities: readonly PlannedActivity[]): void {
    const taken = new Set(activitiesOf(document).map((map) => valueOf(document, map, 'id')));
    for (const { source, name, fields } of activities) {
      const id = freeId(name, source, (one) => taken.has(one));
      taken.add(id);
      addActivity(document, id, fields, { feed: this.applying.feed, id: source });
      const map = activitiesOf(document).at(-1)!;
      this.found.activities.set(source, { group, document, map });
      this.record.activities[source] = { group: group.id, fields: digests(fields) };
      this.counts.activitiesNew++;
    }
    this.touched.set(group.id, document);
  }

  /** Never deleted: closed where nobody has edited it, and told. */
  private closeWhatIsGone(): void {
    const { plan } = this;
    const known = [...this.found.activities];
    const gone = known.filter(
      ([source]) => plan.closed.has(source) || (this.applying.complete && !plan.seen.has(source)),
    );
    const tooMany =
      gone.filter(([source]) => !plan.closed.has(source)).length > known.length / 2 && known.length > 10;
    for (const [source, found] of gone) {
      if (tooMany && !plan.closed.has(source)) this.tell('gone-many', source, nameOf(found), found.group.id);
      else this.close(source, found);
    }
  }

  private close(source: string, found: Found): void {
    const { document, map, group } = found;
    if (valueOf(document, map, 'status') === 'closed') return;
    const imported = this.record.activities[source];
    const untouched = imported !== undefined && isUntouched(document, map, imported.fields);
    this.tell(untouched ? 'gone-closed' : 'gone-kept', source, nameOf(found), group.id);
    if (!untouched) return;
    setField(document, map, 'status', { value: 'closed', note: 'no longer in the directory' });
    this.record.activities[source] = {
      group: group.id,
      fields: { ...imported.fields, status: digestOf('closed') },
    };
    this.touched.set(group.id, document);
  }

  /**
   * The text as it will be written. A file that was there and would have a mistake stays as it is; a new one is written
   * without the activities that the bot could not read. Null where nothing is to be written.
   */
  private soundText(id: string, document: GroupDocument): string | null {
    const text = textOf(document);
    const mistake = this.mistakeIn(id, text);
    if (mistake === null) return text;
    const group = this.applying.groups.get(id)!;
    const own = [...this.found.activities].filter(([, found]) => found.group === group);
    if (group.text === '') return this.withoutUnsound(id, document, own);
    for (const [source, found] of own) {
      this.tell('file-broken', source, nameOf(found), `${id}.yaml: ${mistake}`);
      const before = this.applying.record.activities[source];
      if (before === undefined) delete this.record.activities[source];
      else this.record.activities[source] = before;
    }
    return null;
  }

  private withoutUnsound(
    id: string,
    document: GroupDocument,
    own: readonly [string, Found][],
  ): string | null {
    const sound = own.filter(([source, found]) => {
      const alone = document.clone();
      alone.set('activities', alone.createNode([found.map]));
      const mistake = this.mistakeIn(id, textOf(alone));
      if (mistake === null) return true;
      this.tell('not-sound', source, nameOf(found), mistake);
      delete this.record.activities[source];
      this.counts.activitiesNew--;
      return false;
    });
    document.set('activities', document.createNode(sound.map(([, { map }]) => map)));
    const text = sound.length > 0 ? textOf(document) : null;
    return text !== null && this.mistakeIn(id, text) === null ? text : null;
  }

  private mistakeIn(id: string, text: string): string | null {
    const found = this.applying.check(id, text).problems.find(({ level }) => level === 'error');
    return found === undefined ? null : `line ${found.line ?? 1}: ${found.message}`;
  }

  private tell(kind: KindOfNews, id: string, name: string, detail: string): void {
    this.news.push({ kind, id, name, detail });
  }
}

function nameOf({ document, map }: Found): string {
  const name = valueOf(document, map, 'name');
  return typeof name === 'string' ? name : '';
}

function digests(fields: Fields): Record<string, string> {
  return Object.fromEntries([...fields].map(([name, { value }]) => [name, digestOf(value)]));
}
