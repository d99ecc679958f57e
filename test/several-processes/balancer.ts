/**
 * A plain balancer, as one stands before several bots: each request goes to the next of them, whoever sends it. One that
 * takes no connection is passed over; whatever else goes wrong is for the browser to see.
 */
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class Balancer {
  /** Where each request went that was answered: the number of the bot, from 0. */
  readonly taken: { bot: number; method: string; path: string }[] = [];
  readonly #server = http.createServer((request, response) => void this.#pass(request, response));
  #ports: readonly number[] = [];
  #turn = 0;

  static async open(): Promise<Balancer> {
    const balancer = new Balancer();
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    return balancer;
  }

  /** The bots at these ports, in this order. */
  to(...ports: number[]): void {
    this.#ports = ports;
    this.#turn = 0;
  }

  /** Without a slash at the end. */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    for (let tried = 0; tried < this.#ports.length; tried += 1) {
      const bot = this.#turn++ % this.#ports.length;
      const answer = await this.#ask(this.#ports[bot]!, request, body).catch(
        (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? null : error),
      );
      if (answer === null) continue;
      if (answer instanceof Error) break;
      const { method = '', url = '' } = request;
      this.taken.push({ bot, method, path: url.split('?')[0]! });
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.once('close', () => answer.destroy());
      answer.once('error', () => response.destroy());
      answer.pipe(response);
      return;
    }
    response.writeHead(502).end('Bad gateway');
  }

  #ask(port: number, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = http.request({ port, method, path: url, headers, agent: false }, resolve);
      asked.once('error', reject);
      asked.end(body);
    });
  }
}
