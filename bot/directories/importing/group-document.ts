/**
 * A group's file as a document that keeps what people wrote: comments, order, quotes. Every scalar is the text that is
 * written, as the bot reads it.
 */
import { Document, isMap, isNode, isSeq, parseDocument, Scalar, YAMLMap, type Node } from 'yaml';
import { schemaComment } from '../../catalogue/json-schemas.js';
import type { Field, Fields, FieldValue } from './field.js';

export type GroupDocument = Document.Parsed | Document;

/** Null where the text is not one YAML document of named parts. */
export function readGroupDocument(text: string): GroupDocument | null {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
  return document.errors.length === 0 && isMap(document.contents) ? document : null;
}

export function newGroupDocument(fields: Fields, source: { feed: string; id: string }): GroupDocument {
  const document = new Document({}, { schema: 'failsafe' });
  const map = document.contents as unknown as YAMLMap;
  const schema = schemaComment('places/place/groups/group.yaml');
  if (schema !== null) document.commentBefore = schema.replace(/^#/, '');
  for (const [name, field] of fields) setField(document, map, name, field);
  setField(document, map, 'source', { value: source });
  document.set('activities', document.createNode([]));
  return document;
}

/** Puts an activity at the end of the file. */
export function addActivity(
  document: GroupDocument,
  id: string,
  fields: Fields,
  source: { feed: string; id: string },
): void {
  const activity = new YAMLMap();
  setField(document, activity, 'id', { value: id });
  for (const [name, field] of fields) setField(document, activity, name, field);
  setField(document, activity, 'source', { value: source });
  const list = document.get('activities');
  if (!isSeq(list)) return;
  if (list.items.length > 0) activity.spaceBefore = true;
  list.flow = false;
  list.add(activity);
}

export function textOf(document: GroupDocument): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The activities of a file, in order; what is no map is left out. */
export function activitiesOf(document: GroupDocument): YAMLMap[] {
  const list = document.get('activities');
  return isSeq(list) ? list.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

/** A field as plain values; undefined where it is not there. */
export function valueOf(document: GroupDocument, map: YAMLMap, name: string): FieldValue | undefined {
  const node = map.get(name, true) as unknown;
  if (node === undefined || node === null) return undefined;
  const value = isNode(node) ? (node.toJS(document) as unknown) : node;
  return value === null || value === undefined ? undefined : asText(value);
}

function asText(value: unknown): FieldValue {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  }
  return String(value);
}

export function mapOf(document: GroupDocument): YAMLMap {
  return document.contents as unknown as YAMLMap;
}

/** Writes a field, in the place that the format's order gives it where it is new. */
export function setField(document: GroupDocument, map: YAMLMap, name: string, { value, note }: Field): void {
  const node = nodeOf(document, value, name === 'when');
  if (note !== undefined) remark(node, note);
  if (map.has(name)) {
    map.set(name, node);
    return;
  }
  const pair = document.createPair(name, node);
  const after = map.items.findIndex((item) => orderOf(keyOf(item.key)) > orderOf(name));
  if (after < 0) map.items.push(pair);
  else map.items.splice(after, 0, pair);
}

const keyOf = (key: unknown): string => (key instanceof Scalar ? String(key.value) : String(key));

/** The order of fields in the file format's own examples. */
const order = [
  ...[
    'id',
    'name',
    'example',
    'about',
    'first-visit',
    'contact',
    'referrals',
    'editors',
    'topics',
    'words',
    'when',
    'not-on',
  ],
  ...[
    'where',
    'cost',
    'access',
    'for',
    'languages',
    'join',
    'before-joining',
    'status',
    'status-until',
    'checked',
  ],
  ...['source', 'in', 'activities'],
];
const orderOf = (name: string): number => {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
};

/** Small parts stand on one line, in `[ ]` and `{ }`; a list of times has a line each. */
function nodeOf(document: GroupDocument, value: FieldValue, lineEach: boolean): Node {
  const node = document.createNode(value) as Node;
  if (isSeq(node)) {
    node.flow = !lineEach;
    if (lineEach) for (const item of node.items) if (isMap(item)) item.flow = true;
  } else if (isMap(node)) {
    node.flow = true;
  } else if (node instanceof Scalar && typeof node.value === 'string' && node.value.includes('\n')) {
    node.type = Scalar.BLOCK_LITERAL;
  }
  return node;
}

function remark(node: Node, note: string): void {
  const comment = ` ${note}`;
  if (isSeq(node) && !node.flow) {
    for (const item of node.items) if (isNode(item)) item.comment = comment;
  } else node.comment = comment;
}
