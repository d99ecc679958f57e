import { expect } from 'chai';
import { join } from 'node:path';
import { pino } from 'pino';
import { createHost, type Host } from '../../../bot/channels/server.js';
import { mountStillRight } from '../../../bot/channels/web/still-right.js';
import { stillRightPath } from '../../../bot/editing/paths.js';
import { projectRoot } from '../../../bot/root.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { walkersFile, withEditing, type ExampleEditing } from '../../editing/example-editing.js';
import { Visitor } from './visitor.js';

const locales = readLocales(join(projectRoot, 'locales'));
const walkers = { place: 'leeds', group: 'walkers', email: 'walkers@example.org' };
const fieldsOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );

describe('the page that asks whether all is still right', () => {
  const withPage = (work: (visitor: Visitor, editing: ExampleEditing) => Promise<void>) =>
    withEditing(async (editing) => {
      const host: Host = createHost({ log: pino({ level: 'silent' }) });
      const now = () => editing.clock.now;
      mountStillRight(host, {
        freshness: editing.freshness,
        catalogue: editing.catalogue,
        words: createWords(locales, editing.catalogue),
        settings: { publicUrl: null },
        now,
      });
      const port = await host.listen(0, '127.0.0.1');
      try {
        await work(new Visitor(`http://127.0.0.1:${port}`), editing);
      } finally {
        await host.close();
      }
    });
  const press = (visitor: Visitor, html: string, headers: Record<string, string> = {}) =>
    visitor.post('/edit/still-right', fieldsOf(html), headers);

  it('changes nothing when it is opened, and notes the day at one press', () =>
    withPage(async (visitor, editing) => {
      const path = stillRightPath(await editing.freshness.linkFor(walkers));
      const before = await editing.onDisk(walkersFile);
      const asking = await visitor.get(path);
      expect(asking.status).to.equal(200);
      expect(asking.html).to.include('The stroll').and.include('The hike');
      expect(asking.html).not.to.include('<script');
      expect(await editing.onDisk(walkersFile)).to.equal(before);

      const pressed = await press(visitor, asking.html);
      expect(pressed.status).to.equal(303);
      expect(await editing.onDisk(walkersFile)).to.equal(before.replaceAll('2026-10-05', '2026-11-20'));
      const thanks = await visitor.get(pressed.headers.get('location')!);
      expect(thanks.html).to.include('Thank you').and.not.include('<button');
    }));

  it('may be about one activity, and leads on to the rest', () =>
    withPage(async (visitor, editing) => {
      const path = stillRightPath(await editing.freshness.linkFor(walkers));
      const asking = await visitor.get(`${path}&activity=hike`);
      expect(asking.html).to.include('The hike').and.not.include('The stroll');
      expect(asking.html).to.include(path.replace('&', '&amp;'));
      await press(visitor, asking.html);
      const text = await editing.onDisk(walkersFile);
      expect(text).to.match(/id: hike[^]*2026-11-20/);
      expect(text).to.match(/id: stroll[^]*2026-10-05[^]*id: hike/);
      expect((await visitor.get(`${path}&activity=hike`)).html).to.include('Thank you');
      expect((await visitor.get(path)).html).to.include('<button');
    }));

  it('does the same when it is pressed twice', () =>
    withPage(async (visitor, editing) => {
      const path = stillRightPath(await editing.freshness.linkFor(walkers));
      const asking = await visitor.get(path);
      await press(visitor, asking.html);
      const once = await editing.onDisk(walkersFile);
      expect((await press(visitor, asking.html)).status).to.equal(303);
      expect(await editing.onDisk(walkersFile)).to.equal(once);
    }));

  it('says kindly that a link does not hold: too old, made up, altered, or of somebody who may no more', () =>
    withPage(async (visitor, editing) => {
      const token = await editing.freshness.linkFor(walkers);
      const asking = await visitor.get(stillRightPath(token));
      const before = await editing.onDisk(walkersFile);
      for (const wrong of ['', 'x'.repeat(43), `${token}x`, token.slice(1), '../../etc/passwd', '<script>']) {
        const answer = await visitor.get(stillRightPath(wrong));
        expect(answer.status, wrong).to.equal(404);
        expect(answer.html).to.include('This link does not work any more').and.not.include('passwd');
        expect((await visitor.post('/edit/still-right', { token: wrong })).status).to.equal(404);
      }
      await editing.byHand(walkersFile, before.replace('walkers@example.org', 'others@example.org'));
      expect((await press(visitor, asking.html)).status).to.equal(404);
      await editing.byHand(walkersFile, before);
      editing.clock.now = new Date('2027-02-01T10:00:00Z');
      expect((await press(visitor, asking.html)).status).to.equal(404);
      expect(await editing.onDisk(walkersFile)).to.equal(before);
    }));

  it('is not pressed by another site, and not by what is no form', () =>
    withPage(async (visitor, editing) => {
      const asking = await visitor.get(stillRightPath(await editing.freshness.linkFor(walkers)));
      const before = await editing.onDisk(walkersFile);
      const others: Record<string, string>[] = [
        { origin: 'https://elsewhere.example' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'null' },
      ];
      for (const headers of others) {
        expect((await press(visitor, asking.html, headers)).status).to.equal(403);
      }
      const json = { 'content-type': 'application/json' };
      expect((await press(visitor, asking.html, json)).status).to.equal(415);
      expect(await editing.onDisk(walkersFile)).to.equal(before);
    }));

  it('says so where it could not be noted', () =>
    withPage(async (visitor, editing) => {
      const asking = await visitor.get(stillRightPath(await editing.freshness.linkFor(walkers)));
      const gone = { ...fieldsOf(asking.html), activity: 'gone' };
      const answer = await visitor.post('/edit/still-right', gone);
      expect(answer.status).to.equal(503);
      expect(answer.html).to.include('We could not note that');
    }));

  it('speaks the languages of the place', () =>
    withPage(async (visitor, editing) => {
      const path = stillRightPath(await editing.freshness.linkFor(walkers));
      const urdu = await visitor.get(path, { 'accept-language': 'ur' });
      expect(urdu.html).to.include('lang="ur" dir="rtl"').and.include('کیا یہ اب بھی درست ہے؟');
      const polish = await visitor.get(path, { 'accept-language': 'pl' });
      expect(polish.html).to.include('lang="en"');
    }));
});
