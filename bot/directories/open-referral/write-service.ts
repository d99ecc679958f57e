/**
 * An activity as a service of Open Referral UK 3.0 (https://docs.openreferraluk.org/). A few fields of the fuller
 * standard that the profile leaves out are given as well, as it allows: telephone numbers, names of languages, who may
 * come and how people join.
 */
import type {
  AccessNeed,
  Activity,
  Catalogue,
  Group,
  Place,
  Texts,
  Topic,
} from '../../catalogue/catalogue.js';
import type { Say } from '../wording.js';
import type { JsonObject } from './json.js';
import { isUuid, uuidOf } from './uuid.js';
import { schedulesOf } from './write-schedules.js';

export interface Writing {
  catalogue: Pick<Catalogue, 'topics' | 'access'>;
  place: Place;
  say: Say;
  /** When a group's file was last changed, or null where that is not known. */
  changed: (group: Group) => Date | null;
}

/** The name of the list that our topics and access needs are terms of. */
export const ourTerms = 'What Matters topics';
export const ourTaxonomy = uuidOf('taxonomy', ourTerms);

export function serviceId(place: Place, activity: Activity): string {
  const source = activity.source?.id ?? '';
  return isUuid(source) ? source.toLowerCase() : uuidOf('service', place.id, activity.id);
}

export function organisationId(place: Place, group: Group): string {
  const source = group.source?.id ?? '';
  return isUuid(source) ? source.toLowerCase() : uuidOf('organisation', place.id, group.id);
}

export function termId(kind: 'topic' | 'access', id: string): string {
  return uuidOf(kind, id);
}

/** What lists hold of a service: its own fields and its organisation. */
export function writeServiceInList(activity: Activity, writing: Writing): JsonObject {
  const { place, changed } = writing;
  const { group, ages } = activity;
  const alert = alertOf(activity, writing);
  const { website, email } = group.contact;
  const modified = changed(group);
  return {
    id: serviceId(place, activity),
    name: activity.name,
    description: activity.about,
    ...(isWeb(website) && { url: website }),
    ...(email !== null && { email }),
    status: {
      open: 'active',
      full: 'active',
      'waiting-list': 'active',
      paused: 'temporarily closed',
      closed: 'inactive',
    }[activity.status],
    ...(ages !== null && ages.from !== null && { minimum_age: ages.from }),
    ...(ages !== null && ages.to !== null && { maximum_age: ages.to }),
    ...(activity.checked !== null && { assured_date: activity.checked }),
    ...(alert !== '' && { alert }),
    ...(modified !== null && { last_modified: modified.toISOString() }),
    ...(activity.only !== null && { eligibility_description: activity.only }),
    application_process: writing.say(activity.join),
    organization: {
      id: organisationId(place, group),
      name: group.name,
      description: group.about,
      ...(email !== null && { email }),
      ...(isWeb(website) && { website }),
    },
  };
}

/** Everything that belongs to a service. */
export function writeService(activity: Activity, writing: Writing): JsonObject {
  const service = writeServiceInList(activity, writing);
  const id = service['id'] as string;
  const parts: JsonObject = {
    schedules: schedulesOf(activity, id),
    service_at_locations: locationOf(activity, id, writing),
    languages: activity.languages.map((code) => ({
      id: uuidOf(id, 'language', code),
      code,
      name: languageName(code),
    })),
    cost_options: costOf(activity, id, writing),
    contacts: contactsOf(activity.group, id),
    attributes: attributesOf(activity, id, writing),
  };
  const said = Object.entries(parts).filter(([, list]) => Array.isArray(list) && list.length > 0);
  return { ...service, ...Object.fromEntries(said) };
}

const isWeb = (address: string | null): address is string => address !== null && /^https?:/.test(address);

function alertOf({ status }: Activity, { place, say }: Writing): string {
  const said = [
    place.example ? say('made-up') : '',
    status === 'full' || status === 'waiting-list' ? say(status) : '',
  ];
  return said.filter((text) => text !== '').join(' ');
}

function locationOf(activity: Activity, service: string, writing: Writing): JsonObject[] {
  const { where } = activity;
  const { place } = writing;
  if (where.kind === 'at-home') return [];
  const id = uuidOf(service, 'at');
  if (where.kind === 'online')
    return [{ id, location: { id: uuidOf(id, 'location'), location_type: 'virtual' } }];
  const location: JsonObject = {
    id: uuidOf(place.id, 'location', where.name, where.postcode ?? ''),
    location_type: 'physical',
    name: where.name,
    ...(where.at !== null && { latitude: where.at[0], longitude: where.at[1] }),
  };
  if (where.postcode !== null) {
    const address: JsonObject = { address_1: where.name, city: place.name, state_province: place.name };
    location['addresses'] = [
      {
        ...{ id: uuidOf(id, 'address'), ...address, postal_code: where.postcode },
        ...{ country: place.culture.slice(0, 2), address_type: 'physical' },
      },
    ];
  }
  const accessibility = accessibilityOf(activity, id, writing);
  if (accessibility.length > 0) location['accessibility'] = accessibility;
  return [{ id, location }];
}

function accessibilityOf(
  { access, accessNot }: Activity,
  at: string,
  { catalogue, place, say }: Writing,
): JsonObject[] {
  const said = (need: string): string => nameOf(catalogue.access.get(need), place) ?? need;
  const texts = [...access.map(said), ...accessNot.map((need) => say('access-not', { said: said(need) }))];
  return texts.map((text) => ({ id: uuidOf(at, text), description: text, accessibility: text }));
}

function nameOf(entry: Topic | AccessNeed | undefined, place: Place): string | undefined {
  const names: Texts | undefined = entry?.name;
  return names?.get(place.languages[0] ?? 'en') ?? names?.get('en');
}

const englishNames = new Intl.DisplayNames(['en'], { type: 'language' });
const languageName = (code: string): string => englishNames.of(code) ?? code;

function costOf({ cost }: Activity, service: string, { say }: Writing): JsonObject[] {
  const id = uuidOf(service, 'cost');
  if (cost.kind === 'unknown') return [];
  if (cost.kind === 'free') return [{ id, amount: 0, ...(cost.note !== undefined && { option: cost.note }) }];
  return [
    {
      id,
      amount: cost.amount,
      currency: cost.currency,
      ...(cost.per !== null && { amount_description: say('per', { said: cost.per }) }),
      ...(cost.note !== null && { option: cost.note }),
    },
  ];
}

function contactsOf({ contact }: Group, service: string): JsonObject[] {
  if (contact.name === null && contact.phone === null && contact.email === null) return [];
  const id = uuidOf(service, 'contact');
  return [
    {
      id,
      ...(contact.name !== null && { name: contact.name }),
      ...(contact.email !== null && { email: contact.email }),
      ...(contact.phone !== null && { phones: [{ id: uuidOf(id, 'phone'), number: contact.phone }] }),
    },
  ];
}

/** Our topics and access needs as terms of a taxonomy of our own. */
function attributesOf(activity: Activity, service: string, { catalogue, place }: Writing): JsonObject[] {
  const terms = [
    ...activity.topics.map((id) => ({
      kind: 'topic' as const,
      id,
      name: nameOf(catalogue.topics.get(id), place),
    })),
    ...[...activity.access, ...(activity.where.kind === 'at-home' ? ['at-home'] : [])]
      .filter((id) => catalogue.access.has(id))
      .map((id) => ({ kind: 'access' as const, id, name: nameOf(catalogue.access.get(id), place) })),
  ];
  return [...new Map(terms.map((term) => [`${term.kind}/${term.id}`, term])).values()].map(
    ({ kind, id, name = id }) => ({
      id: uuidOf(service, kind, id),
      link_type: 'taxonomy',
      taxonomy_term: {
        id: termId(kind, id),
        name,
        description: name,
        taxonomy: ourTerms,
        taxonomy_id: ourTaxonomy,
        term: kind === 'topic' ? id : `access/${id}`,
      },
    }),
  );
}
