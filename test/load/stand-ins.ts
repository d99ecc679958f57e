/** Twilio's REST interface, the Bot Connector and who vouches for it, and a mail server: all on this machine. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { openMailServer, type TestMailServer } from '../channels/email/mail-server.js';
import { Microsoft } from '../channels/bot-service/microsoft.js';
import { accountSid, authToken } from '../channels/sms/twilio-server.js';

/** Takes what is sent to one telephone or into one conversation. */
export type Receiver = (words: string) => void;

export interface StandIns {
  /** Where Twilio's interface and the Bot Connector are. */
  address: string;
  microsoft: Microsoft;
  mail: TestMailServer;
  /** Set to cut every line of the mail server. */
  mailIsGone: boolean;
  /** By telephone number. */
  telephones: Map<string, Receiver>;
  /** By the id of the conversation in Teams. */
  chats: Map<string, Receiver>;
  /** Sent to nobody that there is, or not as Twilio and Microsoft would take it. */
  wrong: string[];
  close(): Promise<void>;
}

const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
const texts = `/2010-04-01/Accounts/${accountSid}/Messages.json`;

export async function openStandIns(): Promise<StandIns> {
  const telephones = new Map<string, Receiver>();
  const chats = new Map<string, Receiver>();
  const wrong: string[] = [];

  const takeText = (body: string) => {
    const form = new URLSearchParams(body);
    const receiver = telephones.get(form.get('To') ?? '');
    if (receiver === undefined) wrong.push(`a text to ${form.get('To')}`);
    receiver?.(form.get('Body') ?? '');
  };
  const takeActivity = (conversation: string, body: string) => {
    const activity = JSON.parse(body) as {
      type: string;
      text?: string;
      attachments?: unknown;
      suggestedActions?: unknown;
    };
    if (activity.type !== 'message') return;
    const { text = '', attachments = [], suggestedActions = {} } = activity;
    const receiver = chats.get(conversation);
    if (receiver === undefined) wrong.push(`a message to ${conversation}`);
    receiver?.(`${text} ${JSON.stringify(attachments)} ${JSON.stringify(suggestedActions)}`);
  };

  let taken = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request);
    const url = request.url ?? '';
    const [, conversation] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(url) ?? [];
    response.setHeader('content-type', 'application/json');
    if (url === texts && request.headers.authorization === login) {
      takeText(body);
      response.writeHead(201);
      response.end(JSON.stringify({ sid: `SM${String((taken += 1)).padStart(32, '0')}`, status: 'queued' }));
    } else if (conversation !== undefined && /^Bearer ./.test(request.headers.authorization ?? '')) {
      takeActivity(decodeURIComponent(conversation), body);
      response.writeHead(201);
      response.end(JSON.stringify({ id: `sent-${(taken += 1)}` }));
    } else {
      wrong.push(`${request.method} ${url}`);
      response.writeHead(401);
      response.end('{}');
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const microsoft = await new Microsoft().listen();
  const mail = await openMailServer({ at: () => (standIns.mailIsGone ? 'drop' : null) });
  const standIns: StandIns = {
    mailIsGone: false,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ microsoft, mail, telephones, chats, wrong },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await microsoft.close();
      await mail.close();
    },
  };
  return standIns;
}
