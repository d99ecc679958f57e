import { expect } from 'chai';
import { answeredRecords } from '../../../bot/channels/bot-service/answered-activities.js';
import { Turns } from '../../../bot/channels/bot-service/turns.js';
import { openPostgresqlStorage } from '../../../bot/storage/postgresql/postgresql.js';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { sharedServer } from '../../storage/postgresql/server.js';
import { readableLog } from '../../storage/sample-record.js';
import { BotServiceHost } from './bot-service-host.js';
import { answer } from './connector.js';
import { tenant } from './microsoft.js';

describe('activities that come to several processes', function () {
  this.timeout(60_000);
  let here: BotServiceHost;
  let there: BotServiceHost;
  let storages: Storage[];

  beforeEach(async () => {
    const server = await sharedServer();
    const url = await server.freshDatabase();
    const open = async () => {
      const host = new BotServiceHost();
      host.storage = await openPostgresqlStorage({
        ...{ url, connections: 5, log: readableLog(), now: () => new Date() },
      });
      storages.push(host.storage);
      return host.listen();
    };
    storages = [];
    here = await open();
    there = await open();
  });
  afterEach(async () => {
    for (const host of [here, there]) {
      expect(host.connector.problems).to.deep.equal([]);
      await host.close();
    }
    for (const storage of storages) await storage.close();
  });

  /** The same activity as it comes to each of them. */
  const postTo = (host: BotServiceHost, activity: object) =>
    host.post({ ...activity, serviceUrl: host.connector.address });
  const said = () =>
    [...here.connector.sent, ...there.connector.sent].filter(({ type }) => type === 'message');

  it('are answered once, though the same comes to each of them at once', async () => {
    const alone = here.said('gardening', { conversation: { id: 'another' }, from: { id: '29:another' } });
    await postTo(here, alone);
    const once = said().length;
    const same = here.said('gardening');
    const answers = await Promise.all([here, there, here, there].map((host) => postTo(host, same)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    expect(said()).to.have.length(2 * once);
  });

  it('are said by another one where the first could not, and then no more', async () => {
    const same = here.said('gardening');
    here.connector.answering = (response) => answer(response, 400, {});
    expect((await postTo(here, same)).status).to.equal(502);
    expect((await postTo(there, same)).status).to.equal(200);
    const { length } = there.connector.sent;
    expect(length).to.be.at.least(1);
    here.connector.answering = () => false;
    for (const host of [here, there]) expect((await postTo(host, same)).status).to.equal(200);
    expect(here.connector.sent).to.be.empty;
    expect(there.connector.sent).to.have.length(length);
  });

  it('are answered in one place at a time, in one conversation', async () => {
    let inside = 0;
    let most = 0;
    for (const { bot } of [here, there]) {
      const take = bot.take.bind(bot);
      bot.take = async (...message) => {
        most = Math.max(most, (inside += 1));
        return take(...message).finally(() => (inside -= 1));
      };
    }
    const all = ['gardening', 'the cost', 'LS6', 'mornings'].map((words) => here.said(words));
    await Promise.all(all.map((one, index) => postTo(index % 2 === 0 ? here : there, one)));
    expect(most).to.equal(1);
  });

  it('ask once for the place of somebody who came, which Teams says twice', async () => {
    const installed = { ...here.activity('installationUpdate'), channelData: { tenant: { id: tenant } } };
    const added = { ...installed, type: 'conversationUpdate', id: 'another' };
    await Promise.all([
      postTo(here, { ...installed, action: 'add' }),
      postTo(there, { ...added, membersAdded: [here.activity('').recipient] }),
    ]);
    const texts = said().map((one) => JSON.stringify(one));
    expect(texts.filter((text) => text.includes('Which place'))).to.have.length(1);
  });

  it('leave no name, and nothing at all after a day', async () => {
    await postTo(here, here.said('gardening'));
    const records = [];
    for await (const record of there.storage.records(answeredRecords).all()) records.push(record);
    expect(records).to.have.length(1);
    expect(JSON.stringify(records)).not.to.match(/29:resident|personal-chat|gardening/);
    expect(await there.service.removeExpired()).to.equal(0);
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000).toISOString();
    await there.storage.records(answeredRecords).write({ ...records[0]!, at: yesterday });
    expect(await here.service.removeExpired()).to.equal(1);
  });
});

describe('the turns of a conversation of the Bot Service', () => {
  const busy = new StorageError('Waited too long for another process to end its turn.');

  it('are asked for again where another process takes long, in the order in which they were asked for', async () => {
    let refused = 0;
    const turns = new Turns({
      oneAtATime: async (_key, work) => {
        if ((refused += 1) <= 2) throw busy;
        return work();
      },
    });
    const done: string[] = [];
    await Promise.all(['first', 'second'].map((one) => turns.run('a', async () => void done.push(one))));
    expect(done).to.deep.equal(['first', 'second']);
  });

  it('are given up in the end, and never done twice', async () => {
    let asked = 0;
    const never = new Turns({
      oneAtATime: async () => {
        asked += 1;
        throw busy;
      },
    });
    const failed = (work: Promise<unknown>) => work.catch((error: unknown) => error);
    expect(await failed(never.run('a', async () => undefined))).to.equal(busy);
    expect(asked).to.equal(3);
    let worked = 0;
    const begun = new Turns({ oneAtATime: (_key, work) => work() });
    const work = async () => {
      worked += 1;
      throw busy;
    };
    expect(await failed(begun.run('a', work))).to.equal(busy);
    expect(worked).to.equal(1);
  });
});
