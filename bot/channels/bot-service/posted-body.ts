import type { Request } from 'restify';
import { Refusal } from '../refusal.js';

/**
 * The body as text, or null where it is larger than that many bytes: what is too much is read, but not kept.
 * Rejects with a Refusal where its sender went away before all of it had come.
 */
export function postedBody(request: Request, largest: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= largest) parts.push(part);
      else parts.length = 0;
    });
    request.once('end', () => resolve(bytes > largest ? null : Buffer.concat(parts).toString('utf8')));
    const gone = () => reject(new Refusal(400, 'The request ended before its body did'));
    request.once('error', gone);
    request.once('aborted', gone);
  });
}
