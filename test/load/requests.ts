/** HTTP to the bot, over connections that stay open as those of browsers and proxies do. */
import { Agent, request as begin, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';

export interface Asked {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The bot could not be reached, or hung up before its answer was complete. */
export class Unreached extends Error {
  constructor(readonly code: string) {
    super(`No answer: ${code}`);
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
/** Milliseconds without a byte after which nothing more is expected. */
const silence = 30_000;

export async function send(address: string, asked: Asked): Promise<Answer> {
  const response = await beginning(address, asked, agent);
  try {
    return { status: response.statusCode ?? 0, headers: response.headers, body: await readText(response) };
  } catch (error) {
    throw new Unreached((error as NodeJS.ErrnoException).code ?? 'cut off');
  }
}

/** An answer that does not end by itself, on a connection of its own. */
export function openStream(address: string, asked: Asked): Promise<IncomingMessage> {
  return beginning(address, asked, undefined);
}

function beginning(address: string, asked: Asked, by: Agent | undefined): Promise<IncomingMessage> {
  const { method = 'GET', path, headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const request = begin(`${address}${path}`, { method, headers, agent: by ?? false }, resolve);
    request.setTimeout(by === undefined ? 0 : silence, () => request.destroy(new Error('silence')));
    request.once('error', (error: NodeJS.ErrnoException) => {
      // The other side let go of an idle connection just as it was taken up again: nothing was lost by it.
      if (request.reusedSocket && error.code === 'ECONNRESET') {
        beginning(address, asked, undefined).then(resolve, reject);
        return;
      }
      reject(new Unreached(error.code ?? error.message));
    });
    request.end(body);
  });
}
