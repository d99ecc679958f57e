/** A place's file, `places/<place>/place.yaml`. */
import { dialled, email, phone, site, website } from './addresses.js';
import type { Area, Place, Problem } from './catalogue.js';
import { fields, optional, required } from './fields.js';
import { handOverInLanguages, handOverTexts } from './hand-over-texts.js';
import { culture, currency, language, timezone } from './languages-and-regions.js';
import { otherWays, otherWaysOf } from './other-ways.js';
import { phrase, span, yesOrNo } from './plain-values.js';
import { readYaml } from './read-yaml.js';
import { Report } from './report.js';
import { placeRoleShape } from './role-shape.js';
import { list, then, type Shape } from './shape.js';
import { namesShape } from './translations.js';
import { pointShape } from './where-shape.js';

/** A place before its groups are read. */
export type PlaceAlone = Omit<Place, 'groups' | 'activities'>;

const areaShape: Shape<Area> = then(
  fields('an area', {
    name: required(phrase(80), 'What people call it.'),
    also: optional(
      list(phrase(80), { most: 100, what: 'names' }),
      [],
      'Other names, and the beginnings of its postcodes, like LS6.',
    ),
    at: required(pointShape, 'Its middle on the map: north and then east.'),
    in: optional(namesShape, new Map(), 'Its name in other languages.'),
  }),
  ({ values: { in: names, ...area } }) => ({ ...area, ...(names.size > 0 && { names }) }),
);

const handOverShape = fields('how to reach a person', {
  to: required(email, 'The e-mail address that requests to talk to a person go to.'),
  phone: optional(phone, null, 'A telephone number that residents may call.'),
  website: optional(website, null, 'https:// and the address.'),
  ...handOverTexts,
  in: optional(handOverInLanguages, {}, 'reply-within and hours in other languages.'),
  ...otherWays,
});

/** An SMS number of this place, in the form that carriers use: + and the country code. */
const smsNumber = then(dialled, (number, report, at) => {
  if (number.startsWith('+')) return number;
  report.error(at, 'Write the number with + and the country code, like +441134960000.');
  return undefined;
});

/** As Microsoft shows it: https://learn.microsoft.com/entra/fundamentals/how-to-find-tenant */
const tenantId = then(phrase(40), (written, report, at) => {
  const id = written.toLowerCase();
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)) return id;
  report.error(at, 'Write the tenant id as Microsoft shows it, like 72f988bf-86f1-41af-91ab-2d7cd011db47.');
  return undefined;
});

export const placeShape = fields('a place', {
  name: required(phrase(80), 'What people call it.'),
  in: optional(namesShape, new Map(), 'Its name in other languages.'),
  culture: required(culture, 'The country, with the part of it where that matters: GB-ENG.'),
  languages: required(list(language, { most: 30, what: 'languages' }), 'The first is the default.'),
  roles: optional(
    list(placeRoleShape, { most: 30, what: 'roles' }),
    [],
    'What a link worker is called here, a language each, where that is not what roles.yaml says.',
  ),
  timezone: required(timezone, 'Like Europe/London.'),
  currency: required(currency, 'Three letters, like GBP.'),
  example: optional(yesOrNo, false, 'true while the groups are made up.'),
  areas: required(list(areaShape, { most: 500, what: 'areas' }), 'How people name where they are.'),
  'hand-over': required(handOverShape, 'The person behind the bot.'),
  sms: optional(list(smsNumber, { most: 20, what: 'numbers' }), [], 'Numbers that belong to this place.'),
  teams: optional(
    list(tenantId, { most: 20, what: 'tenants' }),
    [],
    'Tenant ids of organisations whose people in Microsoft Teams belong to this place.',
  ),
  sites: optional(list(site, { most: 100, what: 'websites' }), [], 'Websites that may show the chat.'),
  editors: optional(list(email, { most: 100, what: 'addresses' }), [], 'Who may edit every group here.'),
  'ask-again-after': optional(
    span,
    180,
    'When groups are asked whether their details are still right, and suggested last until they say so: 180 days.',
  ),
  'stop-suggesting-after': optional(
    span,
    365,
    'When an activity that nobody has made sure of is not suggested any more: 365 days.',
  ),
});

/** Reads a place's file from its text alone. Null where it has an error: then the place is not served. */
export function parsePlaceFile(
  content: string,
  context: { id: string; file: string },
): { place: PlaceAlone | null; problems: Problem[] } {
  const report = new Report(context.file, content);
  const root = readYaml(content, report);
  const read = root && placeShape.read(root, report);
  const ways = read && otherWaysOf(read.values['hand-over'], report);
  if (read) {
    if (read.values.languages.length === 0) report.error(read.at('languages'), 'Name at least one language.');
    if (read.values['stop-suggesting-after'] < read.values['ask-again-after']) {
      report.error(
        read.at('stop-suggesting-after'),
        'This is sooner than ask-again-after. Groups should be asked first.',
      );
    }
    if (read.values.areas.length === 0) report.error(read.at('areas'), 'Name at least one area.');
  }
  if (!read || report.errors > 0) return { place: null, problems: report.problems };
  const {
    'hand-over': handOver,
    'ask-again-after': askAfter,
    'stop-suggesting-after': stopAfter,
    roles,
    in: names,
    ...values
  } = read.values;
  const place: PlaceAlone = {
    id: context.id,
    ...values,
    ...(names.size > 0 && { names }),
    ...(roles.length > 0 && {
      roles: roles.map(({ at: _, ...role }) => ({ ...role, culture: values.culture })),
    }),
    freshness: { askAfter, stopAfter },
    handOver: {
      to: handOver.values.to,
      phone: handOver.values.phone,
      website: handOver.values.website,
      replyWithin: handOver.values['reply-within'],
      hours: handOver.values.hours,
      ...(Object.keys(handOver.values.in).length > 0 && { in: handOver.values.in }),
      ...ways,
    },
  };
  return { place, problems: report.problems };
}
