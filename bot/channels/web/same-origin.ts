/** Only our own pages may post: a form on another site must not speak for a resident. */
import type { Request } from 'restify';

/** Whether a request that changes something came from a page of ours. */
export function isSameOrigin(request: Request, publicUrl: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  // Neither header: a text browser or a program. Nobody can make those post with somebody else's cookie.
  if (origin === undefined) return true;
  return (
    origin === (publicUrl === null ? null : new URL(publicUrl).origin) ||
    hostOf(origin) === request.headers.host
  );
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
