import { connect } from 'node:net';
import { expect } from 'chai';
import { pino } from 'pino';
import { postedBody } from '../../bot/channels/bot-service/posted-body.js';
import { createHost } from '../../bot/channels/server.js';
import { signedForms } from '../../bot/channels/sms/signed-form.js';
import { chatFormReaders } from '../../bot/channels/web/form.js';
import { readableLog } from '../storage/sample-record.js';
import { accountSid, authToken } from './sms/twilio-server.js';

describe('a request whose sender goes away before all of it has come', () => {
  it('is no fault of ours in the log, at any address that takes one', async () => {
    const logged: string[] = [];
    const host = createHost({ log: pino({ level: 'error' }, { write: (line) => void logged.push(line) }) });
    const came: Promise<unknown>[] = [];
    const twilio = { accountSid, authToken };
    const signed = await signedForms({
      ...{ twilio, publicUrl: 'https://chat.example.org', log: readableLog() },
      now: () => new Date(),
    });
    host.server.pre((request, _response, next) => {
      came.push(new Promise((resolve) => request.once('close', resolve)));
      next();
    });
    host.server.post('/chat', ...chatFormReaders, async () => undefined);
    host.server.post('/text', ...signed, async () => undefined);
    host.server.post('/message', async (request) => void (await postedBody(request, 1000)));
    const port = await host.listen(0, '127.0.0.1');
    for (const path of ['/chat', '/text', '/message']) {
      const socket = connect(port, '127.0.0.1');
      const type = 'application/x-www-form-urlencoded';
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 99\r\n\r\nhalf`,
      );
      while (came.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      socket.destroy();
      await came.pop();
    }
    await host.close();
    expect(logged).to.deep.equal([]);
  });
});
