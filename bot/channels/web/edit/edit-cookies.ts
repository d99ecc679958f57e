/** The cookies of editors: who is signed in, which browser asks, and the language that it reads. */
import type { Request } from 'restify';

/** The session of who is signed in. */
export const editorCookie = 'wm_edit';
/** Tells one browser's forms from another's while nobody is signed in. */
export const visitorCookie = 'wm_edit_visitor';
export const languageCookie = 'wm_edit_language';

export function cookieNamed(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [own, value] = pair.trim().split('=', 2);
    if (own === name && value !== undefined && /^[\w-]{2,64}$/.test(value)) return value;
  }
  return null;
}

export interface EditCookieOptions {
  /** Served over https. */
  secure: boolean;
  /** Null until the browser is closed; 0 takes it away. */
  seconds: number | null;
}

/** The `Set-Cookie` header. */
export function editCookie(name: string, value: string, { secure, seconds }: EditCookieOptions): string {
  return [
    `${name}=${value}`,
    'Path=/edit',
    ...(seconds === null ? [] : [`Max-Age=${seconds}`]),
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
