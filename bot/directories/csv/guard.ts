/**
 * Keeps a spreadsheet from taking a cell for a formula: a cell that begins with `=`, `+`, `-` or `@` gets an apostrophe
 * before it, and loses it again on the way back. Numbers stay numbers.
 */
const formula = /^'*[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

export function guarded(cell: string): string {
  return formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
