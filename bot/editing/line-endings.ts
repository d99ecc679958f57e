/** A browser sends every line of a text field with the ending CR LF; the file keeps its own. */
export function withLineEndingsOf(text: string, like: string): string {
  return text.replace(/\r\n|\r|\n/g, lineEndingOf(like));
}

/** The one that the first line has. */
export function lineEndingOf(text: string): '\r\n' | '\n' {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}
