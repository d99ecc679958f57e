/** What becomes of answers where the Bot Connector is slow, busy, or does not want them. */
import { expect } from 'chai';
import type { TurnOutcome } from '../../../bot/message.js';
import type { BotServiceAddress } from '../../../bot/channels/bot-service/adapter.js';
import { openBotService, type BotServiceHost } from './bot-service-host.js';
import { answer, Connector } from './connector.js';

describe('sending through the Bot Connector', () => {
  let host: BotServiceHost;

  beforeEach(async () => {
    host = await openBotService();
  });
  afterEach(async () => {
    expect(host.connector.problems).to.deep.equal([]);
    await host.close();
  });

  it('waits and tries again where it is asked to, and says everything once', async () => {
    host.connector.answering = (response, _asked, number) =>
      number <= 2 && answer(response, 429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '0' });
    expect((await host.post(host.said('gardening'))).status).to.equal(200);
    expect(host.connector.asked).to.have.length(host.connector.sent.length + 2);
    expect(new Set(host.connector.sent.map((one) => JSON.stringify(one))).size).to.equal(
      host.connector.sent.length,
    );
  });

  it('does not wait for an hour', async () => {
    host.connector.answering = (response) => answer(response, 429, {}, { 'retry-after': '3600' });
    const { status, body } = await host.post(host.said('gardening'));
    expect([status, body]).to.deep.equal([502, 'The answer could not be sent']);
    expect(host.connector.asked).to.have.length(1);
  });

  it('gives up in the end where it is busy for good', async () => {
    host.connector.answering = (response) => answer(response, 429, {}, { 'retry-after': '0' });
    expect((await host.post(host.said('gardening'))).status).to.equal(502);
    expect(host.connector.asked.length).to.be.within(2, 5);
  });

  it('reports what was not taken by its status alone', async () => {
    host.connector.answering = (response) =>
      answer(response, 400, { error: { code: 'BadSyntax', message: 'gardening' } });
    const { status, body } = await host.post(host.said('gardening'));
    expect([status, body]).to.deep.equal([502, 'The answer could not be sent']);
    const line = host.logged.at(-1) ?? '';
    expect(JSON.parse(line)).to.include({ status: 400, code: 'BadSyntax', channel: 'msteams' });
    expect(line).not.to.match(/gardening|token-of-the-bot|29:resident/);
  });

  it('follows no redirect, which could lead our token anywhere', async () => {
    const elsewhere = await new Connector().listen();
    for (const status of [301, 302, 303, 307, 308]) {
      host.connector.answering = (response) =>
        answer(response, status, {}, { location: `${elsewhere.address}v3/conversations/a/activities` });
      expect((await host.post(host.said('gardening'))).status).to.equal(502);
    }
    expect(elsewhere.asked).to.be.empty;
    await elsewhere.close();
  });

  it('says once more what could not be said, when the channel delivers the message again', async () => {
    const text = host.said('gardening', {
      channelId: 'sms',
      from: { id: '+447700900123' },
      recipient: { id: '+441134960000' },
      channelData: {},
    });
    host.connector.answering = (response) => answer(response, 400, {});
    expect((await host.post(text)).status).to.equal(502);
    host.connector.answering = () => false;
    expect((await host.post(text)).status).to.equal(200);
    expect(host.connector.said).to.have.length(1);
    expect((await host.post(text)).status).to.equal(200);
    expect(host.connector.said).to.have.length(1);
  });

  it('answers the Bot Service before it gives up, and goes on saying', async () => {
    const slow = await openBotService({ answerWithin: 0 });
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    slow.connector.answering = (response, { activity }) => {
      void held.then(() => {
        slow.connector.sent.push(activity);
        answer(response, 201, { id: 'late' });
      });
      return true;
    };
    expect((await slow.post(slow.said('gardening'))).status).to.equal(200);
    expect(slow.connector.sent).to.be.empty;
    free();
    await slow.service.idle();
    expect(slow.connector.said).not.to.be.empty;
    await slow.close();
  });

  it('reports a failure that comes after the answer', async () => {
    const slow = await openBotService({ answerWithin: 0 });
    slow.connector.answering = (response) => answer(response, 400, {});
    expect((await slow.post(slow.said('gardening'))).status).to.equal(200);
    await slow.service.idle();
    await new Promise((resolve) => setImmediate(resolve));
    expect(slow.logged.at(-1)).to.include('A turn that took long failed').and.to.include('400');
    await slow.close();
  });

  describe('what comes later', () => {
    const news = { replies: [{ say: 'hello:emergency', helpLines: 'emergency' as const }] };
    let key: string;
    let address: BotServiceAddress;

    beforeEach(async () => {
      await host.post(host.said('gardening'));
      const [record] = await host.kept();
      key = record!.key;
      address = record!.address as BotServiceAddress;
      host.connector.sent.length = 0;
    });

    const tell = () => host.service.tell(key, address, (context) => host.bot.tell(context, key, news));

    it('comes into the conversation it is for', async () => {
      await tell();
      expect(host.connector.sent).to.have.length(1);
      const [sent] = host.connector.sent;
      expect(sent!.conversation.id).to.equal('a:personal-chat');
      expect(sent!.recipient.id).to.equal('29:resident');
      expect(JSON.stringify(sent)).to.include('999');
      expect(host.connector.asked.at(-1)?.authorization).to.equal('Bearer token-of-the-bot');
    });

    it('is not sent where there is nothing to be said', async () => {
      await host.service.tell(key, address, async () => null);
      expect(host.connector.sent).to.be.empty;
    });

    for (const [status, why] of [
      [403, 'the bot is blocked'],
      [404, 'the conversation is gone'],
    ] as const) {
      it(`ends where ${why}`, async () => {
        host.connector.answering = (response) => answer(response, status, { error: { code: 'Gone' } });
        await tell();
        expect(host.ended).to.deep.equal([key]);
        expect((await host.kept())[0]).not.to.have.property('address');
      });
    }

    it('fails where it was not taken for another reason, and nothing ends', async () => {
      host.connector.answering = (response) => answer(response, 400, {});
      expect(await failureOf(tell())).to.equal('NotSent');
      expect(host.ended).to.be.empty;
    });

    it('goes nowhere but to Microsoft, and is not stored as told then', async () => {
      let brought = false;
      const bring = async (): Promise<TurnOutcome | null> => {
        brought = true;
        return null;
      };
      for (const serviceUrl of [
        'https://evil.example/',
        'https://smba.trafficmanager.net@evil.example/',
        '',
      ]) {
        expect(await failureOf(host.service.tell(key, { ...address, serviceUrl }, bring))).to.equal(
          'HostNotAllowed',
        );
      }
      expect(brought).to.be.false;
    });

    it('goes to no telephone that has stopped messages', async () => {
      const text = (words: string) =>
        host.said(words, {
          channelId: 'sms',
          from: { id: '+447700900123' },
          recipient: { id: '+441134960000' },
          channelData: {},
        });
      await host.post(text('gardening'));
      const { key: texting, address: phone } = (await host.kept())[1]!;
      await host.post(text('STOP'));
      const { length } = host.connector.sent;
      await host.service.tell(texting, phone as BotServiceAddress, (context) =>
        host.bot.tell(context, texting, news),
      );
      expect(host.connector.sent).to.have.length(length);
    });
  });
});

async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: Error) => error.name,
  );
}
