/** Reads the forms of editors: larger than the chat's, for a group with all its activities. */
import type { Next, Request, RequestHandler, Response } from 'restify';
import { Refusal } from '../../refusal.js';

/** Bytes of a whole form. The file that it may become is a quarter of that at the most; other scripts are sent longer. */
const largestForm = 1024 * 1024;

/** Fields of a whole form: several times as many as an activity with all its times and days off has. */
const mostFields = 5000;

/** The handlers that read a form's body: refuse what no page of ours sends, then read it. */
export const editFormReaders: RequestHandler[] = [
  (request, _response, next) => {
    if (
      request.getContentType() !== 'application/x-www-form-urlencoded' ||
      request.headers['content-encoding']
    ) {
      return next(new Refusal(415, 'Only plain forms are read'));
    }
    if (Number(request.headers['content-length'] ?? 0) > largestForm) {
      return next(new Refusal(413, 'The form is too large'));
    }
    return next();
  },
  readBody,
];

/** The body as text. What is too long is read to its end but not kept, so that the sender gets its answer. */
function readBody(request: Request, _response: Response, next: Next): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= largestForm) parts.push(part);
  });
  request.once('end', () => {
    if (bytes > largestForm) return next(new Refusal(413, 'The form is too large'));
    const body = Buffer.concat(parts).toString('utf8');
    if (body.split('&', mostFields + 1).length > mostFields) {
      return next(new Refusal(413, 'The form has too many fields'));
    }
    request.body = body;
    return next();
  });
  request.once('error', next);
}

export function postedForm(request: Request): URLSearchParams {
  const body: unknown = request.body;
  return new URLSearchParams(typeof body === 'string' ? body : '');
}
