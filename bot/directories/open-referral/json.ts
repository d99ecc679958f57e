/** Reads JSON whose shape nobody warrants: what is not there, or is something else, counts as nothing. */
import { cleanLine, cleanText } from '../clean-text.js';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these fields that says something, on one line. */
export function line(from: Json | undefined, ...keys: readonly string[]): string {
  return firstText(from, keys, cleanLine);
}

/** The same, its lines kept. */
export function paragraph(from: Json | undefined, ...keys: readonly string[]): string {
  return firstText(from, keys, cleanText);
}

function firstText(
  from: Json | undefined,
  keys: readonly string[],
  clean: (value: unknown) => string,
): string {
  if (!isObject(from)) return '';
  for (const key of keys) {
    const text = clean(Object.hasOwn(from, key) ? from[key] : undefined);
    if (text !== '' && !/^(?:null|none|n\/?a|undefined|tbc|unknown)$/i.test(text)) return text;
  }
  return '';
}

/** The objects of the first of these fields that holds any; one alone counts as a list of one. */
export function objects(from: Json | undefined, ...keys: readonly string[]): JsonObject[] {
  return items(from, ...keys).filter(isObject);
}

export function items(from: Json | undefined, ...keys: readonly string[]): Json[] {
  if (!isObject(from)) return [];
  for (const key of keys) {
    const value = Object.hasOwn(from, key) ? from[key] : undefined;
    if (Array.isArray(value) && value.length > 0) return value;
    if (isObject(value)) return [value];
  }
  return [];
}

/** A number, also one written as text; null where there is none. */
export function number(from: Json | undefined, ...keys: readonly string[]): number | null {
  if (!isObject(from)) return null;
  for (const key of keys) {
    const value = Object.hasOwn(from, key) ? from[key] : undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' && /^\s*[£$€]?\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value)) {
      return Number(value.replace(/[£$€\s]/g, ''));
    }
  }
  return null;
}
