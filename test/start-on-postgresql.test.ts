import { expect } from 'chai';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings, type Settings } from '../bot/settings.js';
import { start, type Running } from '../bot/start.js';
import { smallContent, withContent } from './catalogue/content-on-disk.js';
import { Visitor } from './channels/web/visitor.js';
import { sharedServer } from './storage/postgresql/server.js';

describe('the bot on a PostgreSQL database', function () {
  this.timeout(60_000);
  let data: string;
  let running: Running[];

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'data-'));
    running = [];
  });

  afterEach(async () => {
    for (const bot of running) {
      bot.endStreams();
      bot.server.close();
      await bot.close();
    }
    await rm(data, { recursive: true });
  });

  it('goes on with a conversation in whichever process the next message comes to', async () => {
    const url = await (await sharedServer()).freshDatabase();
    await withContent(smallContent, async (folder) => {
      const settings = readSettings({
        ...{ PORT: '0', HOST: '127.0.0.1', CONTENT_DIR: folder, DATA_DIR: data, DATABASE_URL: url },
        SENTENCE_MODEL: 'off',
      });
      expect(settings).to.not.have.property('problems');
      const log = pino({ level: 'silent' });
      for (let bots = 0; bots < 2; bots++) running.push(await start(settings as Settings, log));
      const [here, there] = running.map(({ port }) => `http://127.0.0.1:${port}`);
      const visitor = new Visitor(here!);
      let page = await visitor.get('/chat/leeds');
      for (const text of ['gardening', 'skip', 'skip', 'skip']) {
        visitor.address = visitor.address === here ? there! : here!;
        page = await visitor.say(page, text);
      }
      expect(page.html).to.contain('The plot');
    });
    expect(await readdir(data)).not.to.include('conversations');
  });
});
