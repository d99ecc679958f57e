/** A mail server of this machine, as bad as a test wants it. */
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A step of taking one message. */
export type MailStep = 'connect' | 'sender' | 'receiver' | 'text' | 'taken';

export interface TestMailServer {
  port: number;
  /** What was taken, in order. */
  received: ParsedMail[];
  /** Resolves once so many were taken. */
  until(number: number): Promise<void>;
  close(): Promise<void>;
}

export interface MailServerOptions extends SMTPServerOptions {
  /** Asked at each step. An answer `code text` refuses, `hang` never answers, and `drop` cuts the line. */
  at?: (step: MailStep) => string | null | Promise<string | null>;
}

/** At a free port, or the one that is asked for. */
export async function openMailServer(
  { at, ...options }: MailServerOptions = {},
  port = 0,
): Promise<TestMailServer> {
  const received: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  const waiting: { number: number; resolve: () => void }[] = [];
  const dropAll = () => sockets.forEach((socket) => socket.destroy());

  const step = async (name: MailStep, go: (error?: Error) => void) => {
    const answer = (await at?.(name)) ?? null;
    if (answer === 'hang') return;
    if (answer === 'drop') return dropAll();
    if (answer === null) return go();
    go(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }));
  };

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    ...options,
    onConnect: (_session, callback) => void step('connect', callback),
    onMailFrom: (_address, _session, callback) => void step('sender', callback),
    onRcptTo: (_address, _session, callback) => void step('receiver', callback),
    onData: (stream, _session, callback) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void step('text', (error) => {
          if (error) return callback(error);
          void simpleParser(Buffer.concat(parts)).then((mail) => {
            received.push(mail);
            for (const { number, resolve } of waiting) if (received.length >= number) resolve();
            void step('taken', () => callback());
          });
        });
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    until: (number) =>
      received.length >= number
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ number, resolve })),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      dropAll();
      await closed;
    },
  };
}
