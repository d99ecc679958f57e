/**
 * HTML as lines of text. An element with a direction of its own, or that keeps apart what stands in it (`bdi`), is held
 * in Unicode's isolates, which is how the HTML standard lays it out.
 */
const blocks = new Set(
  'html head body main header footer nav aside article section div p ul ol li dl dt dd h1 h2 h3 form fieldset legend button label summary details title'.split(
    ' ',
  ),
);
const unpaired = new Set(['input', 'meta', 'link', 'br', 'path', 'hr', 'img']);
const isolates = { auto: '\u2068', rtl: '\u2067', ltr: '\u2066' } as const;
const isolateEnd = '\u2069';

export function linesOfHtml(html: string, direction: 'ltr' | 'rtl'): string[] {
  const lines: string[] = [''];
  const ends: string[] = [];
  const breakLine = () => void (lines.at(-1) === '' || lines.push(''));
  const add = (text: string) => void (lines[lines.length - 1] += text);
  for (const [, close, name = '', attributes = '', text] of html.matchAll(
    /<(\/?)([a-z][a-z\d]*)((?:"[^"]*"|[^>"])*)>|([^<]+)/g,
  )) {
    if (text !== undefined) {
      add(decoded(text));
      continue;
    }
    const block = blocks.has(name);
    if (close === '/') {
      add(ends.pop() ?? '');
      if (block) breakLine();
      continue;
    }
    if (block) breakLine();
    for (const said of saidByAttributes(attributes)) lines.splice(-1, 0, said);
    if (unpaired.has(name) || attributes.endsWith('/')) continue;
    const dir = /\bdir="(auto|rtl|ltr)"/.exec(attributes)?.[1] as keyof typeof isolates | undefined;
    const own = dir ?? (name === 'bdi' ? 'auto' : undefined);
    // The page's own direction changes nothing.
    const isolate = own === undefined || (block && own === direction) || name === 'html' ? '' : isolates[own];
    add(isolate);
    ends.push(isolate === '' ? '' : isolateEnd);
  }
  return lines.map((line) => line.trim()).filter((line) => line.replace(/[\u2066-\u2069\s]/g, '') !== '');
}

/** Words that are read out, or shown in a field. */
function saidByAttributes(attributes: string): string[] {
  return [
    ...attributes.matchAll(/\b(?:aria-label|placeholder|title|data-(?!words)[a-z-]+|data-words)="([^"]*)"/g),
  ].map(([, said = '']) => decoded(said));
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
