/** Puts new values into a YAML text. Only the parts that changed are written anew. */
import { sameValue, type FormValue, type GroupForm } from '../group-form.js';
import { alignment } from './alignment.js';
import { keysInOrder, newItem, newPair, type Position } from './new-value.js';
import type { Path } from './order.js';
import {
  columnOf,
  WrittenOtherwise,
  type CollectionPart,
  type Item,
  type Part,
  type TextPart,
} from './parts.js';
import { readsAs, withWordsChanged, writtenKey, writtenText } from './text.js';

/** One item of the new text. */
interface NewItem {
  /** The number of the old item that it comes from, or null. */
  from: number | null;
  body: string;
}

export class Rewriting {
  constructor(
    private readonly text: string,
    private readonly lineEnding: string,
  ) {}

  /** What is to stand in the place of a part. Null where the new value needs another kind of part. */
  part(part: Part, before: FormValue, after: FormValue, path: Path, at: Position): string | null {
    if (sameValue(before, after)) return this.text.slice(part.start, part.end);
    if (part.kind === 'text') {
      if (part.style === 'empty' || typeof before !== 'string' || typeof after !== 'string') return null;
      return this.#changedText(part, before, after, at);
    }
    if (part.items.length === 0 || typeof after === 'string' || typeof before === 'string') return null;
    if (Array.isArray(before) !== Array.isArray(after)) return null;
    if (Object.keys(after).length === 0) return null;
    const items = Array.isArray(after)
      ? this.#listItems(part, before as FormValue[], after, path)
      : this.#pairs(part, before as GroupForm, after, path);
    return part.inline ? this.#joinedInline(part, items) : this.#joinedInLines(part, items);
  }

  #changedText({ start, end, style }: TextPart, before: string, after: string, at: Position): string {
    const written = this.text.slice(start, end);
    const around = { inline: at.inline, column: at.column + 2, lineEnding: this.lineEnding };
    if (written.includes('\n') && style !== 'literal') {
      const changed = withWordsChanged(written, before, after);
      if (changed !== null && readsAs(changed, after, at.inline)) return changed;
    }
    if (style !== 'literal' && style !== 'folded') return writtenText(after, style, around);
    const firstLine = /\n([ ]+)\S/.exec(written)?.[1];
    return writtenText(after, style, { ...around, column: firstLine?.length ?? around.column });
  }

  #listItems(part: CollectionPart, before: FormValue[], after: FormValue[], path: Path): NewItem[] {
    if (part.kind !== 'list' || before.length !== part.items.length) throw new WrittenOtherwise();
    const below = [...path, '-'];
    const at = this.#position(part, below);
    return alignment(before, after).map((from, index) => {
      const value = after[index]!;
      if (from === null) return { from, body: newItem(value, at) };
      return { from, body: this.#item(part.items[from]!, before[from]!, value, below, at) };
    });
  }

  #pairs(part: CollectionPart, before: GroupForm, after: GroupForm, path: Path): NewItem[] {
    const kept = part.items.flatMap(({ key }, from) => (Object.hasOwn(after, key) ? [{ key, from }] : []));
    const order: { key: string; from: number | null }[] = [...kept];
    for (const key of keysInOrder(after, path)) {
      if (kept.some((each) => each.key === key)) continue;
      const sorted = keysInOrder(after, path);
      const earlier = new Set(sorted.slice(0, sorted.indexOf(key)));
      const behind = order.findLastIndex((each) => earlier.has(each.key));
      order.splice(behind + 1, 0, { key, from: null });
    }
    return order.map(({ key, from }) => {
      const below = [...path, key];
      const at = this.#position(part, below);
      const value = after[key]!;
      if (from === null) return { from, body: newPair(`${writtenKey(key)}:`, value, at) };
      return { from, body: this.#item(part.items[from]!, before[key]!, value, below, at) };
    });
  }

  /** An item that was there before, with its new value. */
  #item(item: Item, before: FormValue, after: FormValue, path: Path, at: Position): string {
    const { text } = this;
    if (sameValue(before, after)) return text.slice(item.start, item.end);
    const { value } = item;
    const upToValue = text.slice(item.start, value.start);
    const behind = text.slice(Math.max(item.mark, value.end), item.end);
    if (typeof after === 'string' && after.includes('\n') && value.kind === 'text' && behind.includes('\n')) {
      // Comments in lines below would become lines of the text.
      return upToValue + writtenText(after, 'double', at) + behind;
    }
    const changed = this.part(value, before, after, path, at);
    if (changed !== null) {
      const wasInLines = value.kind === 'text' && /^[|>]/.test(text.slice(value.start));
      const isInLines = value.kind === 'text' && /^[|>]/.test(changed);
      return upToValue + (isInLines && !wasInLines ? behindFirstLine(changed, behind) : changed + behind);
    }
    const comment = value.kind === 'text' ? behind : this.#commentAfterMark(item);
    const key = text.slice(item.start, item.mark);
    const written =
      item.key === '' ? newItem(after, at) : newPair(key.endsWith(':') ? key : `${key}:`, after, at);
    return behindFirstLine(written, comment);
  }

  /** `where: # at last` in the line above what belongs to it. */
  #commentAfterMark(item: Item): string {
    return /^[ \t]+#[^\r\n]*/.exec(this.text.slice(item.mark, item.value.start))?.[0] ?? '';
  }

  #position(part: CollectionPart, path: Path): Position {
    const column = columnOf(this.text, part.items[0]!.start);
    return { path, column, inline: part.inline, lineEnding: this.lineEnding };
  }

  #joinedInLines({ items, start }: CollectionPart, fresh: readonly NewItem[]): string {
    const { text } = this;
    const column = columnOf(text, start);
    const indent = ' '.repeat(column);
    const onItsOwnLine = /^[ \t]*$/.test(text.slice(start - column, start));
    const leadOf = (index: number) => text.slice(items[index - 1]!.end, items[index]!.start);
    const blankBetween = items.length > 1 && /\n[ \t]*\r?\n/.test(leadOf(1));
    let joined = '';
    let held = '';
    for (const [index, { from, body }] of fresh.entries()) {
      const lead = from === null || from === 0 ? '' : leadOf(from);
      const comments =
        held + this.#commentsOfRemoved(items, fresh, from) + (index === 0 ? linesOf(lead) : '');
      held = '';
      if (index === 0) {
        if (onItsOwnLine && comments !== '') joined += comments.trimStart() + indent + body;
        else [joined, held] = [body, comments];
      } else if (lead !== '') {
        joined += this.lineEnding + comments + lead.replace(/^\r?\n/, '') + body;
      } else {
        const blank = blankBetween && from === null ? this.lineEnding : '';
        joined += this.lineEnding + comments + blank + indent + body;
      }
    }
    const rest = held + this.#commentsOfRemoved(items, fresh, items.length);
    return rest === '' ? joined : joined + this.lineEnding + rest.replace(/\r?\n$/, '');
  }

  /**
   * Comments above keys that were there between the last kept item and this one, and are gone. Those right above an item
   * of a list go with it.
   */
  #commentsOfRemoved(items: readonly Item[], fresh: readonly NewItem[], until: number | null): string {
    if (until === null) return '';
    const kept = new Set(fresh.map(({ from }) => from));
    let comments = '';
    for (let index = until - 1; index > 0 && !kept.has(index); index--) {
      const lead = linesOf(this.text.slice(items[index - 1]!.end, items[index]!.start));
      const own = items[index]!.key === '' ? lead.replace(/(?:[ \t]*#[^\n]*\n)+$/, '') : lead;
      comments = (own.includes('#') ? own : '') + comments;
    }
    return comments;
  }

  #joinedInline({ items, start, end }: CollectionPart, fresh: readonly NewItem[]): string {
    const { text } = this;
    const between = (index: number) => text.slice(items[index - 1]!.end, items[index]!.start);
    const usual = items.length > 1 && !between(1).includes('#') ? between(1) : ', ';
    const joined = fresh.map(({ from, body }, index) => {
      if (index === 0) return body;
      return (from === null || from === 0 ? usual : between(from)) + body;
    });
    const open = text.slice(start, items[0]!.start);
    const close = text.slice(items.at(-1)!.end, end);
    return open + joined.join('') + close;
  }
}

/** The whole lines in what stands between two items. */
function linesOf(lead: string): string {
  return lead.replace(/^\r?\n/, '').replace(/[^\n]*$/, '');
}

function behindFirstLine(written: string, comment: string): string {
  const firstLine = /^[^\r\n]*/.exec(written)![0];
  return firstLine + comment.trimEnd() + written.slice(firstLine.length);
}
