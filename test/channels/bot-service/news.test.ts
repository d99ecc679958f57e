import { expect } from 'chai';
import type { Address } from '../../../bot/storage/records.js';
import { BotServiceNews } from '../../../bot/channels/bot-service/news.js';
import type { OutgoingMessage } from '../../../bot/referrals/outgoing-message.js';
import { answer } from './connector.js';
import { openBotService, type BotServiceHost } from './bot-service-host.js';

const written = new Date('2026-11-20T10:00Z');
const never = new AbortController().signal;
const news = { id: 'a-check-in', replies: [{ say: 'hello:emergency', helpLines: 'emergency' as const }] };

describe('news for a conversation of the Bot Service', () => {
  let host: BotServiceHost;
  let key: string;
  let address: Extract<Address, { by: 'bot-service' }>;
  let sent: OutgoingMessage[];
  let later: BotServiceNews;

  beforeEach(async () => {
    host = await openBotService();
    await host.post(host.said('gardening'));
    const [record] = await host.kept();
    key = record!.key;
    address = record!.address as typeof address;
    host.connector.sent.length = 0;
    sent = [];
    later = newsBy(async (message) => void sent.push(message));
  });
  afterEach(() => host.close());

  function newsBy(send: (message: OutgoingMessage) => Promise<void>): BotServiceNews {
    const { service, bot } = host;
    return new BotServiceNews({ service, bot, outbox: { send }, now: () => written });
  }

  it('is handed to the outbox, and said when that delivers it', async () => {
    await later.tell(key, address, news);
    expect(host.connector.sent).to.be.empty;
    expect(sent.map(({ id }) => id)).to.deep.equal([`news/${key}/a-check-in`]);
    expect(await later.deliver(sent[0]!, written, never)).to.deep.equal({ outcome: 'delivered' });
    expect(JSON.stringify(host.connector.sent)).to.include('999');
  });

  it('is handed over once more where the process ended before it was handed over', async () => {
    const full = newsBy(async () => {
      throw new Error('The disk is full');
    });
    const failure = await full.tell(key, address, news).catch((error: Error) => error.message);
    expect(failure).to.equal('The disk is full');
    await later.tell(key, address, news);
    expect(sent).to.have.length(1);
  });

  it('is tried again where the Bot Connector does not take it', async () => {
    await later.tell(key, address, news);
    host.connector.answering = (response) => answer(response, 400, {});
    expect(await later.deliver(sent[0]!, written, never)).to.deep.equal({ outcome: 'failed', why: '400' });
    host.connector.answering = () => false;
    expect(await later.deliver(sent[0]!, written, never)).to.deep.equal({ outcome: 'delivered' });
  });

  it('is dropped where the conversation is gone', async () => {
    await later.tell(key, address, news);
    await host.storage.removeConversation(key);
    expect(await later.deliver(sent[0]!, written, never)).to.include({ outcome: 'refused' });
  });
});
