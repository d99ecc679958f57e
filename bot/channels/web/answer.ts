/** Ways to answer a browser. Every page goes out compressed, with the headers that keep it safe and unstored. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Smaller pages are not worth compressing. Bytes. */
const worthCompressing = 1000;

/** How a page is sent. */
export interface PageOptions {
  /** Where it may be framed, beside its own site; `none` is not even there. */
  frameAncestors?: readonly string[] | 'none';
  /** True where the site is served over https. */
  secure?: boolean;
  /** Sent as an attachment of this name. */
  headers?: Record<string, string>;
}

/**
 * Answers with a page. Pages hold what a resident said, so nothing may store them. They can be compressed without
 * giving secrets away by their length: another site can neither post to us nor have its own words reflected.
 */
export async function sendPage(
  request: Request,
  response: Response,
  status: number,
  html: string,
  options: PageOptions = {},
): Promise<void> {
  for (const [name, value] of Object.entries(pageHeaders(options))) response.setHeader(name, value);
  const body = Buffer.from(html);
  const encoding = body.length < worthCompressing ? null : bestEncoding(request);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  write(response, status, encoding ? await compress(body, encoding) : body);
}

/** Plain text with a fixed body. */
export function sendText(response: Response, status: number, text: string, type = 'text/plain'): void {
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  write(response, status, Buffer.from(text));
}

/** "See other": what follows is fetched with GET, so that reloading it sends nothing again. */
export function sendTo(response: Response, address: string): void {
  response.setHeader('Location', address);
  response.setHeader('Cache-Control', 'no-store');
  write(response, 303, Buffer.alloc(0));
}

export function sendNothing(response: Response): void {
  response.setHeader('Cache-Control', 'no-store');
  response.sendRaw(204, '');
}

/** Writes bytes as they are, and nothing but headers where only those were asked for. */
export function write(response: Response, status: number, body: Buffer): void {
  response.setHeader('Content-Length', body.length);
  response.sendRaw(status, body as unknown as string);
}

export function bestEncoding(request: Request): 'br' | 'gzip' | null {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'gzip';
  return null;
}

function compress(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body);
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

function pageHeaders({
  frameAncestors = [],
  secure = false,
  headers = {},
}: PageOptions): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding, Accept-Language, Cookie, HX-Request',
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      frameAncestors === 'none'
        ? "frame-ancestors 'none'"
        : ["frame-ancestors 'self'", ...frameAncestors].join(' '),
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    // Not "no-referrer": with that, browsers send forms with "Origin: null", which could be anybody's.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=15552000' } : {}),
    ...headers,
  };
}
