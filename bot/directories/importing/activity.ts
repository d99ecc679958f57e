/** One service as an activity of a group's file. */
import { longestName } from '../../catalogue/lengths.js';
import { readLanguage } from '../../catalogue/languages-and-regions.js';
import { Mistake } from '../../catalogue/shape.js';
import { shortened } from '../clean-text.js';
import type { DirectoryService, Label } from '../directory-service.js';
import { topicsSaid } from '../labels/topics.js';
import { aboutOf } from './about.js';
import { contactOfService, type Contact } from './contact.js';
import { costOf } from './cost.js';
import { put, type Fields } from './field.js';
import type { Reading } from './reading.js';
import { pleaseCheck, type Tell } from './told.js';
import { dayIn, whenOf } from './when.js';
import { whereOf } from './where.js';
import { joinOf, whoOf } from './who.js';

export interface ActivityRead {
  name: string;
  contact: Contact;
  /** Everything but its id, which is its group's to give. Null where it cannot be written at all. */
  fields: (groupContact: Contact) => Fields | null;
  unknownLabels: Label[];
}

/** Needs that the cost, the place and "for whom" tell of. */
const toldOtherwise = ['free', 'online', 'at-home', 'women-only'];

export function activityOf(service: DirectoryService, reading: Reading, tell: Tell): ActivityRead {
  const name = shortened(service.name, longestName).text;
  const labels = reading.labels(service.labels);
  const contact = contactOfService(service, tell);
  const topics = topicsOf(service, labels, reading);
  return {
    name,
    contact,
    unknownLabels: labels.unknown,
    fields: (groupContact) => {
      if (topics.ids.length === 0) {
        tell('no-topic', service.labels.map((label) => label.name).join('; '));
        return null;
      }
      return fieldsOf(service, { name, contact, groupContact, topics, needs: labels.access }, reading, tell);
    },
  };
}

interface Known {
  name: string;
  contact: Contact;
  groupContact: Contact;
  topics: { ids: string[]; note: string | null };
  /** Access needs by labels. */
  needs: readonly string[];
}

function fieldsOf(service: DirectoryService, known: Known, reading: Reading, tell: Tell): Fields {
  const { name, needs, topics } = known;
  const when = whenOf(service, reading, tell);
  const cost = costOf(service, needs.includes('free'), reading, tell);
  const where = whereOf(service, needs.includes('at-home'), reading, tell);
  const who = whoOf(service, needs.includes('women-only'), reading, tell);
  const access = accessOf(service, needs, reading, tell);
  const join = joinOf(service, reading);
  const about = aboutOf(
    service.description,
    name,
    [
      { key: 'when', said: when.inWords },
      { key: 'cost', said: cost.inWords },
      { key: 'for-whom', said: who.inWords },
      { key: 'ask', said: otherContact(known, tell) },
      { key: 'also-at', said: where.others.join('; ') },
    ],
    reading,
    tell,
  );
  if (service.alert !== '') tell('alert', service.alert);

  const fields: Fields = new Map();
  put(fields, 'name', name);
  put(
    fields,
    'about',
    about,
    service.description === '' ? 'the directory says nothing of it, please write this' : undefined,
  );
  put(fields, 'topics', topics.ids, topics.note ?? undefined);
  put(fields, 'when', when.when, when.note ?? undefined);
  put(fields, 'where', where.where, where.note ?? undefined);
  put(fields, 'cost', cost.cost, cost.note ?? undefined);
  put(fields, 'access', access.needs, access.note ?? undefined);
  put(fields, 'for', who.who, who.note ?? undefined);
  put(fields, 'languages', languagesOf(service, reading, tell));
  put(fields, 'join', join.join, join.note ?? undefined);
  put(fields, 'status', service.status === 'active' ? 'open' : service.status);
  put(fields, 'checked', checkedOf(service, reading, tell));
  return fields;
}

function topicsOf(
  service: DirectoryService,
  labels: { topics: string[]; unknown: Label[] },
  reading: Reading,
): { ids: string[]; note: string | null } {
  const most = 8;
  if (labels.topics.length > 0) return { ids: labels.topics.slice(0, most), note: null };
  const names = labels.unknown.map(({ name }) => name);
  const ids = topicsSaid(reading.topics, { name: service.name, labels: names, text: service.description });
  if (ids.length > 0) return { ids, note: pleaseCheck };
  const organisation = service.organisation;
  const text = organisation === null ? '' : `${organisation.name}. ${organisation.description}`;
  return { ids: topicsSaid(reading.topics, { name: '', labels: [], text }), note: pleaseCheck };
}

function accessOf(
  service: DirectoryService,
  byLabels: readonly string[],
  reading: Reading,
  tell: Tell,
): { needs: string[]; note: string | null } {
  const certain = byLabels.filter((need) => !toldOtherwise.includes(need));
  const [location] = service.locations;
  const read = reading.access([...(location?.access ?? []), service.description].join('.\n'));
  const isNew = (need: string): boolean => !certain.includes(need) && !toldOtherwise.includes(need);
  const more = [...read.has.filter(isNew), ...read.hasNot.filter(isNew).map((need) => `no ${need}`)];
  if (read.doubtful.length > 0) tell('access-unread', read.doubtful.join(', '));
  return { needs: [...certain, ...more], note: more.length > 0 ? pleaseCheck : null };
}

/** How to reach this one, where that differs from how its group is reached. */
function otherContact({ contact, groupContact }: Known, tell: Tell): string | null {
  const digits = (text: string): string => text.replace(/\D/g, '');
  const own = [
    digits(contact.phone) === digits(groupContact.phone) ? '' : contact.phone,
    contact.email.toLowerCase() === groupContact.email.toLowerCase() ? '' : contact.email,
  ].filter((text) => text !== '');
  if (own.length === 0) return null;
  const said = [contact.name, ...own].filter((text) => text !== '').join(', ');
  tell('other-contact', said);
  return said;
}

function languagesOf(service: DirectoryService, reading: Reading, tell: Tell): string[] {
  const tags = service.languages.flatMap((written) => {
    const tag = languageNamed(written);
    if (tag === null) tell('language-unknown', written);
    return tag === null ? [] : [tag];
  });
  const distinct = [...new Set(tags)].slice(0, 20);
  return distinct.length === 1 && distinct[0] === reading.place.languages[0] ? [] : distinct;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const byName = new Map<string, string>();

function languageNamed(written: string): string | null {
  if (byName.size === 0) {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const two = letters.flatMap((first) => letters.map((second) => first + second));
    const three = two.flatMap((start) => letters.map((third) => start + third));
    for (const tag of [...two, ...three]) {
      const name = languageNames.of(tag)?.toLowerCase();
      if (name !== undefined && !byName.has(name)) byName.set(name, tag);
    }
  }
  const known = byName.get(written.toLowerCase());
  if (known !== undefined) return known;
  if (!/^[a-z]{2,3}(?:-\w+)*$/i.test(written)) return null;
  const tag = readLanguage(written);
  return tag instanceof Mistake ? null : tag;
}

function checkedOf(service: DirectoryService, reading: Reading, tell: Tell): string | null {
  if (service.assured === '') return null;
  const day = dayIn(service.assured);
  if (day !== null && day <= reading.today) return day;
  tell('checked-unread', service.assured);
  return null;
}
