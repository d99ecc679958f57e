import type { Wording } from '../words/wording.js';
import type { Report, Table } from './report.js';

/** How wide text is at most before it is broken, in columns of the terminal. */
const width = 88;
const widestLabel = 44;

/** The report for a terminal. */
export function reportAsText(report: Report, wording: Wording): string {
  const parts = [
    [report.title, '='.repeat(columnsOf(report.title))].join('\n'),
    report.period,
    ...report.notes,
    ...report.tables.map((table) => tableAsText(table, wording)),
  ];
  return parts.map((text) => (text.includes('\n') ? text : wrapped(text))).join('\n\n');
}

function tableAsText(
  { title, about, rows, columns, rowsAre, empty, beneath }: Table,
  wording: Wording,
): string {
  const head = [title, '-'.repeat(columnsOf(title)), wrapped(about)];
  const foot = beneath === null ? [] : ['', wrapped(beneath)];
  if (rows.length === 0) return [...head, '', empty, ...foot].join('\n');
  const number = new Intl.NumberFormat(wording.language);
  const fewer = wording.say('report:fewer');
  const cells = [
    [rowsAre, ...columns.map(({ label }) => label)],
    ...rows.map(({ label, values }) => [
      label,
      ...values.map((value) => (value === null ? fewer : number.format(value))),
    ]),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => columnsOf(row[index + 1] ?? ''))));
  const first = Math.min(Math.max(...cells.map(([label = '']) => columnsOf(label))), widestLabel);
  const lines = cells.map(([label = '', ...values]) => {
    const padded = values.map((value, index) => before(value, widths[index] ?? 0));
    return [after(label, first), ...padded].join('  ').trimEnd();
  });
  return [...head, '', ...lines, ...foot].join('\n');
}

/** A label that is too wide has a line of its own, so that nothing is cut off. */
function after(text: string, to: number): string {
  const room = to - columnsOf(text);
  return room >= 0 ? text + ' '.repeat(room) : `${text}\n${' '.repeat(to)}`;
}

function before(text: string, to: number): string {
  return ' '.repeat(Math.max(to - columnsOf(text), 0)) + text;
}

/** How many columns a terminal takes for it: two for a Chinese sign, none for what is set above or below a letter. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + columnsOfSign(sign), 0);
}

function columnsOfSign(sign: string): number {
  if (/\p{M}/u.test(sign)) return 0;
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(sign) ? 2 : 1;
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(' ');
    if (lines.length > 0 && columnsOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}
