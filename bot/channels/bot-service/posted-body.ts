import type { Request } from 'restify';

/** The body as text, or null where it is larger than that many bytes: what is too much is read, but not kept. */
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
    request.once('error', reject);
    request.once('aborted', () => reject(new Error('The request ended before its body did')));
  });
}
