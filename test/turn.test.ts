import path from 'node:path';
import { TestAdapter, TurnContext, type Activity } from 'botbuilder';
import { expect } from 'chai';
import { loadCatalogue } from '../bot/catalogue/load.js';
import type { Catalogue } from '../bot/catalogue/catalogue.js';
import { createReferrals } from '../bot/referrals/open-referrals.js';
import { sentNowhere } from './referrals/sent-nowhere.js';
import { openMemoryStorage } from '../bot/storage/memory.js';
import { StorageError, type Storage } from '../bot/storage/storage.js';
import { Bot, type IncomingMessage, type TurnOutcome } from '../bot/turn.js';
import { createUnderstanding } from '../bot/understanding/create.js';
import type { Understanding } from '../bot/understanding/understanding.js';
import { readLocales } from '../bot/words/locales.js';
import { createWords } from '../bot/words/words.js';

const top = path.join(import.meta.dirname, '..');

/** The bot over the example content, with what it sent, and a clock that the test sets. */
class Bench {
  storage: Storage = openMemoryStorage();
  sent: Partial<Activity>[] = [];
  now = new Date('2026-11-20T10:00Z');
  readonly bot: Bot;

  constructor(catalogue: Catalogue, understanding: Understanding) {
    const storage = new Proxy({} as Storage, {
      get: (_target, name) => (this.storage[name as keyof Storage] as () => unknown).bind(this.storage),
    });
    const words = createWords(readLocales(path.join(top, 'locales')), () => catalogue);
    const now = () => this.now;
    this.bot = new Bot({
      storage,
      understanding,
      words,
      catalogue: () => catalogue,
      keepDays: 30,
      now,
      ...createReferrals({
        storage,
        outbox: sentNowhere,
        catalogue: () => catalogue,
        words,
        now,
        onlyForShow: true,
        answerLink: () => '',
      }),
    });
  }

  async say(text: string, message: Partial<IncomingMessage> = {}): Promise<TurnOutcome> {
    const adapter = new TestAdapter(async () => {});
    const context = new TurnContext(adapter, { type: 'message', text });
    context.onSendActivities(async (_context, activities) => {
      this.sent.push(...activities);
      return activities.map(() => ({ id: '' }));
    });
    const whole = {
      place: 'leeds',
      channel: 'webchat',
      conversation: 'key',
      once: null,
      language: null,
    } as const;
    return this.bot.take(context, { ...whole, text, ...message });
  }
}

describe('a turn', () => {
  let catalogue: Catalogue;
  let understanding: Understanding;
  let bench: Bench;

  before(async () => {
    catalogue = await loadCatalogue(path.join(top, 'content'));
    understanding = createUnderstanding({
      catalogue: () => catalogue,
      recognizers: false,
      secondLayer: { sentences: false },
    });
  });
  after(() => understanding.close());
  beforeEach(() => {
    bench = new Bench(catalogue, understanding);
  });

  it('leads from the first words to suggestions that quote them', async () => {
    await bench.say('lonely since my wife died, and I used to love gardening');
    await bench.say('nothing');
    await bench.say('LS6');
    const { replies } = await bench.say('any time');
    const suggestions = replies.flatMap((reply) => reply.suggestions ?? []);
    expect(suggestions).to.have.length(3);
    expect(new Set(suggestions.map(({ group }) => group.id)).size).to.equal(3);
    const quoted = suggestions
      .flatMap(({ reasons }) => reasons)
      .flatMap((reason) => ('words' in reason ? [reason.words] : []));
    expect(quoted.join(' ')).to.match(/lonely|wife died|gardening/);
  });

  it('shows the greeting and the first question before anything is stored', async () => {
    const greeting = bench.bot.greeting('leeds', 'en');
    expect(greeting.length).to.be.greaterThan(1);
    expect(await bench.bot.conversation('key')).to.equal(null);
    const { record } = await bench.say('gardening');
    expect(record.messages.slice(0, greeting.length)).to.deep.equal(greeting);
  });

  it('greets on the first answer where nothing is shown before, and only there', async () => {
    const first = await bench.say('gardening', { channel: 'sms' });
    expect(first.replies[0]?.say).to.equal('hello:greeting-example');
    const second = await bench.say('nothing', { channel: 'sms' });
    expect(second.replies.map(({ say }) => say)).to.not.include('hello:greeting-example');
  });

  it('says at the greeting where no native speaker has read its words, and in English it is silent of that', async () => {
    const caerphilly = { place: 'caerphilly', channel: 'sms' } as const;
    const welsh = await bench.say('helo', { ...caerphilly, language: 'cy' });
    expect(welsh.replies.map(({ say }) => say)).to.include('review:not-yet');
    const english = await bench.say('hello', { ...caerphilly, conversation: 'other', language: 'en' });
    expect(english.replies.map(({ say }) => say).join()).to.not.contain('review:');
  });

  it('greets who says hello first only once', async () => {
    const { replies } = await bench.say('hello', { channel: 'sms' });
    expect(replies.map(({ say }) => say)).to.not.include('hello:back');
    const again = await bench.say('hello', { channel: 'sms' });
    expect(again.replies.map(({ say }) => say)).to.include('hello:back');
  });

  it('takes a message that is sent twice once, and answers the same', async () => {
    const first = await bench.say('gardening', { once: 'a' });
    const again = await bench.say('gardening', { once: 'a' });
    expect(again.record).to.deep.equal(first.record);
    expect(again.fresh).to.equal(first.fresh);
    const other = await bench.say('music', { once: 'a' });
    expect(other.record.story.topics.length).to.be.greaterThan(first.record.story.topics.length);
  });

  it('takes messages that come at the same time one after the other, and loses none', async () => {
    await Promise.all(['gardening', 'chess', 'singing', 'cooking'].map((text) => bench.say(text)));
    const record = await bench.bot.conversation('key');
    expect(record?.messages.filter(({ from }) => from === 'resident')).to.have.length(4);
    expect(record?.messages.map(({ number }) => number)).to.deep.equal(
      record?.messages.map((_, index) => index + 1),
    );
  });

  it('sends nothing where its state could not be stored, and takes the message when it is sent again', async () => {
    await bench.say('gardening');
    const storage = bench.storage;
    bench.storage = {
      ...storage,
      writeConversation: async () => {
        throw new StorageError('The disk is full.');
      },
    };
    bench.sent = [];
    let failure: unknown;
    await bench.say('LS6', { once: 'b' }).catch((error: unknown) => (failure = error));
    expect(failure).to.be.instanceOf(StorageError);
    expect(bench.sent).to.be.empty;
    bench.storage = storage;
    const { record } = await bench.say('LS6', { once: 'b' });
    expect(record.story.where?.area).to.equal('Hyde Park');
  });

  it('welcomes a returning resident back with what was heard, and not on every message', async () => {
    await bench.say('gardening');
    bench.now = new Date('2026-11-23T10:00Z');
    const back = await bench.say('hello');
    expect(back.replies[0]?.say).to.equal('hello:welcome-back-heard');
    const next = await bench.say('nothing');
    expect(next.replies.map(({ say }) => say)).to.not.include('hello:welcome-back-heard');
  });

  it('forgets at once on "forget me", and begins anew afterwards', async () => {
    await bench.say('gardening');
    const { kind, replies } = await bench.say('forget me');
    expect(kind).to.equal('forgotten');
    expect(replies.map(({ say }) => say)).to.deep.equal(['commands:forgotten']);
    expect(await bench.bot.conversation('key')).to.equal(null);
    const { record } = await bench.say('chess');
    expect(record.story.topics.map(({ topic }) => topic)).to.not.include('gardening');
  });

  it('keeps no text of a resident on channels that do not show it again', async () => {
    const { record, replies } = await bench.say('I would like some gardening, Tuesdays', {
      channel: 'sms',
      once: 'SM1',
    });
    expect(JSON.stringify(record)).to.not.contain('I would like');
    const again = await bench.say('', { channel: 'sms', once: 'SM1' });
    expect(again).to.deep.include({ kind: 'repeated', replies });
  });

  it('says when a message was too long to be read whole', async () => {
    const { replies } = await bench.say(`gardening ${'and so on '.repeat(200)}`);
    expect(replies.map(({ say }) => say)).to.include('heard:cut');
  });

  it('says whom to call, for the place, when somebody is in danger', async () => {
    const { replies } = await bench.say('I want to kill myself');
    expect(replies[0]?.say).to.equal('safety:urgent-life');
    expect(replies[0]?.helpLines).to.equal('life');
  });

  it('takes the words of its own choices for no danger, also where they are offered no longer', async () => {
    for (const words of ['Put me in touch', 'say how I am (8 short questions)', "Don't send anything"]) {
      const { replies } = await bench.say(words);
      expect(replies.map(({ say }) => say).join(), words).to.not.contain('safe');
    }
    const { heard } = await bench.say('I am not safe');
    expect(heard?.safety?.kind).to.equal('harm');
  });

  it('brings news of a group into the conversation, which goes on where it was', async () => {
    const bench = new Bench(catalogue, understanding);
    const { record } = await bench.say('gardening');
    const before = record.dialogs;
    const news = { replies: [{ say: 'self-referral:nothing-sent' }] };
    const context = new TurnContext(new TestAdapter(async () => {}), { type: 'event' });
    expect((await bench.bot.tell(context, record.key, news))?.replies).to.deep.equal(news.replies);
    const after = await bench.bot.conversation(record.key);
    expect(after?.dialogs).to.deep.equal(before);
    expect(after?.lastMessage).to.equal(record.lastMessage);
    expect(after?.messages.at(-1)).to.deep.include({ number: record.nextNumber, from: 'bot' });
    expect(await bench.bot.tell(context, 'nobody', news), 'to nobody').to.equal(null);
  });

  it('offers the number that somebody writes from as the way to be reached', async () => {
    const from = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;
    const sms = { channel: 'sms', from } as const;
    for (const text of ['a person', '1', 'Rose']) await bench.say(text, sms);
    const { record } = await bench.say('1', sms);
    expect(JSON.stringify(record.dialogs)).to.include(from.to);
  });
});
