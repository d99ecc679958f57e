import { expect } from 'chai';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { forgetIn } from '../../bot/commands/data/forget.js';
import { foundOf, groundOf, personAsked } from '../../bot/commands/data/person-asked.js';
import { personAsData } from '../../bot/data/person-as-data.js';
import { personAsText } from '../../bot/data/person-as-text.js';
import type { FoundOf } from '../../bot/data/finding.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import { start, type Running } from '../../bot/start.js';
import { smallContent, writeContent } from '../catalogue/content-on-disk.js';
import { incomingText, post, publicUrl, until } from '../channels/sms/texting-host.js';
import { accountSid, authToken, openTwilioServer, type TwilioServer } from '../channels/sms/twilio-server.js';
import { Visitor } from '../channels/web/visitor.js';
import { sharedServer } from '../storage/postgresql/server.js';

const rose = '+447700900123';
const sam = '+447700900456';
/** Of nobody but Rose; her number in every way in which it is written. */
const ofRose = ['Rose Bloggs', 'marigolds', '7700900123', '7700 900123', '07700 900 123'];

for (const where of ['a data folder', 'PostgreSQL'] as const) {
  describe(`what is kept of a person, in ${where}`, function () {
    this.timeout(120_000);
    let content: string;
    let data: string;
    let settings: Settings;
    let twilio: TwilioServer;
    let bot: Running | null = null;

    before(async () => {
      [content, data] = [await mkdtemp(join(tmpdir(), 'content-')), await mkdtemp(join(tmpdir(), 'data-'))];
      await writeContent(content, smallContent);
      const url = where === 'PostgreSQL' ? await (await sharedServer()).freshDatabase() : '';
      const read = readSettings({
        ...{ PORT: '0', HOST: '127.0.0.1', CONTENT_DIR: content, DATA_DIR: data, DATABASE_URL: url },
        ...{ SENTENCE_MODEL: 'off', PUBLIC_URL: publicUrl },
        ...{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
      });
      if ('problems' in read) throw new Error(read.problems.join());
      settings = read;
      twilio = await openTwilioServer();
      bot = await start(settings, pino({ level: 'silent' }), { twilio: twilio.address });
      await talk(`http://127.0.0.1:${bot.port}`);
      await until(() => twilio.sent.length >= 3);
      // As the commands work: a folder only while no bot has it.
      if (where === 'a data folder') await stop();
    });

    after(async () => {
      await stop();
      await twilio.close();
      await rm(content, { recursive: true });
      await rm(data, { recursive: true });
    });

    async function stop(): Promise<void> {
      bot?.endStreams();
      bot?.server.close();
      await bot?.close();
      bot = null;
    }

    /** Rose on the page and by text, with a request; Sam the same; and somebody who wrote about Rose. */
    async function talk(address: string): Promise<void> {
      await onThePage(address, [
        ...toAPerson,
        'Rose Bloggs',
        '07700 900123',
        'I like marigolds',
        'yes, send it',
      ]);
      await onThePage(address, [...toAPerson, 'Sam', 'sam@example.org', 'I like tulips', 'yes, send it']);
      await onThePage(address, ['my neighbour is on 07700 900 123 and likes gardening']);
      await post({ address }, incomingText({ Body: 'gardening with marigolds', From: rose }));
      await post({ address }, incomingText({ Body: 'STOP', From: rose }));
      await post({ address }, incomingText({ Body: 'gardening with tulips', From: sam }));
    }

    async function found(asked: Parameters<typeof personAsked>[0]): Promise<FoundOf> {
      const { catalogue } = await groundOf(settings);
      return foundOf(personAsked(asked, catalogue), settings, catalogue);
    }

    it('is found by a telephone number, an e-mail address and a reference', async () => {
      const byNumber = await found({ phone: '07700 900123' });
      expect(kindsOf(byNumber)).to.include.members(['conversations', 'requests', 'stopped-texts']);
      expect(byNumber.theirs.filter(({ kept }) => kept.kind.name === 'conversations')).to.have.length(2);
      const { reference } = byNumber.theirs.find(({ kept }) => kept.kind.name === 'requests')!.record as {
        reference: string;
      };
      const byReference = await found({ reference: reference.toLowerCase().replace('-', ' ') });
      expect(kindsOf(byReference)).to.include.members(['conversations', 'requests']);
      expect(JSON.stringify(byReference.theirs)).to.contain('marigolds').and.not.contain('tulips');
      const byAddress = await found({ email: 'SAM@example.org' });
      expect(JSON.stringify(byAddress.theirs)).to.contain('tulips').and.not.contain('marigolds');
    });

    it('names a conversation in which somebody else wrote about them, without what was written', async () => {
      const { mentions } = await found({ phone: rose });
      expect(mentions.map(({ kept }) => kept.kind.name)).to.deep.equal(['conversations']);
      const own = await found({ conversation: mentions[0]!.key });
      expect(JSON.stringify(own.theirs)).to.contain('my neighbour');
    });

    it('is not theirs who gets the requests', async () => {
      const { theirs, search } = await found({ email: 'connectors@example.org' });
      expect(theirs).to.deep.equal([]);
      expect(search.sentToThem).to.equal(2);
    });

    it('is shown in words that can be read, without what opens links', async () => {
      const person = await found({ phone: rose });
      const { words } = await groundOf(settings);
      const text = personAsText(personAsData(person, { made: new Date(), from: 'here' }), words);
      expect(text).to.match(/They: Rose Bloggs/);
      expect(text).to.match(/The bot: .*link worker/);
      expect(text).to.contain('marigolds').and.not.contain('tulips');
      const secret = /"answerSecret":"([^"]+)"/.exec(JSON.stringify(person.theirs))?.[1];
      expect(secret).to.be.a('string');
      expect(text).to.not.contain(secret);
      // Nothing that commands a terminal.
      expect(text).to.not.match(/(?![\n\t])\p{Cc}/u);
    });

    it('is removed everywhere, and nobody else with it', async () => {
      const before = await everythingKept();
      expect(before).to.contain('Rose Bloggs').and.contain('tulips');
      const ground = await groundOf(settings);
      const person = await found({ phone: rose });
      const { passedOn } = await forgetIn(settings, person, ground);
      // The neighbour's conversation was looked at by a person, who found that it is about Rose.
      await forgetIn(settings, await found({ conversation: person.mentions[0]!.key }), ground);
      expect(passedOn.map(({ to }) => to)).to.deep.equal(['connectors@example.org']);
      const after = await everythingKept();
      for (const word of ofRose) expect(after).to.not.contain(word);
      for (const word of ['tulips', 'sam@example.org', sam]) expect(after).to.contain(word);
      const left = await found({ phone: rose });
      expect(left.mentions).to.deep.equal([]);
      expect(kindsOf(left)).to.include('stopped-texts').and.not.include.members(['conversations']);
    });

    /** All that lies in the folder, and in the database where there is one. */
    async function everythingKept(): Promise<string> {
      const texts: string[] = [];
      for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
        // E-mail breaks lines, and writes some letters otherwise.
        texts.push(text, text.replace(/=\r\n/g, ''));
      }
      if (settings.database !== null) {
        const server = await sharedServer();
        for (const table of ['records', 'damaged']) {
          const rows = await server.query(`SELECT * FROM what_matters.${table}`, settings.database.url);
          texts.push(...rows.map((row) => JSON.stringify(row).replaceAll('\\"', '"')));
        }
      }
      return texts.join('\n');
    }
  });
}

const toAPerson = ['gardening', 'skip', 'skip', 'skip', 'a person', '1'];

async function onThePage(address: string, said: readonly string[]): Promise<void> {
  const visitor = new Visitor(address);
  let page = await visitor.get('/chat/leeds');
  for (const text of said) page = await visitor.say(page, text);
}

function kindsOf({ theirs }: FoundOf): string[] {
  return [...new Set(theirs.map(({ kept }) => kept.kind.name))];
}
