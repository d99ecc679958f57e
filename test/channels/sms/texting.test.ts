import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import { openResidentKeys } from '../../../bot/channels/resident-keys.js';
import { stoppedRecords } from '../../../bot/channels/sms/stopped.js';
import { inEmergency } from '../../../bot/channels/sms/texting-rules.js';
import { laneRecords, type LaneRecord } from '../../../bot/channels/sms/inbox-records.js';
import { projectRoot } from '../../../bot/root.js';
import { StorageError } from '../../../bot/storage/storage.js';
import { readLocales } from '../../../bot/words/locales.js';
import { smsPages } from '../../../bot/words/sms-pages.js';
import { segmentsOf } from '../../../bot/words/sms-segments.js';
import { createWords } from '../../../bot/words/words.js';
import {
  caerphilly,
  incomingText,
  leeds,
  messageSid,
  openTextingHost,
  post,
  rose,
  sam,
  text,
  texts,
  until,
  type TextingHost,
} from './texting-host.js';

describe('a conversation by text message', () => {
  let host: TextingHost;
  beforeEach(async () => {
    host = await openTextingHost();
  });
  afterEach(async () => {
    expect(host.twilio.wrong).to.deep.equal([]);
    await host.close();
  });

  it('begins with the greeting of the place that the number belongs to, in one text', async () => {
    await text(host, 'lonely since my wife died');
    await text(host, 'hello', { To: caerphilly, From: sam });
    const [first = '', second = ''] = await texts(host, 2);
    expect(first).to.include('What Matters Leeds').and.to.include('999');
    expect(second).to.include('What Matters Caerphilly');
    expect(host.twilio.sent.map(({ to, from }) => [to, from])).to.deep.equal([
      [rose, leeds],
      [sam, caerphilly],
    ]);
  });

  it('greets again, once, who asks for another language than they were greeted in', async () => {
    await text(host, 'میں اکیلا ہوں');
    await text(host, 'اردو');
    await text(host, 'in English please');
    const [offered = '', greeted = '', later = ''] = await texts(host, 3);
    expect(offered).to.include('اردو').and.not.to.include('999');
    expect(greeted).to.include('کمپیوٹر');
    expect(later).to.include('What Matters Leeds');
    await text(host, 'gardening');
    await text(host, 'po polsku');
    expect((await texts(host, 5))[4]).not.to.include('program komputerowy');
  });

  it('goes on where it stood, and offers the number that it is written from', async () => {
    await text(host, 'gardening');
    await text(host, 'a person');
    await text(host, 'ask them to contact me');
    await text(host, 'Rose');
    expect((await texts(host, 4)).at(-1)).to.include('07700 900123');
  });

  it('answers a message once, however often it is delivered', async () => {
    const form = incomingText({ Body: 'gardening' });
    await Promise.all([post(host, form), post(host, form), post(host, form)]);
    await host.settled();
    await post(host, form);
    await host.settled();
    await text(host, 'nothing gets in the way');
    expect(await texts(host, 2)).to.have.length(2);
    await post(host, form);
    await host.settled();
    expect(host.twilio.asked).to.have.length(2);
  });

  it('answers two messages at once in the order in which they came', async () => {
    await Promise.all([
      post(host, incomingText({ Body: 'gardening' })),
      post(host, incomingText({ Body: 'nothing gets in the way' })),
      post(host, incomingText({ Body: 'hello', From: sam })),
    ]);
    await host.settled();
    await texts(host, 3);
    const toRose = host.twilio.sent.filter(({ to }) => to === rose).map((sent) => sent.text);
    expect(toRose[0]).to.include('What Matters Leeds');
    expect(toRose[1]).not.to.include('What Matters Leeds');
  });

  it('keeps nothing of a message once it is answered', async () => {
    const form = incomingText({ Body: 'a secret about my garden' });
    await post(host, form);
    await host.settled();
    const [record, ...others] = await lanesOf(host);
    expect(others).to.deep.equal([]);
    expect(record?.waiting).to.deep.equal([]);
    expect(record?.answered).to.deep.equal([form['MessageSid']]);
    expect(JSON.stringify(record)).not.to.match(/secret|447700900123/);
    expect(JSON.stringify(host.log.lines)).not.to.match(/secret|7700900123/);
  });

  it('forgets after a day that there was one', async () => {
    const form = incomingText();
    await post(host, form);
    await host.settled();
    expect(await host.texting.removeExpired()).to.equal(0);
    host.clock.move(25 * 60 * 60_000);
    expect(await host.texting.removeExpired()).to.equal(1);
    expect(await lanesOf(host)).to.deep.equal([]);
  });

  it('brings news, such as what a group answered, once', async () => {
    await text(host, 'gardening');
    const key = await onlyConversation(host);
    const news = { id: 'news/1', replies: [{ say: 'heard:thanks' }] };
    await host.texting.tell(key, news);
    await host.texting.tell(key, news);
    expect((await texts(host, 2))[1])
      .to.be.a('string')
      .and.not.equal('');
    await text(host, 'LS6');
    await host.texting.tell(key, news);
    expect(await texts(host, 3)).to.have.length(3);
  });

  it('brings news that was told, but not handed over as storage failed', async () => {
    let failing = false;
    const fragile = await openTextingHost({
      outbox: (outbox) => ({
        send: (message) =>
          failing ? Promise.reject(new StorageError('The disk is full.')) : outbox.send(message),
      }),
    });
    await text(fragile, 'gardening');
    const key = await onlyConversation(fragile);
    const news = { id: 'news/1', replies: [{ say: 'heard:thanks' }] };
    failing = true;
    const failure: unknown = await fragile.texting.tell(key, news).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(StorageError);
    failing = false;
    await fragile.texting.tell(key, news);
    expect((await texts(fragile, 2))[1]).to.equal("You're welcome.");
    await fragile.close();
  });

  it('ends with a program that answers by itself, but not with somebody in danger', async () => {
    for (let times = 0; times < 50; times++) await text(host, 'I am driving and will answer later');
    await texts(host, 40);
    expect(host.twilio.asked).to.have.length(40);
    await text(host, 'I have taken all my tablets');
    expect((await texts(host, 41))[40]).to.include('999');
    await text(host, 'START');
    await text(host, 'gardening');
    expect(await texts(host, 43)).to.have.length(43);
  });

  it('says what is outside of the conversation in one text of two segments at most, or three in other letters', async () => {
    const { words, places } = await wordsAndPlaces();
    for (const place of places) {
      for (const language of place.languages.filter((one) => words.languages.includes(one))) {
        const wording = words.in(language, place.id, host.clock.now(), 'sms');
        const { phone } = place.handOver;
        const nothing = { email: null, website: null, hours: null, replyWithin: null };
        const said = [
          [{ say: 'carrier:stopped' }, inEmergency],
          [
            { say: 'carrier:help-stopped' },
            { say: 'carrier:person', contact: { ...nothing, phone } },
            inEmergency,
          ],
          [{ say: 'carrier:failed' }, inEmergency],
        ];
        for (const replies of said) {
          const pages = smsPages(replies, wording);
          expect(pages, `${place.id} ${language}`).to.have.length(1);
          const [emergency = ''] = smsPages([inEmergency], wording);
          expect(emergency, 'the number stands below its words').to.match(/^\D+\n.*\d/u);
          expect(pages[0]!.endsWith(emergency), pages[0]).to.equal(true);
          const most = ['ur', 'zh'].includes(language) ? 3 : 2;
          expect(segmentsOf(pages[0]!), `${place.id} ${language}: ${pages[0]}`).to.be.at.most(most);
        }
      }
    }
  });

  describe('of which the carrier hears a word', () => {
    it('stops with STOP: one answer that names START and whom to call, and then nothing', async () => {
      await text(host, 'gardening');
      await text(host, ' “Stop!” ');
      await text(host, 'stop');
      await text(host, 'are you there?');
      const [, stopped = '', ...more] = await texts(host, 2);
      expect(stopped).to.include('START').and.to.include('999');
      expect(more).to.deep.equal([]);
      expect(host.ended).to.include(await onlyConversation(host));
      await host.texting.tell(await onlyConversation(host), { id: 'n', replies: [{ say: 'heard:thanks' }] });
      await host.clock.pass(60 * 60_000);
      expect(host.twilio.asked).to.have.length(2);
    });

    it('leaves it to Twilio to confirm what Twilio has confirmed', async () => {
      await text(host, 'STOP', { OptOutType: 'STOP' });
      await text(host, 'hello');
      await host.clock.pass(60_000);
      expect(host.twilio.asked).to.deep.equal([]);
    });

    it('sends nothing that waited when STOP came', async () => {
      host.twilio.answers = [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 }];
      await text(host, 'gardening');
      for (let tries = 1; tries <= 4; tries++) {
        await until(() => host.twilio.asked.length >= tries);
        await host.clock.pass(10_000);
      }
      await text(host, 'stop', { OptOutType: 'STOP' });
      const tried = host.twilio.asked.length;
      await host.clock.pass(2 * 60 * 60_000);
      expect(host.twilio.asked.length).to.equal(tried);
      expect(host.twilio.sent).to.deep.equal([]);
    });

    it('begins again with START, or YES, at the question that stood', async () => {
      await text(host, 'gardening');
      let count = 1;
      for (const word of ['START', 'Yes', 'unstop']) {
        await text(host, 'STOP');
        await text(host, word);
        const again = (await texts(host, (count += 2))).at(-1);
        expect(again).to.include('Welcome back').and.to.include('hard to go');
      }
    });

    it('takes YES and START for nothing special where nothing was stopped', async () => {
      await text(host, 'START');
      await text(host, 'gardening');
      await text(host, 'yes', { OptOutType: 'START' });
      const [first = '', , third = ''] = await texts(host, 3);
      expect(first).to.include('What Matters Leeds').and.to.include('What matters to you');
      expect(third).not.to.include('Welcome back');
    });

    it('says with HELP who this is, how to stop, and whom to call, whatever was asked', async () => {
      await text(host, 'gardening');
      await text(host, 'help!');
      const [, help = ''] = await texts(host, 2);
      expect(help).to.include('computer program').and.to.include('STOP');
      expect(help).to.include('999').and.to.match(/0113/);
    });

    it('says the same to who asks whom they are texting with', async () => {
      await text(host, 'Are you a real person?');
      await text(host, 'who are you');
      await text(host, 'Kim jesteś?');
      for (const answer of await texts(host, 3)) expect(answer).to.match(/0113/).and.to.include('STOP');
    });

    it('hears the words of the languages of the place, and of no others', async () => {
      await text(host, 'Rezygnuję.');
      await text(host, 'hello');
      expect(await host.storage.records(stoppedRecords).all()[Symbol.asyncIterator]().next()).to.include({
        done: false,
      });
      await text(host, 'stoppen', { From: sam });
      expect((await texts(host, 2))[1]).to.include('What Matters Leeds');
    });

    it('tells who stopped from no record', async () => {
      await text(host, 'stop');
      for await (const record of host.storage.records(stoppedRecords).all()) {
        expect(JSON.stringify(record)).not.to.match(/7700900123|1134960000/);
      }
    });

    it('still gets whom to call in urgent danger, and nothing else', async () => {
      await text(host, 'STOP');
      await text(host, 'I have taken all my tablets');
      await text(host, 'more');
      await text(host, 'sorry to bother you');
      await text(host, 'gardening');
      const [, urgent = '', rest = ''] = await texts(host, 3);
      expect(urgent).to.include('999').and.to.include('glad you told me');
      expect(rest).to.include('START');
      expect(host.twilio.asked).to.have.length(3);
    });

    it('stops for one place and not for another', async () => {
      await text(host, 'STOP');
      await text(host, 'hello', { To: caerphilly });
      expect((await texts(host, 2))[1]).to.include('Caerphilly');
    });
  });

  describe('with what is no plain text', () => {
    const picture = {
      NumMedia: '1',
      MediaUrl0: 'https://api.twilio.com/media',
      MediaContentType0: 'image/jpeg',
    };

    it('asks for words where only a picture came, and puts the question that stood', async () => {
      await text(host, '', { ...picture, MessageSid: messageSid().replace('SM', 'MM') });
      await text(host, ' ', picture);
      const [first = '', second = ''] = await texts(host, 2);
      expect(first).to.include('What Matters Leeds').and.to.include('cannot see pictures');
      expect(second).to.include('cannot see pictures').and.to.include('What matters to you');
      expect(second).not.to.include('follow');
    });

    it('takes the words that come with a picture, and says so', async () => {
      await text(host, 'hello');
      await text(host, 'gardening', picture);
      const [, second = ''] = await texts(host, 2);
      expect(second).to.include('read only your words').and.to.include('gardening');
    });

    it('puts the question again where nothing was said', async () => {
      for (const nothing of ['', '   ', '\n']) await text(host, nothing);
      const said = await texts(host, 3);
      for (const one of said) expect(one).to.include('What matters to you').and.not.to.include('follow');
    });
  });

  describe('in parts', () => {
    const long = 'I used to have an allotment and I miss it. '.repeat(6);

    it('reads the parts of a long message as one', async () => {
      await post(host, incomingText({ Body: long.slice(0, 153) }));
      await post(host, incomingText({ Body: long.slice(153) }));
      await host.settled();
      expect(await texts(host, 1)).to.have.length(1);
    });

    it('waits three seconds for the rest of what fills a text to its end, and for nothing else', async () => {
      await post(host, incomingText({ Body: long.slice(0, 160) }));
      await post(host, incomingText({ From: sam }));
      await texts(host, 1);
      expect(host.twilio.sent[0]?.to).to.equal(sam);
      await host.clock.pass(2_900);
      expect(host.twilio.asked).to.have.length(1);
      await host.clock.pass(200);
      await host.settled();
      await texts(host, 2);
    });

    it('knows a part that is delivered again', async () => {
      const parts = [long.slice(0, 153), long.slice(153)].map((Body) => incomingText({ Body }));
      for (const part of parts) await post(host, part);
      await host.settled();
      for (const part of parts) await post(host, part);
      await host.settled();
      await host.clock.pass(10_000);
      expect(await texts(host, 1)).to.have.length(1);
    });

    it('joins no more than is read of a message, and says that the rest was not read', async () => {
      const part = 'gardening and company '.repeat(7).slice(0, 153);
      for (let parts = 0; parts < 7; parts++) await post(host, incomingText({ Body: part }));
      await host.settled();
      expect((await texts(host, 1))[0]).to.include('1000');
    });

    it('takes STOP for itself, whatever came before it', async () => {
      await post(host, incomingText({ Body: long.slice(0, 160) }));
      await post(host, incomingText({ Body: 'STOP' }));
      await host.settled();
      expect(host.ended).to.have.length(1);
    });
  });
});

async function wordsAndPlaces() {
  const content = await loadCatalogue(path.join(projectRoot, 'content'));
  const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => content);
  return { words, places: [...content.places.values()] };
}

async function lanesOf({ storage }: TextingHost): Promise<LaneRecord[]> {
  const lanes: LaneRecord[] = [];
  for await (const lane of storage.records(laneRecords).all()) lanes.push(lane);
  return lanes;
}

async function onlyConversation({ storage, bot }: TextingHost): Promise<string> {
  const keys = await openResidentKeys(storage, () => new Date());
  const key = keys.conversation('leeds', 'sms', leeds, rose);
  expect(await bot.conversation(key)).not.to.equal(null);
  return key;
}
