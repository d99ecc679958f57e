/** A Bot Connector of this machine: takes what the bot sends, checks it against the schema, and answers as a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemsOf } from './activity-schema.js';

export interface SentActivity {
  type: string;
  text?: string;
  conversation: { id: string };
  recipient: { id: string };
  replyToId?: string;
  attachments?: { contentType: string; content?: unknown }[];
  suggestedActions?: { actions: { title: string; value: unknown }[] };
  [field: string]: unknown;
}

export interface Asked {
  method: string;
  path: string;
  authorization: string | undefined;
  activity: SentActivity;
}

/** Answers a request in another way than with 201 and an id; true if it did, or will. */
export type Answering = (response: ServerResponse, asked: Asked, number: number) => boolean;

export class Connector {
  /** What was taken, in its order. */
  readonly sent: SentActivity[] = [];
  /** Every request, taken or not. */
  readonly asked: Asked[] = [];
  readonly problems: string[] = [];
  answering: Answering = () => false;
  address = '';
  readonly #server = createServer((request, response) => void this.#take(request, response));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
    return this;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The words of the messages that were taken. */
  get said(): string[] {
    return this.sent.filter(({ type }) => type === 'message').map(({ text }) => text ?? '');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const activity = JSON.parse(Buffer.concat(parts).toString() || '{}') as SentActivity;
    const { method = '', url = '', headers } = request;
    const asked: Asked = { method, path: url, authorization: headers.authorization, activity };
    this.asked.push(asked);
    // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
    const [, conversation] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/.exec(url) ?? [];
    if (method !== 'POST' || conversation === undefined) this.problems.push(`${method} ${url}`);
    else if (decodeURIComponent(conversation) !== activity.conversation?.id)
      this.problems.push('another conversation');
    this.problems.push(...problemsOf(activity));
    if (this.answering(response, asked, this.asked.length)) return;
    if (!/^Bearer .+/.test(headers.authorization ?? '')) {
      answer(response, 401, {});
      return;
    }
    this.sent.push(activity);
    answer(response, 201, { id: `sent-${this.sent.length}` });
  }
}

/** Not in one chain: restify, once loaded, gives `writeHead` nothing to answer. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
  return true;
}
