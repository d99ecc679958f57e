/** Where each part of a YAML text stands in it, so that one can be changed and the rest stays as it was written. */
import { isMap, isScalar, isSeq, parseDocument, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

export type Part = TextPart | CollectionPart;

export interface TextPart {
  kind: 'text';
  start: number;
  /** Of a text in lines of its own: where the last of them ends. */
  end: number;
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';
}

export interface CollectionPart {
  kind: 'list' | 'map';
  /** Written in `[ ]` or `{ }`. */
  inline: boolean;
  start: number;
  end: number;
  items: Item[];
}

/** One of a list, or a key with its value. */
export interface Item {
  /** Where its dash or its key begins. */
  start: number;
  /** Where it ends, with a comment behind it and comments below it that are further in. */
  end: number;
  /** The key; of an item of a list, nothing. */
  key: string;
  /** Where the colon or the dash ends; of an item of a list in `[ ]`, where it begins. */
  mark: number;
  value: Part;
}

/** The text is written in a way that is not edited in parts. */
export class WrittenOtherwise extends Error {}

/** Null where the text is not sound. Throws `WrittenOtherwise`. */
export function partsOf(text: string): Part | null {
  const document = parseDocument(text, {
    schema: 'failsafe',
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0 || document.warnings.length > 0) return null;
  return part(document.contents, text);
}

/** How far in something stands on its line, in characters. */
export function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function part(node: unknown, text: string): Part {
  if (isScalar(node) && node.range && !node.anchor) {
    const [start, end] = node.range;
    return {
      kind: 'text',
      start,
      end: endOfText(text, start, end),
      style: styleOf(node.type, start === end),
    };
  }
  if ((isMap(node) || isSeq(node)) && node.range && !node.anchor && node.srcToken) {
    const inline = node.srcToken.type === 'flow-collection';
    const [start, end] = node.range;
    const items = isMap(node) ? pairs(node, inline, text) : listItems(node, inline, text);
    const last = items.at(-1);
    if (!last && !inline) throw new WrittenOtherwise();
    return { kind: isMap(node) ? 'map' : 'list', inline, start, end: inline ? end : last!.end, items };
  }
  throw new WrittenOtherwise();
}

function pairs(map: YAMLMap, inline: boolean, text: string): Item[] {
  return map.items.map(({ key, value, srcToken }: Pair) => {
    if (!isScalar(key) || !key.range || key.range[0] === key.range[1] || typeof key.value !== 'string') {
      throw new WrittenOtherwise();
    }
    if (srcToken?.start.some(({ type }) => type === 'explicit-key-ind')) throw new WrittenOtherwise();
    const colon = srcToken && 'sep' in srcToken && srcToken.sep?.find(({ type }) => type === 'map-value-ind');
    const start = key.range[0];
    const mark = colon ? colon.offset + 1 : key.range[1];
    const under: Part =
      value === null ? { kind: 'text', start: mark, end: mark, style: 'empty' } : part(value, text);
    const end = Math.max(mark, under.end);
    const whole = inline ? end : withComments(text, end, columnOf(text, start));
    return { start, end: whole, key: key.value, mark, value: under };
  });
}

function listItems(list: YAMLSeq, inline: boolean, text: string): Item[] {
  const tokens = list.srcToken && 'items' in list.srcToken ? list.srcToken.items : [];
  return list.items.map((node, index) => {
    const value = part(node, text);
    if (inline) return { start: value.start, end: value.end, key: '', mark: value.start, value };
    const dash = tokens[index]?.start.find(({ type }) => type === 'seq-item-ind');
    if (!dash) throw new WrittenOtherwise();
    const mark = dash.offset + 1;
    const end = withComments(text, Math.max(mark, value.end), columnOf(text, dash.offset));
    return { start: dash.offset, end, key: '', mark, value };
  });
}

/** Blank lines below a text in lines of its own are no part of it here. */
function endOfText(text: string, start: number, end: number): number {
  return end - /(?:\r?\n[ \t]*)*$/.exec(text.slice(start, end))![0].length;
}

const commentBehind = /[ \t]+#[^\r\n]*|[ \t]*/y;
const commentBelow = /(?:\r?\n[ \t]*)*\r?\n([ \t]*)#[^\r\n]*/y;

function withComments(text: string, end: number, column: number): number {
  commentBehind.lastIndex = end;
  let at = end + commentBehind.exec(text)![0].length;
  for (;;) {
    commentBelow.lastIndex = at;
    const below = commentBelow.exec(text);
    if (below === null || below[1]!.length <= column) return at;
    at = commentBelow.lastIndex;
  }
}

function styleOf(type: string | undefined | null, empty: boolean): TextPart['style'] {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'BLOCK_LITERAL') return 'literal';
  if (type === 'BLOCK_FOLDED') return 'folded';
  return empty ? 'empty' : 'plain';
}
