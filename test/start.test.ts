import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings, type Settings } from '../bot/settings.js';
import { start, type Running } from '../bot/start.js';
import { smallContent, withContent } from './catalogue/content-on-disk.js';
import { Visitor, type Page } from './channels/web/visitor.js';

const growers = 'places/leeds/groups/growers.yaml';
const group = smallContent[growers]!;
const york = smallContent['places/leeds/place.yaml']!.replace('Leeds', 'York').replace(/sms:.*\n/, '');
const content = { 'places/york/place.yaml': york, 'places/york/groups/walkers.yaml': group };

/** The whole bot on content that a test edits, and somebody who talks with it. */
async function talking(
  work: (talk: { folder: string; visitor: Visitor; running: Running }) => Promise<void>,
): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'data-'));
  try {
    await withContent(content, async (folder) => {
      const settings = readSettings({
        ...{ PORT: '0', HOST: '127.0.0.1', CONTENT_DIR: folder, DATA_DIR: data },
        SENTENCE_MODEL: 'off',
      });
      expect(settings).to.not.have.property('problems');
      const running = await start(settings as Settings, pino({ level: 'silent' }));
      try {
        await work({ folder, visitor: new Visitor(`http://127.0.0.1:${running.port}`), running });
      } finally {
        running.endStreams();
        running.server.close();
        await running.close();
      }
    });
  } finally {
    await rm(data, { recursive: true });
  }
}

async function until<T>(look: () => Promise<T>, met: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const seen = await look();
    if (met(seen)) return seen;
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function suggested(visitor: Visitor, place: string): Promise<Page> {
  const path = `/chat/${place}`;
  let page = await visitor.get(path);
  for (const text of ['gardening', 'skip', 'skip', 'skip']) page = await visitor.say(page, text, path);
  expect(page.html).to.contain('The plot');
  return page;
}

describe('the content that is edited while the bot runs', () => {
  it('is in the chat without a restart, and what was suggested before says what has changed', () =>
    talking(async ({ folder, visitor }) => {
      const page = await suggested(visitor, 'leeds');
      await writeFile(
        join(folder, growers),
        group.replace('where: online', 'where: at-home\n    cost: free'),
      );
      await until(
        () => visitor.get('/metrics').then(() => suggested(new Visitor(visitor.address), 'leeds')),
        ({ html }) => html.includes('Free'),
      );
      const answer = await visitor.say(page, '1');
      expect(answer.html).to.contain(
        'This has changed since I showed it to you: where it is and what it costs.',
      );
    }));

  it('says in the figures how many mistakes there are, and serves on', () =>
    talking(async ({ folder, visitor }) => {
      const figures = () => visitor.get('/metrics').then(({ html }) => html);
      expect(await figures()).to.contain('whatmatters_content_problems 0\n');
      await writeFile(join(folder, growers), 'name: [');
      await until(figures, (text) => text.includes('whatmatters_content_problems 1\n'));
      await suggested(visitor, 'leeds');
      await writeFile(join(folder, growers), group);
      await until(figures, (text) => text.includes('whatmatters_content_problems 0\n'));
    }));

  it('may lose a place: who talks there is told kindly, and the bot serves the others', () =>
    talking(async ({ folder, visitor }) => {
      const page = await suggested(visitor, 'york');
      await rm(join(folder, 'places/york'), { recursive: true });
      const gone = await until(
        () => visitor.get('/chat/york'),
        ({ status }) => status === 404,
      );
      expect(gone.html).to.contain('href="/"');
      const answer = await visitor.say(page, '1', '/chat/york');
      expect(answer.status).to.equal(404);
      expect(answer.html).to.contain('href="/"');
      await suggested(new Visitor(visitor.address), 'leeds');
    }));
});
