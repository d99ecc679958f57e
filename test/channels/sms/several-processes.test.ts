import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { laneRecords } from '../../../bot/channels/sms/inbox-records.js';
import type { OutgoingMessage } from '../../../bot/referrals/outgoing-message.js';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import type { Storage } from '../../../bot/storage/storage.js';
import { MovableClock } from '../../referrals/movable-clock.js';
import { sharedServer, type Server } from '../../storage/postgresql/server.js';
import { readableLog } from '../../storage/sample-record.js';
import { incomingText, openTextingHost, post, texts, until, type TextingHost } from './texting-host.js';
import { openTwilioServer, type TwilioServer } from './twilio-server.js';

const program = fileURLToPath(new URL('texting-process.ts', import.meta.url));
const long = 'I used to have an allotment and I miss it. '.repeat(9);

describe('text messages that come to several processes', function () {
  this.timeout(60_000);
  let server: Server;
  let url: string;
  let clock: MovableClock;
  let twilio: TwilioServer;
  let storages: Storage[];
  let hosts: TextingHost[];
  let children: ChildProcess[];
  /** The ids of messages for which a turn was taken, and what was handed to the outbox, in the order in which it was. */
  let taken: (string | null)[];
  let said: OutgoingMessage[];

  const open = async (): Promise<TextingHost> => {
    const storage = await openPostgresqlStorage({
      ...{ url, connections: 5, log: readableLog(), now: clock.now },
    });
    storages.push(storage);
    const host = await openTextingHost({
      ...{ storage, clock, twilio },
      bot: (bot) => ({
        take: (context, message) => {
          taken.push(message.once);
          return bot.take(context, message);
        },
        tell: bot.tell.bind(bot),
        conversation: bot.conversation.bind(bot),
      }),
      outbox: (outbox) => ({
        send: (message) => {
          said.push(message);
          return outbox.send(message);
        },
      }),
    });
    hosts.push(host);
    return host;
  };
  const settled = () => Promise.all(hosts.map((host) => host.settled()));
  /** One after the other, the first to the first process, the next to the next. */
  const come = async (...bodies: string[]): Promise<string[]> => {
    const forms = bodies.map((Body) => incomingText({ Body }));
    for (const [index, form] of forms.entries())
      expect((await post(hosts[index % hosts.length]!, form)).status).to.equal(200);
    await settled();
    return forms.map(({ MessageSid }) => MessageSid!);
  };

  beforeEach(async () => {
    server = await sharedServer();
    url = await server.freshDatabase();
    clock = new MovableClock();
    twilio = await openTwilioServer();
    [storages, hosts, children, taken, said] = [[], [], [], [], []];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const host of hosts) await host.close();
    for (const storage of storages) await storage.close();
    await twilio.close();
  });

  it('are answered one after the other in the order in which they came, and the answers leave in that order', async () => {
    await open();
    await open();
    twilio.answers = [{ delay: 300 }, {}, { delay: 100 }];
    const ids = await come('gardening', 'the cost', 'LS6', 'mornings', 'more', '1');
    expect(taken).to.deep.equal(ids);
    expect(said.map(({ id }) => id)).to.deep.equal(ids.map((id) => `text/${id}`));
    expect(said.map(({ after }) => after)).to.deep.equal([
      undefined,
      ...said.slice(0, -1).map(({ id }) => id),
    ]);
    for (let tries = 0; twilio.sent.length < ids.length && tries < 400; tries++) {
      await clock.pass(250);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(twilio.sent.map(({ text }) => text)).to.deep.equal(said.map(({ text }) => text));
  });

  it('are answered once, though the same comes to each of them at once', async () => {
    await open();
    await open();
    const form = incomingText({ Body: 'gardening' });
    await Promise.all([...hosts, ...hosts, ...hosts].map((host) => post(host, form)));
    await settled();
    await Promise.all(hosts.map((host) => post(host, form)));
    await settled();
    expect(taken).to.deep.equal([form['MessageSid']]);
    expect(await texts(hosts[0]!, 1)).to.have.length(1);
  });

  it('are joined where they are parts of one, and the parts came to different ones', async () => {
    await open();
    await open();
    const [first] = hosts;
    const forms = [long.slice(0, 153), long.slice(153, 306), long.slice(306)].map((Body) =>
      incomingText({ Body }),
    );
    for (const [index, form] of forms.entries()) await post(hosts[index % 2]!, form);
    await until(() => taken.length > 0);
    await clock.pass(4_000);
    await settled();
    expect(taken).to.deep.equal([forms[0]!['MessageSid']]);
    await texts(first!, 1);
    const lanes = [];
    for await (const lane of storages[0]!.records(laneRecords).all()) lanes.push(lane);
    expect(lanes.map(({ waiting, answered }) => [waiting, answered])).to.deep.equal([
      [[], forms.map(({ MessageSid }) => MessageSid)],
    ]);
  });

  it('are answered by another one where theirs is killed, those that came meanwhile after them', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const nextLine = async () => (await lines.next()).value as string;
    const address = await nextLine();
    await open();
    const forms = ['gardening', 'the cost', 'LS6'].map((Body) => incomingText({ Body }));
    expect((await post({ address }, forms[0]!)).status).to.equal(200);
    expect(await nextLine()).to.equal('taken');
    expect((await post({ address }, forms[1]!)).status).to.equal(200);
    child.kill('SIGKILL');
    expect((await post(hosts[0]!, forms[2]!)).status).to.equal(200);
    // Else it would be waited for the eight seconds that a turn is a killed process's own.
    await server.query("UPDATE what_matters.leases SET expires = now() - interval '1 second'", url);
    await settled();
    expect(taken).to.deep.equal(forms.map(({ MessageSid }) => MessageSid));
  });

  it('are found by another one within seconds where theirs is killed and nothing more comes', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const nextLine = async () => (await lines.next()).value as string;
    const address = await nextLine();
    await open();
    const form = incomingText({ Body: 'gardening' });
    expect((await post({ address }, form)).status).to.equal(200);
    expect(await nextLine()).to.equal('taken');
    child.kill('SIGKILL');
    await server.query("UPDATE what_matters.leases SET expires = now() - interval '1 second'", url);
    await clock.pass(8_000);
    await until(() => taken.length > 0);
    await settled();
    expect(taken).to.deep.equal([form['MessageSid']]);
  });
});
