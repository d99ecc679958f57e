/** What a row of the bench finds out, and how it is put on the table. */

export type Unit = 'ms' | 'KB' | 'MB';

/** One line of the table. */
export interface Figure {
  what: string;
  ours: number;
  unit: Unit;
  /** What it is held against, measured in the same minutes; null for a figure that stands alone. */
  yardstick: { what: string; amount: number } | null;
  /** How many times the yardstick; null without one. Not always `ours / amount`: it is the median of many rounds. */
  times: number | null;
  /** `null` where the design aims at nothing. */
  aim: { atMost: number; of: 'times' | Unit } | null;
  /** What a reader must know to judge the figure, a sentence each. */
  notes?: string[];
}

/** What a row is asked for. */
export interface Asked {
  /** Smaller sizes and fewer rounds, for a first look. */
  quick: boolean;
}

export type Measure = (asked: Asked) => Promise<Figure[]>;

/** Whether a figure reaches what is aimed at; null where nothing is. */
export function isMet({ aim, ours, times }: Figure): boolean | null {
  if (aim === null) return null;
  const found = aim.of === 'times' ? times : ours;
  return found !== null && found <= aim.atMost;
}

const headings = ['what', 'ours', 'yardstick', 'times', 'aim', ''];

/** The table, its notes, and nothing else. */
export function asTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const notes = figures.flatMap(({ what, notes = [] }) => notes.map((note) => `${what}: ${note}`));
  return [line(headings), rule, ...rows.slice(1).map(line), '', ...new Set(notes), ''].join('\n');
}

function cells(figure: Figure): string[] {
  const { what, ours, unit, yardstick, times, aim } = figure;
  return [
    what,
    amount(ours, unit),
    yardstick === null ? 'alone' : `${amount(yardstick.amount, unit)}  ${yardstick.what}`,
    times === null ? '' : times.toFixed(2),
    aim === null ? '' : `at most ${aim.atMost} ${aim.of}`,
    { true: 'met', false: 'MISSED', null: '' }[String(isMet(figure))] ?? '',
  ];
}

function amount(value: number, unit: Unit): string {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return `${value.toFixed(decimals)} ${unit}`;
}
