/** The secret by which a browser finds its conversation again: in a cookie, or in the form where cookies are withheld. */
import { randomBytes } from 'node:crypto';
import type { Request } from 'restify';

/** 256 bits, too many to guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && /^[\w-]{43}$/.test(value);
}

/** The token of the cookie that came along, or null. */
export function tokenFromCookie(request: Request, place: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName(place) && isToken(value)) return value;
  }
  return null;
}

export interface CookieOptions {
  keepDays: number;
  /** Served over https. */
  secure: boolean;
  /** In a frame on another site. Browsers that keep one jar of cookies per embedding site keep it there, others not at all. */
  framed: boolean;
}

/** The `Set-Cookie` header. It is scoped to the place, so that talking in one place says nothing in another. */
export function conversationCookie(place: string, token: string, options: CookieOptions): string {
  const { keepDays, secure, framed } = options;
  return [
    `${cookieName(place)}=${token}`,
    `Path=/chat/${place}`,
    `Max-Age=${Math.round(keepDays * 24 * 60 * 60)}`,
    'HttpOnly',
    ...(framed && secure ? ['SameSite=None', 'Secure', 'Partitioned'] : ['SameSite=Lax']),
    ...(!framed && secure ? ['Secure'] : []),
  ].join('; ');
}

/** Whether the page is shown inside another. */
export function isFramed(request: Request): boolean {
  if (request.headers['sec-fetch-dest'] === 'iframe') return true;
  return new URLSearchParams(request.getQuery()).has('embed');
}

function cookieName(place: string): string {
  return `wm_${place}`;
}
