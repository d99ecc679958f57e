/** A page of a list, as the standard's API reference has it. */
import type { JsonObject } from './json.js';

export interface Pages<T> {
  items: readonly T[];
  /** 1 is the first. */
  page: number;
  perPage: number;
}

export function writePage<T>({ items, page, perPage }: Pages<T>, write: (item: T) => JsonObject): JsonObject {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const here = items.slice((page - 1) * perPage, page * perPage);
  return {
    total_items: items.length,
    total_pages: pages,
    page_number: page,
    size: here.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: here.length === 0,
    contents: here.map(write),
  };
}
