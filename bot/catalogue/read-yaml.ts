/**
 * YAML text -> nodes with their positions. The one file that knows the YAML library. Every scalar is the text that
 * was written (YAML 1.2, failsafe schema), so that a telephone number keeps its 0 and `no` stays a word.
 */
import { EVENT_ID, SCALAR_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import type { AliasEvent, Event, ScalarEvent } from 'js-yaml';
import { quoted, Report } from './report.js';
import { wrong } from './what-is-wrong.js';
import { explainYamlMistake } from './yaml-mistakes.js';

export interface YamlText {
  kind: 'text';
  value: string;
  at: number;
}
export interface YamlList {
  kind: 'list';
  items: YamlNode[];
  at: number;
}
export interface YamlMap {
  kind: 'map';
  entries: { key: YamlText; value: YamlNode }[];
  at: number;
  /** Written on one line, in `{ }`. */
  inline: boolean;
}
export type YamlNode = YamlText | YamlList | YamlMap;

/** How often one file may repeat an earlier part of it with `*name`. */
const mostAliases = 100;
/** Content is never nested deeper than a handful of levels. */
const deepest = 20;

/** Null where it is not YAML at all, or empty; the report then says why. */
export function readYaml(text: string, report: Report): YamlNode | null {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: deepest });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position = Math.min(error.mark?.position ?? 0, text.length);
    const { at, message } = explainYamlMistake(text, position, error.reason);
    report.error(at, message);
    return null;
  }
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents === 0) report.error(0, 'This file is empty.');
  if (documents > 1) report.error(0, 'This file has a line --- in the middle. Keep one entry a file.');
  return documents === 1 ? new NodeBuilder(text, report).build(events) : null;
}

class NodeBuilder {
  private next = 1;
  private aliases = 0;
  private failed = false;
  private readonly anchors = new Map<string, YamlNode>();
  /** Where the last thing with a position stood; an empty value is reported there. */
  private lastAt = 0;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  build(events: Event[]): YamlNode | null {
    const root = this.node(events);
    return this.failed ? null : root;
  }

  private node(events: Event[]): YamlNode {
    const event = events[this.next++]!;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.remember(event, this.scalar(event));
      case EVENT_ID.SEQUENCE: {
        const list: YamlList = { kind: 'list', items: [], at: (this.lastAt = event.start) };
        while (events[this.next]!.type !== EVENT_ID.POP) list.items.push(this.node(events));
        this.next++;
        return this.remember(event, list);
      }
      case EVENT_ID.MAPPING: {
        const inline = this.text[event.start] === '{';
        const map: YamlMap = { kind: 'map', entries: [], at: (this.lastAt = event.start), inline };
        while (events[this.next]!.type !== EVENT_ID.POP) {
          const key = this.node(events);
          const value = this.node(events);
          if (key.kind === 'text') map.entries.push({ key, value });
          else this.fail(key.at, 'The part before a colon must be a plain word.');
        }
        this.next++;
        return this.remember(event, map);
      }
      case EVENT_ID.ALIAS:
        return this.repeated(event);
      default:
        return { kind: 'text', value: '', at: this.lastAt };
    }
  }

  private scalar(event: ScalarEvent): YamlText {
    if (event.valueStart < 0) return { kind: 'text', value: '', at: this.lastAt };
    this.lastAt = event.valueStart;
    if (event.style === SCALAR_STYLE.PLAIN) this.adviseOnComment(event.valueEnd);
    return { kind: 'text', value: getScalarValue(this.text, event), at: event.valueStart };
  }

  /** "Gate #3" loses its "#3", which YAML takes for a comment. People put a space after the # of a comment. */
  private adviseOnComment(valueEnd: number): void {
    let at = valueEnd;
    while (this.text[at] === ' ') at++;
    if (at > valueEnd && this.text[at] === '#' && /[^\s#]/.test(this.text[at + 1] ?? ' ')) {
      this.report.advice(
        at,
        'What follows # is left out. If you want it, put "quotes" round the whole text.',
        wrong('after-number-sign'),
      );
    }
  }

  private remember(event: Exclude<Event, AliasEvent>, node: YamlNode): YamlNode {
    if ('tagStart' in event && event.tagStart >= 0) {
      this.fail(event.tagStart, 'Put "quotes" round a text that begins with !');
    }
    if ('anchorStart' in event && event.anchorStart >= 0) {
      this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
      if (node.kind === 'text' && node.value === '') {
        this.fail(event.anchorStart, 'Put "quotes" round a text that begins with &');
      }
    }
    return node;
  }

  private repeated(event: AliasEvent): YamlNode {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    const node = this.anchors.get(name);
    this.lastAt = event.anchorStart;
    if (!node) {
      this.fail(
        event.anchorStart,
        `Put "quotes" round a text that begins with *. Nothing here is called ${quoted(name)}.`,
      );
    } else if (++this.aliases === mostAliases + 1) {
      this.fail(event.anchorStart, `Too many parts are repeated with *. Please write them out.`);
    }
    return node ?? { kind: 'text', value: '', at: event.anchorStart };
  }

  private fail(at: number, message: string): void {
    if (!this.failed) this.report.error(at, message);
    this.failed = true;
  }
}
