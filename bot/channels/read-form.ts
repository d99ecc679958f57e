/** Reads a posted form's body as text, whichever channel it is for. */
import type { RequestHandler } from 'restify';
import { Refusal } from './refusal.js';

/** The handlers that refuse what is no plain form or longer than so many bytes, and then read it. */
export function formReaders(largest: number): RequestHandler[] {
  const refuseOthers: RequestHandler = (request, _response, next) => {
    const type = request.getContentType();
    if (type !== 'application/x-www-form-urlencoded' || request.headers['content-encoding'])
      return next(new Refusal(415, 'Only plain forms are read'));
    if (Number(request.headers['content-length'] ?? 0) > largest)
      return next(new Refusal(413, 'The form is too large'));
    return next();
  };
  /**
   * What is too long is read to its end but not kept, so that the sender gets its answer. restify's own reader warns of
   * its age on the console.
   */
  const readBody: RequestHandler = (request, _response, next) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= largest) parts.push(part);
    });
    request.once('end', () => {
      if (bytes > largest) return next(new Refusal(413, 'The form is too large'));
      request.body = Buffer.concat(parts).toString('utf8');
      return next();
    });
    // Its sender went away before all of it had come.
    request.once('error', () => next(new Refusal(400, 'The form did not arrive')));
  };
  return [refuseOthers, readBody];
}
