/** Stands in for Twilio's REST interface: checks who asks and what for, and answers as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
export const authToken = 'fedcba9876543210'.repeat(2);

/** A message that Twilio was asked to send. */
export interface SentText {
  to: string;
  from: string;
  text: string;
}

export interface TwilioAnswer {
  status?: number;
  /** Twilio's own code of the error. */
  code?: number;
  retryAfter?: number;
  /** Never answers. */
  hang?: boolean;
  /** Milliseconds before the answer. */
  delay?: number;
}

export interface TwilioServer {
  address: string;
  /** Those that were accepted, in the order in which they came. */
  sent: SentText[];
  /** All that were asked for. */
  asked: SentText[];
  /** What is wrong with a request, as Twilio would refuse it. */
  wrong: string[];
  /** How the next requests are answered, the first first; then 201. */
  answers: TwilioAnswer[];
  close(): Promise<void>;
}

const fields = ['Body', 'From', 'StatusCallback', 'To'];

export async function openTwilioServer(): Promise<TwilioServer> {
  const hanging = new Set<ServerResponse>();
  const server = createServer((request, response) => void answer(request, response));
  const twilio: TwilioServer = {
    address: '',
    sent: [],
    asked: [],
    wrong: [],
    answers: [],
    close: () =>
      new Promise((resolve) => {
        for (const response of hanging) response.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await readText(request));
    const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (request.headers.authorization !== login) twilio.wrong.push('not signed in');
    if (request.method !== 'POST') twilio.wrong.push('not posted');
    if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) twilio.wrong.push('another path');
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
      twilio.wrong.push('not a form');
    if ([...form.keys()].sort().join() !== fields.join()) twilio.wrong.push('other fields');
    const asked = { to: form.get('To') ?? '', from: form.get('From') ?? '', text: form.get('Body') ?? '' };
    twilio.asked.push(asked);
    const { status = 201, code, retryAfter, hang, delay = 0 } = twilio.answers.shift() ?? {};
    if (hang === true) return void hanging.add(response);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (status < 300) twilio.sent.push(asked);
    const body =
      status < 300
        ? { sid: `SM${'0'.repeat(32)}`, status: 'queued' }
        : { code: code ?? 20500, message: `Not sent to ${asked.to}: ${asked.text}`, status };
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    });
    response.end(JSON.stringify(body));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  twilio.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return twilio;
}
