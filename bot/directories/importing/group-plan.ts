/** Which services belong to one group's file, and what that file says of the group itself. */
import { longestAbout, longestName } from '../../catalogue/lengths.js';
import { comparable, shortened } from '../clean-text.js';
import type { DirectoryOrganisation, DirectoryService } from '../directory-service.js';
import { activityOf, type ActivityRead } from './activity.js';
import { contactOfOrganisation, type Contact } from './contact.js';
import { put, type Fields } from './field.js';
import type { Reading } from './reading.js';
import { shortId } from './short-id.js';
import type { KindOfNews, News, Tell } from './told.js';

export interface PlannedGroup {
  /** The organisation's id in the directory; a service's own, after `service:`, where it has none. */
  source: string;
  name: string;
  /** All but `activities`. */
  fields: Fields;
  activities: PlannedActivity[];
}

export interface PlannedActivity {
  source: string;
  name: string;
  fields: Fields;
}

export interface Plan {
  groups: PlannedGroup[];
  news: News[];
  /** Labels that no table knows, with how many services bear them. */
  unknownLabels: Map<string, number>;
  /** All that the directory has, whether they are written or not. */
  seen: ReadonlySet<string>;
  /** Closed there: an entry of ours is closed with them. */
  closed: ReadonlySet<string>;
}

/** The file format takes 100; a file of fewer is kinder to its editors. */
const mostActivities = 60;

interface Gathering {
  organisation: DirectoryOrganisation | null;
  source: string;
  members: { service: DirectoryService; read: ActivityRead; tell: Tell }[];
}

/** Reads all services. `progress` is called twice for each: once it is read, and once it is put with its group. */
export async function planImport(
  services: readonly DirectoryService[],
  reading: Reading,
  progress: () => void = () => {},
): Promise<Plan> {
  const plan: Plan & { seen: Set<string>; closed: Set<string> } = {
    ...{ groups: [], news: [], unknownLabels: new Map(), seen: new Set(), closed: new Set() },
  };
  const gatherings = new Map<string, Gathering>();
  for (const [index, service] of services.entries()) {
    progress();
    if (index % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    gather(service, gatherings, plan, reading);
  }
  for (const gathering of gatherings.values()) {
    plan.groups.push(...groupsOf(gathering, reading));
    for (let member = 0; member < gathering.members.length; member++) progress();
    await new Promise((resolve) => setImmediate(resolve));
  }
  plan.groups = plan.groups.filter(({ activities }) => activities.length > 0);
  return plan;
}

function gather(
  service: DirectoryService,
  gatherings: Map<string, Gathering>,
  plan: Plan & { seen: Set<string>; closed: Set<string> },
  reading: Reading,
): void {
  const source = sourceOf(service);
  const tell = (kind: KindOfNews, detail = ''): void =>
    void plan.news.push({ kind, id: source, name: service.name, detail });
  if (plan.seen.has(source)) return tell('id-twice');
  plan.seen.add(source);
  if (service.status === 'closed') {
    plan.closed.add(source);
    return tell('closed-there');
  }
  if (service.name === '') return tell('no-name');
  const { organisation } = service;
  if (organisation === null) tell('no-organisation');
  const read = activityOf(service, reading, tell);
  for (const { list, name } of read.unknownLabels) {
    const label = list === '' ? name : `${list}: ${name}`;
    plan.unknownLabels.set(label, (plan.unknownLabels.get(label) ?? 0) + 1);
  }
  const key = organisation === null ? `service:${source}` : comparable(organisation.name) || organisation.id;
  const there = gatherings.get(key);
  if (there) there.members.push({ service, read, tell });
  else {
    const id = organisation === null ? `service:${source}` : organisation.id || `name:${key}`;
    gatherings.set(key, {
      organisation,
      source: id.slice(0, longestSource),
      members: [{ service, read, tell }],
    });
  }
}

const longestSource = 200;

/** The directory's own id; one made of name and organisation where it gives none. */
function sourceOf(service: DirectoryService): string {
  const id = service.id || `name:${comparable(service.organisation?.name ?? '')}/${comparable(service.name)}`;
  return id.length <= longestSource ? id : `${id.slice(0, longestSource - 9)}-${shortId(id)}`;
}

function groupsOf({ organisation, source, members }: Gathering, reading: Reading): PlannedGroup[] {
  const contact = contactOf(
    organisation,
    members.map(({ read }) => read.contact),
  );
  const activities = members.flatMap(({ service, read }): PlannedActivity[] => {
    const fields = read.fields(contact);
    return fields === null ? [] : [{ source: sourceOf(service), name: read.name, fields }];
  });
  const name = shortened(organisation?.name ?? members[0]!.read.name, longestName).text;
  const parts = Math.max(1, Math.ceil(activities.length / mostActivities));
  return Array.from({ length: parts }, (_, part) => {
    const own = activities.slice(part * mostActivities, (part + 1) * mostActivities);
    const fields: Fields = new Map();
    put(fields, 'name', name);
    put(fields, 'about', groupAbout(organisation, own, reading));
    put(fields, 'contact', written(contact));
    return { source: part === 0 ? source : `${source}#${part + 1}`, name, fields, activities: own };
  });
}

function groupAbout(
  organisation: DirectoryOrganisation | null,
  activities: readonly PlannedActivity[],
  reading: Reading,
): string {
  if (organisation !== null && organisation.description !== '') {
    return shortened(organisation.description, longestAbout).text;
  }
  const [first] = activities;
  const about = first?.fields.get('about')?.value;
  if (organisation === null && typeof about === 'string') return about;
  return shortened(
    reading.say('group-unknown', { names: activities.map(({ name }) => name).join(', ') }),
    longestAbout,
  ).text;
}

/** The organisation's own, and where it has none the commonest of its services. */
function contactOf(organisation: DirectoryOrganisation | null, services: readonly Contact[]): Contact {
  const own = organisation === null ? null : contactOfOrganisation(organisation);
  const commonest = (key: keyof Contact): string => {
    const counts = new Map<string, number>();
    for (const { [key]: text } of services) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
  };
  const names = new Set(services.map(({ name }) => name));
  return {
    name: own?.name || (names.size === 1 ? commonest('name') : ''),
    phone: own?.phone || commonest('phone'),
    email: own?.email || commonest('email'),
    website: own?.website || commonest('website'),
  };
}

function written(contact: Contact): Record<string, string> | null {
  const entries = Object.entries(contact).filter(([, text]) => text !== '');
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
