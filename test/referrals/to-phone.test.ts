import path from 'node:path';
import { expect } from 'chai';
import type { Activity, Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import type { DeedTurn } from '../../bot/referrals/deeds.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import type { OutgoingMessage } from '../../bot/referrals/outgoing-message.js';
import { sentToPhonesKind } from '../../bot/referrals/to-phone-limits.js';
import { whyNotTexted } from '../../bot/referrals/to-phone-number.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { readLocales } from '../../bot/words/locales.js';
import { segmentsOf } from '../../bot/words/sms.js';
import { createWords } from '../../bot/words/words.js';
import type { DeedOutcome } from '../../dialogs/deed.js';
import { catalogueOf, madeUpPlace } from '../bench/made-up-place.js';
import { activity, group, onDate } from '../suggesting/example.js';
import { friday } from './small-referrals.js';

const locales = readLocales(path.join(import.meta.dirname, '../../locales'));
const mobile = '+447700900123';
const ours = '+447700900999';
const minute = 60_000;
const hour = 60 * minute;

const saturday = 'growers/saturday';

/** A place with one activity or more, an outbox that takes a message of one id once, and a clock that the test moves. */
class Phones {
  readonly storage = openMemoryStorage();
  readonly sent = new Map<string, OutgoingMessage>();
  readonly stopped = new Set<string>();
  readonly place: Place;
  now = friday;
  failing = false;
  private readonly referrals;

  constructor(
    names = ['Saturday on the allotment'],
    more: Partial<Activity> = {},
    place: Partial<Place> = {},
    private readonly canText = true,
  ) {
    const growers = group('growers', { name: 'Hyde Park Growers' });
    const where = { kind: 'at', name: 'Woodhouse Moor', postcode: 'LS6 1AB', at: null } as const;
    const activities = names.map((name, index) => ({
      ...activity({ name, group: growers, where, cost: { kind: 'free' }, ...more }),
      id: index === 0 ? saturday : `growers/${index}`,
    }));
    this.place = {
      ...madeUpPlace(0).place,
      ...{ name: 'Leeds', culture: 'GB-ENG', timezone: 'Europe/London', sms: [ours] },
      ...{ groups: [growers], activities, ...place },
    };
    const known = catalogueOf(this.place);
    const catalogue = (): Catalogue => known;
    this.referrals = createReferrals({
      ...{ storage: this.storage, catalogue, words: createWords(locales, catalogue), now: () => this.now },
      outbox: {
        send: async (message) => {
          if (this.failing) throw new Error('the disk is full');
          if (!this.sent.has(message.id)) this.sent.set(message.id, message);
        },
        withdraw: async (id) => Number(this.sent.delete(id)),
      },
      ...{ onlyForShow: false, answerLink: () => '' },
      ...(this.canText && {
        texting: {
          resident: (number) => `key of ${number.slice(-1)}`,
          mayText: async (_place, number) => !this.stopped.has(number),
        },
      }),
    });
  }

  get messages(): OutgoingMessage[] {
    return [...this.sent.values()];
  }

  get activities(): string[] {
    return this.place.activities.map(({ id }) => id);
  }

  word(to = mobile, language = 'en'): Promise<DeedOutcome> {
    const { activities } = this;
    return this.referrals.perform({ kind: 'word-text', to, activities, language }, this.turn());
  }

  /** Shows the text and sends it: from the conversation `one`, in a turn of its own, unless the test says otherwise. */
  async send({ to = mobile, number = 1, conversation = 'one' } = {}): Promise<DeedOutcome> {
    const { text } = textOf(await this.word(to));
    return this.sendText(text, { to, number, conversation });
  }

  sendText(text: string, { to = mobile, number = 1, conversation = 'one' } = {}): Promise<DeedOutcome> {
    const { activities } = this;
    const deed = { kind: 'to-phone', to, text, activities, language: 'en' } as const;
    return this.referrals.perform(deed, this.turn({ number, conversation }));
  }

  forget(conversation: string): Promise<unknown> {
    return this.referrals.followingUp.forget(conversation);
  }

  removePast(): Promise<number> {
    return this.referrals.followingUp.removePast();
  }

  async kept(): Promise<string> {
    const records = [];
    for await (const record of this.storage.records(sentToPhonesKind).all()) records.push(record);
    return JSON.stringify(records);
  }

  private turn(turn: Partial<DeedTurn> = {}): DeedTurn {
    return {
      ...{ place: this.place, conversation: 'one', channel: 'webchat', number: 1, now: this.now },
      ...turn,
    };
  }
}

function textOf(outcome: DeedOutcome): Extract<DeedOutcome, { kind: 'text' }> {
  if (outcome.kind !== 'text') throw new Error(`There is no text: ${JSON.stringify(outcome)}`);
  return outcome;
}

const notTexted = (why: string) => ({ kind: 'not-texted', why });

describe('a text message with what was suggested', () => {
  it('says who sends it and why, what, when, where, for how much and whom to ring, and how to have no more', async () => {
    const { text } = textOf(await new Phones().word());
    expect(text.split('\n').filter((line) => line !== '')).to.deep.equal([
      'What Matters Leeds: somebody asked for this to be sent to your number.',
      'Saturday on the allotment (Hyde Park Growers)',
      'Every Saturday, 10am-12pm. Next: Sat 21 Nov',
      'Woodhouse Moor, LS6 1AB',
      'Free',
      'tel 0113 496 0123',
      'For no more texts, reply STOP.',
    ]);
  });

  it('takes three segments at most, in any language, however much groups write', async () => {
    const long = Array.from({ length: 3 }, (_, index) => `Długa nazwa zajęć numer ${index} `.repeat(9));
    const short = ['One', 'Two', 'Three'];
    for (const language of ['en', 'cy', 'nl', 'zh', 'pl', 'ur']) {
      for (const names of [short, long]) {
        const { text, leftOut } = textOf(await new Phones(names).word(mobile, language));
        expect(segmentsOf(text), text).to.be.within(1, 3);
        expect(leftOut, language).to.be.within(0, 2);
        expect(text).to.match(/STOP\S?$|STOP لکھیں۔$/);
      }
    }
    expect(textOf(await new Phones(short).word()).leftOut).to.equal(0);
  });

  it('says nothing of how far it is, or of today', async () => {
    const today = { when: [onDate('2026-11-20', '18:00', '20:00')] };
    const { text } = textOf(await new Phones(['Tonight'], today).word());
    expect(text)
      .to.include('Fri 20 Nov')
      .and.not.match(/today|from you/);
  });

  it('has gone where the content has none of it any more', async () => {
    expect(await new Phones([]).word()).to.deep.equal({ kind: 'gone' });
  });
});

describe('sending it to a telephone', () => {
  it('hands it over once, from the number of the place, even where the turn is taken again', async () => {
    const phones = new Phones();
    expect(await phones.send()).to.deep.equal({ kind: 'done' });
    expect(await phones.send()).to.deep.equal({ kind: 'done' });
    expect(phones.messages).to.have.length(1);
    const [message] = phones.messages;
    expect(message).to.deep.include({ to: `tel:${mobile}`, from: ours, kind: 'to-phone', subject: '' });
    expect(message!.expires).to.equal(new Date(friday.getTime() + 2 * hour).toISOString());
  });

  it('sends it when the turn is taken again after the outbox could not keep it', async () => {
    const phones = new Phones();
    phones.failing = true;
    let failed = false;
    await phones.send().catch(() => (failed = true));
    expect(failed).to.equal(true);
    phones.failing = false;
    expect(await phones.send()).to.deep.equal({ kind: 'done' });
    expect(phones.messages).to.have.length(1);
  });

  it('sends nothing but what was shown', async () => {
    const phones = new Phones();
    const outcome = await phones.sendText('Send me your money');
    expect(textOf(outcome).text).to.include('Saturday on the allotment');
    expect(phones.messages).to.deep.equal([]);
  });

  it('keeps no number', async () => {
    const phones = new Phones();
    await phones.send();
    expect(await phones.kept()).to.not.match(/900123/);
    expect(phones.messages[0]!.id).to.not.match(/900123/);
  });

  it('sends nothing where there is no way to, or the place has no number', async () => {
    for (const phones of [new Phones(undefined, {}, {}, false), new Phones(undefined, {}, { sms: [] })]) {
      expect(await phones.send()).to.deep.equal({ kind: 'gone' });
      expect(phones.messages).to.deep.equal([]);
    }
  });

  it('says of a number that wants none, or had enough, only that it could not be sent there', async () => {
    const phones = new Phones();
    await phones.send();
    phones.now = new Date(friday.getTime() + 9 * minute);
    const enough = await phones.send({ conversation: 'two', number: 2 });
    phones.stopped.add('+447700900456');
    const stopped = await phones.send({ to: '+447700900456', conversation: 'two', number: 3 });
    expect(enough).to.deep.equal(notTexted('not-there'));
    expect(stopped).to.deep.equal(enough);
    expect(phones.messages).to.have.length(1);
  });

  it('says that it has just sent one there to whoever asked for that, and to nobody else', async () => {
    const phones = new Phones();
    await phones.send();
    phones.stopped.add(mobile);
    expect(await phones.send({ number: 2 })).to.deep.equal(notTexted('just-sent'));
    expect(await phones.send({ conversation: 'two' })).to.deep.equal(notTexted('not-there'));
    phones.now = new Date(friday.getTime() + 10 * minute);
    expect(await phones.send({ number: 3 })).to.deep.equal(notTexted('not-there'));
  });

  it('sends three a day to one number, whoever asks', async () => {
    const phones = new Phones();
    for (const number of [1, 2, 3]) {
      expect(await phones.send({ number, conversation: `of ${number}` })).to.deep.equal({ kind: 'done' });
      phones.now = new Date(phones.now.getTime() + 11 * minute);
    }
    expect(await phones.send({ number: 4, conversation: 'of 4' })).to.deep.equal(notTexted('not-there'));
    phones.now = new Date(friday.getTime() + 24 * hour);
    expect(await phones.send({ number: 5, conversation: 'of 5' })).to.deep.equal({ kind: 'done' });
  });

  it('lets one conversation ask three times a day, so that it cannot find out who wants none', async () => {
    const phones = new Phones();
    for (const number of [1, 2, 3]) {
      phones.stopped.add(`+44770090012${number}`);
      const outcome = await phones.send({ to: `+44770090012${number}`, number });
      expect(outcome).to.deep.equal(notTexted('not-there'));
    }
    expect(await phones.send({ to: '+447700900129', number: 4 })).to.deep.equal(notTexted('enough-today'));
  });

  it('sends sixty an hour from one place', async () => {
    const phones = new Phones();
    const records = phones.storage.records(sentToPhonesKind);
    const at = friday.toISOString();
    const sent = Array.from({ length: 60 }, (_, index) => ({ id: `before ${index}`, at }));
    await records.write({ schema: 1, key: `place/${phones.place.id}`, sent });
    expect(await phones.send()).to.deep.equal(notTexted('too-busy'));
    phones.now = new Date(friday.getTime() + hour);
    expect(await phones.send({ conversation: 'later' })).to.deep.equal({ kind: 'done' });
  });

  it('takes back what waits with "forget me", and forgets what was counted', async () => {
    const phones = new Phones();
    await phones.send();
    await phones.send({ to: '+447700900456', number: 2, conversation: 'two' });
    await phones.forget('one');
    expect(phones.messages.map(({ to }) => to)).to.deep.equal(['tel:+447700900456']);
  });

  it('forgets after a day what it has counted', async () => {
    const phones = new Phones();
    await phones.send();
    expect(await phones.removePast()).to.equal(0);
    phones.now = new Date(friday.getTime() + 24 * hour);
    expect(await phones.removePast()).to.equal(3);
    expect(await phones.kept()).to.equal('[]');
  });
});

describe('a number for texts', () => {
  it('is a mobile one of the country of the place, or of a range that no table knows', async () => {
    for (const [number, culture] of [
      ['+447400123456', 'GB-ENG'],
      ['+447700900123', 'GB-WLS'],
      ['+31612345678', 'NL'],
      ['+6581234567', 'SG'],
      ['+8613800138000', 'CN'],
    ] as const) {
      expect(await whyNotTexted(number, culture), number).to.equal(null);
    }
  });

  it('is none that only rings, or that costs more', async () => {
    for (const number of ['+441134960123', '+448001234567', '+449012345678', '+447012345678']) {
      expect(await whyNotTexted(number, 'GB-ENG'), number).to.equal('landline');
    }
  });

  it('is none of another country, even with the same code', async () => {
    for (const number of ['+48512345678', '+447797712345', '+447624123456', '+1', 'not a number']) {
      expect(await whyNotTexted(number, 'GB-ENG'), number).to.equal('abroad');
    }
  });
});
