/** A plain load balancer: each request goes to the next process in turn, whoever it comes from. */
import { Agent, createServer, request as begin, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Balancer {
  address: string;
  close(): Promise<void>;
}

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  let turn = 0;
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    // One that cannot be reached at all has taken nothing: the next one is asked, as any balancer does it.
    for (let asked = 0; asked < ports.length; asked++) {
      const port = ports[(turn = (turn + 1) % ports.length)] ?? 0;
      const outcome = await passTo(port, request, body, response);
      if (outcome === 'answered') return;
      if (outcome === 'lost') break;
    }
    response.writeHead(502, { 'x-load-balancer': 'no answer', 'content-type': 'text/plain' });
    response.end('Not available just now');
  };

  const passTo = (
    port: number,
    { method, url, headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<'answered' | 'not reached' | 'lost'> =>
    new Promise((resolve) => {
      const onward = begin({ host: '127.0.0.1', port, method, path: url, headers, agent }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.once('error', () => response.destroy());
        resolve('answered');
      });
      response.once('close', () => onward.destroy());
      onward.once('error', ({ code }: NodeJS.ErrnoException) => {
        if (code === 'ECONNREFUSED') resolve('not reached');
        else if (onward.reusedSocket && code === 'ECONNRESET' && !response.headersSent)
          resolve(passTo(port, { method, url, headers } as IncomingMessage, body, response));
        else resolve('lost');
      });
      onward.end(body);
    });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
