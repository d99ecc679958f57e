/** Bytes of a file -> its text, or where it is not UTF-8, said for the person who saved it. */
import { quoted, type Position } from './report.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Shows what it can, with U+FFFD for the rest. */
const utf8AsFarAsItGoes = new TextDecoder('utf-8');
/** What Windows calls ANSI: how older programs save letters with accents. */
const windows = new TextDecoder('windows-1252');

const lineFeed = 0x0a;

export type Decoded = { text: string } | (Position & { message: string });

export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return notUtf8(bytes);
  }
}

function notUtf8(bytes: Uint8Array): Decoded {
  const again = 'Save the file again and choose UTF-8 as its encoding.';
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) return { line: 1, column: 1, message: `This file was saved as "Unicode" (UTF-16). ${again}` };
  if (bytes.includes(0)) {
    return { line: 1, column: 1, message: 'This is not a text file. Was a document or picture saved here?' };
  }
  const { line, start, end } = firstWrongLine(bytes);
  const inLine = bytes.subarray(start, end);
  const at = Math.max(0, utf8AsFarAsItGoes.decode(inLine, { stream: false }).indexOf('\ufffd'));
  const shown = wordAt(windows.decode(inLine), at);
  return {
    line,
    column: at + 1,
    message: `The letters in ${quoted(shown)} were saved in an old way. ${again}`,
  };
}

function firstWrongLine(bytes: Uint8Array): { line: number; start: number; end: number } {
  let start = 0;
  for (let line = 1; ; line++) {
    const next = bytes.indexOf(lineFeed, start);
    const end = next < 0 ? bytes.length : next;
    if (next < 0 || !isUtf8(bytes.subarray(start, end))) return { line, start, end };
    start = next + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function wordAt(text: string, at: number): string {
  const from = text.lastIndexOf(' ', at) + 1;
  const to = text.indexOf(' ', at);
  return text.slice(from, to < 0 ? undefined : to).slice(0, 40);
}
