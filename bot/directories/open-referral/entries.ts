/** What an answer or a file holds: one service, a list, a page of a list, or organisations with their services. */
import { isObject, items, line, number, objects, type Json, type JsonObject } from './json.js';
import { looksLikeService } from './read-service.js';

export interface Page {
  services: JsonObject[];
  /** Entries of the list that are not services at all, such as an empty one. */
  unusable: number;
  /** A list, or a page of one, even where it is empty. */
  isList: boolean;
  /** What it says of itself; null where it says nothing. */
  total: number | null;
  pages: number | null;
  isFirst: boolean | null;
  isLast: boolean | null;
}

const lists = ['contents', 'content', 'services', 'items', 'results', 'data'];

/** Null where this is neither a service nor anything that holds some. */
export function pageIn(answer: Json): Page | null {
  if (Array.isArray(answer)) return page(answer, null);
  if (!isObject(answer)) return null;
  const list = lists.find((key) => Array.isArray(answer[key]));
  if (list !== undefined && (list !== 'services' || line(answer, 'name') === '')) {
    return page(answer[list] as Json[], answer);
  }
  if (objects(answer, 'services').length > 0) return { ...page([answer], null), isList: false };
  const one = objects(answer, 'service')[0] ?? answer;
  return looksLikeService(one) && line(one, 'name', 'title') !== ''
    ? { services: [one], unusable: 0, isList: false, total: null, pages: null, isFirst: null, isLast: null }
    : null;
}

function page(list: readonly Json[], around: JsonObject | null): Page {
  const said = (...keys: string[]): boolean | null => {
    const value = keys.map((key) => around?.[key]).find((one) => typeof one === 'boolean');
    return value ?? null;
  };
  return {
    services: list.filter(isObject).flatMap(servicesIn),
    unusable: list.filter((entry) => !isObject(entry)).length,
    isList: true,
    total: number(around ?? undefined, 'total_items', 'totalElements', 'total', 'count'),
    pages: number(around ?? undefined, 'total_pages', 'totalPages', 'pages'),
    isFirst: said('first_page', 'first'),
    isLast: said('last_page', 'last'),
  };
}

/** An organisation with its services is those services, each with the organisation. */
function servicesIn(entry: JsonObject): JsonObject[] {
  const services = objects(entry, 'services');
  if (services.length > 0) {
    const organisation = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'services'));
    return services.map((service) => ({ organization: organisation, ...service }));
  }
  const [inner] = objects(entry, 'service');
  return [line(entry, 'name', 'title') === '' && inner !== undefined ? inner : entry];
}

const nested = [
  ...[
    'schedules',
    'regular_schedules',
    'service_at_locations',
    'locations',
    'contacts',
    'cost_options',
    'attributes',
  ],
  ...['service_taxonomys', 'taxonomies', 'eligibilitys', 'service_areas', 'languages', 'phones', 'funding'],
];

/** Whether an entry of a list leaves out what the standard's lists may leave out: then it is asked for by its id. */
export function isShallow(service: JsonObject): boolean {
  return line(service, 'id') !== '' && items(service, ...nested).length === 0;
}
