import { inflateSync } from 'node:zlib';

export interface Png {
  width: number;
  height: number;
  /** Red, green, blue and, where the picture has it, alpha of each pixel, row by row. */
  pixels: number[][];
}

/** Reads a PNG file of 8 bits a channel, with or without alpha: https://www.w3.org/TR/png-3/ */
export function readPng(file: Buffer): Png {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[file[25]!];
  if (channels === undefined || file[24] !== 8 || file[28] !== 0) throw new Error('Not a plain PNG file');
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const [length, type] = [file.readUInt32BE(at), file.toString('latin1', at + 4, at + 8)];
    if (type === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
  }
  const rows = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels);
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x) => [...row.subarray(x * channels, (x + 1) * channels)]),
  );
  return { width, height, pixels };
}

/** Each row says by its first byte from which neighbours its bytes are counted. */
function unfiltered(bytes: Buffer, length: number, channels: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += length + 1) {
    const row = Buffer.from(bytes.subarray(at + 1, at + 1 + length));
    const above = rows.at(-1) ?? Buffer.alloc(length);
    for (let x = 0; x < length; x += 1) {
      const [left, up, corner] = [row[x - channels] ?? 0, above[x]!, above[x - channels] ?? 0];
      const from = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][bytes[at]!]!;
      row[x] = (row[x]! + from) & 0xff;
    }
    rows.push(row);
  }
  return rows;
}

function nearest(left: number, up: number, corner: number): number {
  const distance = (from: number) => Math.abs(left + up - corner - from);
  if (distance(left) <= distance(up) && distance(left) <= distance(corner)) return left;
  return distance(up) <= distance(corner) ? up : corner;
}
