/** The few files a page needs, under an address that holds a digest of their content, so that they may be cached for good. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import { projectRoot } from '../../root.js';
import { Refusal } from '../refusal.js';
import { bestEncoding, write } from './answer.js';

const files = {
  'page.css': { from: 'bot/web/static/page.css', type: 'text/css; charset=utf-8' },
  'page.js': { from: 'bot/web/static/page.js', type: 'text/javascript; charset=utf-8' },
  'edit.css': { from: 'bot/web/static/edit.css', type: 'text/css; charset=utf-8' },
  'edit.js': { from: 'bot/web/static/edit.js', type: 'text/javascript; charset=utf-8' },
  'htmx.js': { from: 'node_modules/htmx.org/dist/htmx.min.js', type: 'text/javascript; charset=utf-8' },
  'icon.svg': { from: 'bot/web/static/icon.svg', type: 'image/svg+xml' },
} as const;

export type StaticName = keyof typeof files;

interface StaticFile {
  address: string;
  type: string;
  body: Buffer;
  /** Compressed as far as it goes, once, at first use. */
  compressed: { br?: Promise<Buffer>; gzip?: Promise<Buffer> };
}

export class StaticFiles {
  private readonly byName = new Map<string, StaticFile>();

  constructor() {
    for (const [name, { from, type }] of Object.entries(files)) {
      const body = readFileSync(join(projectRoot, from));
      const digest = createHash('sha256').update(body).digest('base64url').slice(0, 12);
      this.byName.set(name, { address: `/static/${digest}/${name}`, type, body, compressed: {} });
    }
  }

  address(name: StaticName): string {
    return this.byName.get(name)!.address;
  }

  /** Answers with the file at this address. An address of an earlier release gets today's file, not cached. */
  async send(request: Request, response: Response): Promise<void> {
    const { name } = request.params as { name: string };
    const file = this.byName.get(name);
    if (!file) throw new Refusal(404, 'No such static file');
    const current = request.getPath() === file.address;
    response.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-store');
    response.setHeader('Content-Type', file.type);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const encoding = bestEncoding(request);
    if (encoding) response.setHeader('Content-Encoding', encoding);
    write(response, 200, encoding ? await compressed(file, encoding) : file.body);
  }
}

function compressed(file: StaticFile, encoding: 'br' | 'gzip'): Promise<Buffer> {
  return (file.compressed[encoding] ??=
    encoding === 'gzip'
      ? promisify(gzip)(file.body, { level: constants.Z_BEST_COMPRESSION })
      : promisify(brotliCompress)(file.body));
}
