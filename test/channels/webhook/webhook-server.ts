/** A webhook of this machine: it checks signatures as Standard Webhooks has it, and answers as badly as a test wants. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** Whether the signature is that of the secret. */
  genuine: boolean;
}

export interface WebhookServer {
  address: string;
  posted: Posted[];
  close(): Promise<void>;
}

/** `answer` may end the response as it likes, or never. By default it is 204. */
export async function openWebhookServer(
  secret: Buffer,
  answer: (response: ServerResponse, posted: Posted) => void = (response) => answerWith(response, 204),
): Promise<WebhookServer> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const { url = '', headers } = request;
      const one: Posted = { path: url, headers, body, genuine: isGenuine(secret, headers, body) };
      posted.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function isGenuine(secret: Buffer, headers: IncomingMessage['headers'], body: string): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`] ?? ''),
  );
  const right = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
  return signatures!.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return signature.startsWith('v1,') && given.length === right.length && timingSafeEqual(given, right);
  });
}

/** Not in one chain: restify, once loaded, gives `writeHead` nothing to answer. */
export function answerWith(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, headers);
  response.end();
}
