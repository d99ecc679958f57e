import { expect } from 'chai';
import { StorageError, type Storage } from '../../../bot/storage/storage.js';
import { openBotService, type BotServiceHost } from './bot-service-host.js';
import { answer } from './connector.js';
import { tenant } from './microsoft.js';

/** All of a talk that a resident can read, cards included. */
function everythingSaid({ connector }: BotServiceHost): string {
  return JSON.stringify(connector.sent);
}

describe('messages through the Azure Bot Service', () => {
  let host: BotServiceHost;

  beforeEach(async () => {
    host = await openBotService();
  });
  afterEach(async () => {
    expect(host.connector.problems).to.deep.equal([]);
    await host.close();
  });

  it('are answered in the conversation that they came from, with the greeting at first', async () => {
    const said = host.said('I feel lonely since my husband died') as { id: string };
    expect((await host.post(said)).status).to.equal(200);
    expect(host.connector.sent).not.to.be.empty;
    for (const one of host.connector.sent) {
      expect(one.conversation.id).to.equal('a:personal-chat');
      expect(one.recipient.id).to.equal('29:resident');
      expect(one.replyToId).to.equal(said.id);
    }
    expect(everythingSaid(host)).to.match(/computer program/);
  });

  it('are taken and answered once, though they are delivered twice', async () => {
    const said = host.said('gardening');
    await host.post(said);
    const first = [...host.connector.said];
    const [record] = await host.kept();
    expect((await host.post(said)).status).to.equal(200);
    expect(host.connector.said).to.deep.equal(first);
    expect((await host.kept())[0]).to.deep.equal(record);
  });

  it('keep the language that the client is set to, until the resident chooses another', async () => {
    await host.post(host.said('hello', { locale: 'ur-PK' }));
    const [record] = await host.kept();
    expect(record?.language).to.equal('ur');
    await host.post(host.said('English please', { locale: 'ur-PK' }));
    await host.post(host.said('gardening', { locale: 'ur-PK' }));
    expect((await host.kept())[0]?.language).to.equal('en');
  });

  it('are each person’s own in a group', async () => {
    const group = {
      conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
    };
    await host.post(host.said('gardening', group));
    await host.post(host.said('swimming', { ...group, from: { id: '29:neighbour' } }));
    expect(await host.kept()).to.have.length(2);
    // What comes later would be read by all.
    expect((await host.kept()).every(({ address }) => address === undefined)).to.be.true;
  });

  it('tell where to write later, in a chat of one’s own', async () => {
    await host.post(host.said('gardening'));
    expect((await host.kept())[0]?.address).to.deep.include({
      by: 'bot-service',
      channel: 'msteams',
      resident: '29:resident',
    });
  });

  it('keep their order, though the first answer is held up', async () => {
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    const asked = new Promise<void>((resolve) => {
      host.connector.answering = (response, { activity }, number) => {
        if (number > 1) return false;
        resolve();
        void held.then(() => {
          host.connector.sent.push(activity);
          answer(response, 201, { id: 'held' });
        });
        return true;
      };
    });
    const one = host.said('gardening') as { id: string };
    const two = host.said('a person') as { id: string };
    const first = host.post(one);
    await asked;
    const second = host.post(two);
    // Long enough for the second to overtake the first, if it could.
    await host.post({
      ...host.said('hello'),
      from: { id: '29:neighbour' },
      conversation: { id: 'a:neighbour' },
    });
    free();
    await Promise.all([first, second]);
    const order = host.connector.sent
      .filter(({ recipient }) => recipient.id === '29:resident')
      .map(({ replyToId }) => replyToId);
    const where = order.lastIndexOf(one.id) + 1;
    expect(new Set(order.slice(0, where))).to.deep.equal(new Set([one.id]));
    expect(new Set(order.slice(where))).to.deep.equal(new Set([two.id]));
  });

  it('are answered in the answer itself where that is wanted', async () => {
    const { status, body } = await host.post(host.said('gardening', { deliveryMode: 'expectReplies' }));
    expect(status).to.equal(200);
    expect((JSON.parse(body) as { activities: unknown[] }).activities).not.to.be.empty;
    expect(host.connector.asked).to.be.empty;
  });

  it('ask which place they are for, where nothing tells, and then begin there', async () => {
    const unplaced = { channelId: 'directline', channelData: {}, conversation: { id: 'direct' } };
    await host.post(host.said('gardening', unplaced));
    expect(await host.kept()).to.be.empty;
    expect(everythingSaid(host))
      .to.match(/Leeds/)
      .and.to.match(/Utrecht/);
    // The number of a place, which is no answer to the question that comes next.
    const chosen = host.said('2', unplaced);
    for (let times = 0; times < 2; times += 1) {
      await host.post(chosen);
      const [record] = await host.kept();
      expect(record).to.include({ place: 'leeds' });
      expect(record?.story).to.deep.include({ topics: [], not: [], settled: [] });
    }
    expect(everythingSaid(host)).to.match(/computer program/);
  });

  it('on a channel that nobody thought of get plain text with numbers', async () => {
    await host.post(host.said('gardening', { channelId: 'carrier-pigeon' }));
    for (const one of host.connector.sent) {
      expect(one).not.to.have.any.keys('attachments', 'suggestedActions');
      expect(one.text).to.be.a('string');
    }
    expect(host.connector.said.join('\n')).to.match(/^1[.)]/m);
  });

  it('show after a while that an answer is being made', async () => {
    const slow = await openBotService({ typingAfter: 0 });
    const { bot, connector } = slow;
    const take = bot.take.bind(bot);
    const asked = new Promise<void>((shown) => {
      connector.answering = (_response, { activity }) => {
        if (activity.type === 'typing') shown();
        return false;
      };
    });
    bot.take = async (...message) => {
      await asked;
      return take(...message);
    };
    await slow.post(slow.said('gardening'));
    const [first, ...rest] = connector.sent.map(({ type }) => type);
    expect(first).to.equal('typing');
    expect(new Set(rest)).to.deep.equal(new Set(['message']));
    expect(connector.problems).to.deep.equal([]);
    await slow.close();
  });

  it('never show up in the log, nor do names or accounts', async () => {
    host.storage = failing(host.storage, new Error('unexpected: lonely'));
    await host.post(host.said('lonely'));
    expect(host.logged).not.to.be.empty;
    expect(host.logged.join('\n')).not.to.match(/29:resident|Somebody|token-of-the-bot/);
  });

  describe('that cannot be stored', () => {
    it('are not answered but with an honest sentence and whom to call, and can be sent again', async () => {
      const { storage } = host;
      const said = host.said('gardening');
      host.storage = failing(storage, new StorageError('The disk is full: /data'));
      const { status, body } = await host.post(said);
      expect([status, body]).to.deep.equal([503, 'Not available just now']);
      expect(host.connector.said.join())
        .to.match(/something went wrong/)
        .and.to.include('999');
      host.storage = storage;
      expect((await host.post(said)).status).to.equal(200);
      expect((await host.kept())[0]?.place).to.equal('leeds');
    });

    it('say nothing of an unexpected error', async () => {
      host.storage = failing(host.storage, new Error('secret path /etc'));
      const { status, body } = await host.post(host.said('gardening'));
      expect([status, body]).to.deep.equal([500, 'Something went wrong']);
      expect(everythingSaid(host)).not.to.include('/etc');
    });
  });

  describe('by text, through the Bot Service’s own channel', () => {
    const [ours, theirs] = ['+441134960000', '+447700900123'];
    const text = (words: string, more: object = {}) =>
      host.said(words, {
        channelId: 'sms',
        from: { id: theirs },
        recipient: { id: ours },
        conversation: { id: `${ours}-${theirs}` },
        channelData: {},
        ...more,
      });

    it('are for the place of the number, and one text with lines that stay apart', async () => {
      await host.post(text('gardening'));
      expect(host.connector.sent).to.have.length(1);
      expect(host.connector.said[0])
        .to.include('\n\n')
        .and.not.to.match(/[^\n]\n[^\n]/);
      expect((await host.kept())[0]).to.include({ place: 'leeds', channel: 'sms' });
    });

    it('show no typing, which would cost a text', async () => {
      const slow = await openBotService({ typingAfter: 0 });
      await slow.post({ ...text('gardening'), serviceUrl: slow.connector.address }, `Bearer ${slow.token()}`);
      expect(slow.connector.sent.map(({ type }) => type)).to.deep.equal(['message']);
      await slow.close();
    });

    it('are one conversation, whatever the Bot Service calls it', async () => {
      await host.post(text('gardening'));
      await host.post(text('LS6', { conversation: { id: 'another name' } }));
      expect(await host.kept()).to.have.length(1);
    });

    it('stop at once with STOP, but for an emergency, until START', async () => {
      await host.post(text('gardening'));
      await host.post(text('STOP'));
      expect(host.connector.said.at(-1)).to.match(/START/).and.to.include('999');
      expect(host.ended).to.have.length(1);
      const { length } = host.connector.said;
      await host.post(text('swimming'));
      await host.post(text('STOP'));
      expect(host.connector.said).to.have.length(length);
      await host.post(text('I want to kill myself'));
      expect(host.connector.said.at(-1)).to.match(/999|116 123/);
      await host.post(text('START'));
      expect(host.connector.said.at(-1)).to.match(/Welcome back/);
    });

    it('say with HELP who this is, without a turn', async () => {
      await host.post(text('HELP'));
      expect(host.connector.said).to.have.length(1);
      expect(host.connector.said[0]).to.match(/STOP/);
      expect(await host.kept()).to.be.empty;
    });
  });

  describe('of other kinds', () => {
    it('greet whoever installs the bot, once', async () => {
      await host.post({ ...host.activity('installationUpdate'), action: 'add' });
      const greeted = host.connector.sent.length;
      expect(everythingSaid(host)).to.match(/computer program/);
      await host.post({
        ...host.activity('conversationUpdate'),
        membersAdded: [host.activity('').recipient],
      });
      expect(host.connector.sent).to.have.length(greeted);
      await host.post(host.said('gardening'));
      expect(everythingSaid(host).match(/computer program/g)).to.have.length(1);
    });

    it('ask whoever installs the bot for their place once, and again after it was taken away', async () => {
      const somewhere = { channelData: { tenant: { id: tenant } } };
      const installed = { ...host.activity('installationUpdate'), ...somewhere };
      await host.post({ ...installed, action: 'add' });
      const asked = host.connector.sent.length;
      expect(everythingSaid(host)).to.match(/Which place/);
      const added = { ...host.activity('conversationUpdate'), ...somewhere };
      await host.post({ ...added, membersAdded: [host.activity('').recipient] });
      expect(host.connector.sent).to.have.length(asked);
      await host.post({ ...installed, action: 'remove' });
      await host.post({ ...installed, action: 'add' });
      expect(host.connector.sent).to.have.length(2 * asked);
    });

    it('greet with the first answer whoever could not be greeted before', async () => {
      host.connector.answering = (response) => answer(response, 400, {});
      const { status } = await host.post({ ...host.activity('installationUpdate'), action: 'add' });
      expect(status).to.equal(502);
      host.connector.answering = () => false;
      await host.post(host.said('gardening'));
      expect(everythingSaid(host).match(/computer program/g)).to.have.length(1);
    });

    it('end what was agreed to be sent where the bot is taken away, and forget where to send it', async () => {
      await host.post(host.said('gardening'));
      expect((await host.post({ ...host.activity('installationUpdate'), action: 'remove' })).status).to.equal(
        200,
      );
      expect(host.ended).to.deep.equal([(await host.kept())[0]?.key]);
      expect((await host.kept())[0]).not.to.have.property('address');
    });

    for (const type of [
      'typing',
      'messageReaction',
      'messageDelete',
      'endOfConversation',
      'event',
      'contactRelationUpdate',
      'handoff',
      'trace',
      'command',
      'deleteUserData',
      'something-new',
    ]) {
      it(`are taken and left alone: ${type}`, async () => {
        expect((await host.post(host.activity(type))).status).to.equal(200);
        expect(host.connector.asked).to.be.empty;
        expect(await host.kept()).to.be.empty;
      });
    }

    it('take a button of a card, and leave the card as it is', async () => {
      const value = { action: { type: 'Action.Execute', data: { say: 'gardening' } } };
      const { status, body } = await host.post({
        ...host.activity('invoke'),
        name: 'adaptiveCard/action',
        value,
      });
      expect(status).to.equal(200);
      expect(JSON.parse(body)).to.deep.include({
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
      });
      expect(host.connector.said).not.to.be.empty;
    });

    it('take a suggestion that asks for an answer', async () => {
      const value = { say: 'gardening' };
      const { status } = await host.post({
        ...host.activity('invoke'),
        name: 'suggestedAction/submit',
        value,
      });
      expect(status).to.equal(200);
      expect(host.connector.said).not.to.be.empty;
    });

    it('take no button that is not ours', async () => {
      const value = { action: { type: 'Action.Execute', data: { delete: 'everything' } } };
      const { status, body } = await host.post({
        ...host.activity('invoke'),
        name: 'adaptiveCard/action',
        value,
      });
      expect([status, (JSON.parse(body) as { statusCode: number }).statusCode]).to.deep.equal([200, 400]);
      expect(host.connector.asked).to.be.empty;
    });

    for (const name of [
      'task/fetch',
      'task/submit',
      'composeExtension/query',
      'signin/verifyState',
      'fileConsent/invoke',
      '',
    ]) {
      it(`say that there is no “${name}”`, async () => {
        const { status, body } = await host.post({ ...host.activity('invoke'), name, value: {} });
        expect([status, body]).to.deep.equal([501, '']);
      });
    }
  });

  describe('that no channel sends', () => {
    const authorization = () => ({ authorization: `Bearer ${host.token()}` });

    for (const [what, status, body] of [
      ['no JSON', 400, '{"type":'],
      ['a list', 400, '[]'],
      ['null', 400, 'null'],
      ['nothing', 400, ''],
      ['no type', 400, '{}'],
      ['100,000 levels', 400, `{"value":${'{"a":'.repeat(25_000)}1${'}'.repeat(25_000)}}`],
      ['two megabytes', 413, JSON.stringify({ text: 'x'.repeat(2_000_000) })],
    ] as const) {
      it(`are refused: ${what}`, async () => {
        const answered = await host.postRaw(body, authorization());
        expect(answered.status).to.equal(status);
        expect(answered.body).to.be.oneOf(['Bad request', 'Too large']);
      });
    }

    it('are refused: two megabytes that do not say how long they are', async () => {
      const part = new TextEncoder().encode('x'.repeat(100_000));
      const body = new ReadableStream({
        start(controller) {
          for (let sent = 0; sent < 20; sent += 1) controller.enqueue(part);
          controller.close();
        },
      });
      const headers = { 'content-type': 'application/json', ...authorization() };
      const answered = await fetch(host.address, {
        method: 'POST',
        body,
        headers,
        duplex: 'half',
      } as RequestInit);
      expect(answered.status).to.equal(413);
    });

    it('are refused: a form', async () => {
      const headers = { ...authorization(), 'content-type': 'application/x-www-form-urlencoded' };
      expect((await host.postRaw('a=b', headers)).status).to.equal(415);
    });

    it('are refused: anything but a POST', async () => {
      expect((await host.postRaw('', authorization(), 'GET')).status).to.equal(405);
      expect((await host.postRaw('{}', authorization(), 'PUT')).status).to.equal(405);
    });
  });
});

/** Storage that answers nothing but this error, once a turn wants to write. */
function failing(storage: Storage, error: Error): Storage {
  return { ...storage, writeConversation: () => Promise.reject(error) };
}
