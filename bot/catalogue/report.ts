import type { Problem } from './catalogue.js';
import { wrong, type WhatIsWrong } from './what-is-wrong.js';

/** More at once help nobody, and a file that is something else altogether has thousands. */
const mostOfALevel = 50;

/** Zero width, soft hyphen, directions and separators: what comes along when text is copied from a page. */
const invisible = /[\u00ad\u0085\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

export type Position = Pick<Problem, 'line' | 'column'>;

/** Collects what is wrong in one file. `at` counts characters from the start of the file's text. */
export class Report {
  readonly problems: Problem[] = [];
  /** Counts those, too, that are not listed. */
  errors = 0;
  private pieces = 0;
  private lineStarts: number[] | null = null;

  constructor(
    /** Relative to the content folder. */
    readonly file: string,
    private readonly text: string,
  ) {}

  error(at: number | null, message: string, what?: WhatIsWrong): void {
    this.add('error', at, message, what);
  }

  advice(at: number | null, message: string, what?: WhatIsWrong): void {
    this.add('advice', at, message, what);
  }

  private add(level: Problem['level'], at: number | null, said: string, wordless?: WhatIsWrong): void {
    let message = said;
    let what = wordless;
    const shown = said.replace(invisible, '');
    if (shown !== said) {
      message = `${shown} There is an invisible character in it: delete the word, and type it again.`;
      what = wrong('invisible-in-it');
    }
    const before = level === 'error' ? this.errors++ : this.pieces++;
    if (before > mostOfALevel) return;
    if (before === mostOfALevel) {
      message = 'There is more to put right after this.';
      what = wrong('more');
    }
    this.problems.push({ file: this.file, ...this.position(at), level, message, ...(what && { what }) });
  }

  /** Line and column, counted from 1. */
  position(at: number | null): Position {
    if (at === null) return { line: null, column: null };
    this.lineStarts ??= startsOfLines(this.text);
    const line = this.lineStarts.findLastIndex((start) => start <= at);
    return { line: line + 1, column: at - this.lineStarts[line]! + 1 };
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  return starts;
}

/** How a value is shown in a message: in quotes, and not longer than a line. */
export function quoted(written: string): string {
  return `'${shortened(written)}'`;
}

/** The same without quotes. */
export function shortened(written: string): string {
  const shown = written.length > 40 ? `${written.slice(0, 38)}…` : written;
  return shown.replace(/\s+/g, ' ');
}
