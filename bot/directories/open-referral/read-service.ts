/**
 * A service as feeds of the Open Referral family hold it: Open Referral UK 3.0 (HSDS-UK), the first version of 2020 and
 * what councils' programs made of it. Field names of the standard: https://docs.openreferraluk.org/ and
 * https://docs.openreferral.org/.
 */
import type {
  CostOption,
  DirectoryOrganisation,
  DirectoryService,
  Label,
  Location,
  Schedule,
} from '../directory-service.js';
import { cleanLine } from '../clean-text.js';
import { isObject, items, line, number, objects, paragraph, type Json, type JsonObject } from './json.js';

/** Whether an object looks like a service at all. */
export function looksLikeService(value: Json): value is JsonObject {
  return isObject(value) && (line(value, 'name', 'title') !== '' || line(value, 'id') !== '');
}

export function readService(service: JsonObject): DirectoryService {
  const eligibility = objects(service, 'eligibilitys', 'eligibilities', 'eligibility');
  const age = (own: string, other: string, pick: (...ages: number[]) => number): number | null => {
    const said = [number(service, own, other), ...eligibility.map((one) => number(one, own, other))];
    const ages = said.filter((one) => one !== null);
    return ages.length === 0 ? null : pick(...ages);
  };
  return {
    id: line(service, 'id', 'service_id', 'identifier'),
    name: line(service, 'name', 'title'),
    description: paragraph(service, 'description', 'summary', 'short_description'),
    url: line(service, 'url', 'website', 'uri'),
    email: line(service, 'email'),
    status: statusOf(line(service, 'status')),
    organisation: organisationOf(objects(service, 'organization', 'organisation', 'organizations')[0]),
    contacts: contactsOf(service),
    schedules: schedulesOf(service),
    fees: paragraph(service, 'fees_description', 'fees', 'cost', 'price'),
    costs: objects(service, 'cost_options', 'costOptions').map(costOf),
    leastAge: age('minimum_age', 'min_age', Math.min),
    greatestAge: age('maximum_age', 'max_age', Math.max),
    whoMayCome: whoMayCome(service, eligibility),
    locations: locationsOf(service),
    delivery: deliveryOf(service),
    languages: items(service, 'languages', 'language').flatMap(languageOf),
    labels: labelsOf(service),
    assured: line(service, 'assured_date', 'assured', 'last_assured', 'last_verified'),
    alert: paragraph(service, 'alert'),
  };
}

function statusOf(written: string): DirectoryService['status'] {
  if (/temporar|suspend|paus|pending|draft/i.test(written)) return 'paused';
  return /inactive|defunct|closed|deleted|archived|removed|expired|withdrawn/i.test(written)
    ? 'closed'
    : 'active';
}

export function organisationOf(organisation: Json | undefined): DirectoryOrganisation | null {
  const name = line(organisation, 'name', 'title');
  const id = line(organisation, 'id', 'organization_id');
  if (name === '') return null;
  return {
    id,
    name,
    description: paragraph(organisation, 'description'),
    email: line(organisation, 'email'),
    website: line(organisation, 'website', 'url', 'uri'),
    phones: phonesOf(organisation),
  };
}

function phonesOf(from: Json | undefined): string[] {
  const phones = objects(from, 'phones', 'phone').map((phone) => {
    const extension = line(phone, 'extension');
    const number = line(phone, 'number', 'phone', 'telephone');
    return extension === '' || number === '' ? number : `${number} ext ${extension}`;
  });
  return [...phones, line(from, 'phone', 'telephone', 'phone_number')].filter((one) => one !== '');
}

function contactsOf(service: JsonObject): DirectoryService['contacts'] {
  const contacts = objects(service, 'contacts', 'contact').map((contact) => ({
    name: line(contact, 'name'),
    email: line(contact, 'email'),
    phones: phonesOf(contact),
  }));
  const own = { name: '', email: '', phones: phonesOf(service) };
  return [...contacts, own].filter(
    ({ name, email, phones }) => name !== '' || email !== '' || phones.length > 0,
  );
}

function schedulesOf(service: JsonObject): Schedule[] {
  const keys = ['schedules', 'regular_schedules', 'regular_schedule', 'regularSchedules'];
  const here = objects(service, ...keys);
  const there = objects(service, 'service_at_locations', 'serviceAtLocations').flatMap((place) => [
    ...objects(place, ...keys),
    ...objects(objects(place, 'location')[0], ...keys),
  ]);
  return (here.length > 0 ? here : there).map((schedule) => ({
    byDay: line(schedule, 'byday', 'weekday', 'by_day', 'day'),
    byMonthDay: line(schedule, 'bymonthday'),
    frequency: line(schedule, 'freq', 'frequency').toUpperCase(),
    interval: number(schedule, 'interval') ?? 1,
    opens: line(schedule, 'opens_at', 'opensAt', 'start_time'),
    closes: line(schedule, 'closes_at', 'closesAt', 'end_time'),
    start: line(schedule, 'dtstart'),
    validFrom: line(schedule, 'valid_from'),
    validTo: line(schedule, 'valid_to', 'until'),
    prose: [paragraph(schedule, 'description'), paragraph(schedule, 'notes')]
      .filter((text) => text !== '')
      .join('\n'),
  }));
}

function costOf(cost: JsonObject): CostOption {
  return {
    amount: number(cost, 'amount'),
    option: line(cost, 'option'),
    description: line(cost, 'amount_description', 'cost_type', 'description'),
    validTo: line(cost, 'valid_to'),
  };
}

function whoMayCome(service: JsonObject, eligibility: readonly JsonObject[]): string[] {
  const texts = [
    line(service, 'eligibility_description', 'eligibility'),
    ...eligibility.flatMap((one) => [
      line(one, 'eligibility', 'description', 'name'),
      ...objects(one, 'taxonomys', 'taxonomies', 'taxonomy').map((term) => line(term, 'name')),
    ]),
  ];
  return [...new Set(texts.filter((text) => text !== ''))];
}

function locationsOf(service: JsonObject): Location[] {
  const at = objects(service, 'service_at_locations', 'serviceAtLocations').flatMap((place) =>
    objects(place, 'location', 'locations'),
  );
  const all = at.length > 0 ? at : objects(service, 'locations', 'location');
  return all.map((location) => {
    const addresses = objects(location, 'addresses', 'physical_addresses', 'physicalAddresses', 'address');
    const [address = location] = addresses;
    const [longitude, latitude] = items(objects(location, 'geometry', 'geolocation')[0], 'coordinates');
    return {
      kind: kindOf(line(location, 'location_type'), line(address, 'address_type')),
      name: line(location, 'name'),
      address: ['address_1', 'address_2', 'city', 'region', 'state_province']
        .map((key) => line(address, key))
        .filter((text, index, texts) => text !== '' && texts.indexOf(text) === index),
      postcode: line(address, 'postal_code', 'postcode', 'post_code'),
      latitude: number(location, 'latitude', 'lat') ?? (typeof latitude === 'number' ? latitude : null),
      longitude:
        number(location, 'longitude', 'lng', 'lon') ?? (typeof longitude === 'number' ? longitude : null),
      access: [
        ...objects(location, 'accessibility', 'accessibility_for_disabilities', 'accessibilities').flatMap(
          (access) => [
            line(access, 'accessibility', 'name'),
            line(access, 'description'),
            line(access, 'details'),
          ],
        ),
        line(location, 'accessibility'),
        paragraph(location, 'description'),
      ].filter((text, index, texts) => text !== '' && texts.indexOf(text) === index),
    };
  });
}

function kindOf(location: string, address: string): Location['kind'] {
  if (/virtual|online/i.test(location)) return 'virtual';
  return /postal/i.test(location) || (location === '' && /postal/i.test(address)) ? 'postal' : 'physical';
}

function deliveryOf(service: JsonObject): string[] {
  const schedules = [...objects(service, 'schedules'), ...objects(service, 'regular_schedules')];
  const texts = [
    line(service, 'deliverable_type', 'attending_type'),
    line(service, 'attending_access'),
    line(service, 'application_process'),
    ...items(service, 'service_delivery', 'delivery').map((one) =>
      cleanLine(isObject(one) ? line(one, 'name') : one),
    ),
    ...schedules.map((schedule) => line(schedule, 'attending_type')),
    service['needs_referral'] === true ? 'referral' : '',
  ];
  return [...new Set(texts.filter((text) => text !== ''))];
}

function languageOf(language: Json): string[] {
  const text = isObject(language) ? line(language, 'code', 'language', 'name') : cleanLine(language);
  return text
    .split(/[,;/]| and /)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function labelsOf(service: JsonObject): Label[] {
  const links = [
    ...objects(service, 'attributes'),
    ...objects(service, 'service_taxonomys', 'service_taxonomies', 'serviceTaxonomys'),
    ...objects(service, 'taxonomies', 'taxonomy', 'taxonomy_terms'),
  ];
  return links
    .map((link) => objects(link, 'taxonomy_term', 'taxonomy')[0] ?? link)
    .map((term) => {
      const under = objects(term, 'taxonomy_detail')[0];
      return {
        list: line(under, 'name') || line(term, 'vocabulary', 'taxonomy', 'taxonomy_id'),
        id: line(term, 'code', 'term', 'id'),
        name: line(term, 'name', 'term'),
      };
    })
    .filter(({ name }) => name !== '');
}
