import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import { projectRoot } from '../../bot/root.js';
import { openLowdbStorage } from '../../bot/storage/lowdb.js';
import { readRecords } from '../../bot/storage/read-only.js';
import { countsOfAWeek } from '../../bot/storage/record-kinds.js';
import { Bot } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { readLocales } from '../../bot/words/locales.js';
import { createWords } from '../../bot/words/words.js';
import { silentLog } from '../bench/silent-log.js';
import { sentNowhere } from '../referrals/sent-nowhere.js';

/** What each of six residents writes. Some say a thing twice; that changes nothing. */
const residents = [
  ['gardening', 'nothing', 'LS6', 'any time', '1'],
  ['gardening', 'nothing', 'LS6', 'any time', '1', 'back', '1'],
  ['gardening', 'nothing', 'LS6', 'any time', 'none of these', 'too far away'],
  ['music', 'nothing', 'LS6', 'any time', 'start again', 'music'],
  ['music'],
  ['hello'],
];

describe('the counts of the bot itself', function () {
  this.timeout(60_000);

  it('are those of a tally of what its residents saw', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'counts-'));
    const catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
    const now = () => new Date('2026-11-20T10:00Z');
    const storage = await openLowdbStorage({ folder, log: silentLog, now });
    const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
    const listening = { catalogue: () => catalogue, recognizers: false, secondLayer: { sentences: false } };
    const understanding = createUnderstanding(listening);
    const onThisMachine = { storage, catalogue: () => catalogue, words, now };
    const sending = { outbox: sentNowhere, onlyForShow: true, answerLink: () => '' };
    const referrals = createReferrals({ ...onThisMachine, ...sending });
    const bot = new Bot({ ...onThisMachine, ...referrals, understanding, keepDays: 30 });

    const tally = new Map<string, number>();
    for (const [number, messages] of residents.entries()) {
      const seen = new Set(['people/began']);
      for (const text of messages) {
        const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message', text });
        context.onSendActivities(async (_context, activities) => activities.map(() => ({ id: '' })));
        const resident = { place: 'leeds', channel: 'webchat', conversation: `resident ${number}` } as const;
        const { record, replies } = await bot.take(context, {
          ...resident,
          text,
          once: null,
          language: null,
        });
        for (const { topic } of record.story.topics) seen.add(`asked/${topic}`).add('people/asked');
        for (const { id } of replies.flatMap(({ suggestions = [] }) => suggestions))
          seen.add(`suggested/${id}`).add('people/suggested');
        for (const { activity } of replies)
          if (activity) seen.add(`chosen/${activity.id}`).add('people/chosen');
        if (text === 'too far away')
          seen.add('why-not/far').add('unmet/gardening').add('unmet-in/gardening/Hyde Park');
      }
      for (const one of seen) tally.set(one, (tally.get(one) ?? 0) + 1);
    }
    await storage.close();
    await understanding.close();

    const counted = new Map<string, number>();
    for await (const { place, week, counts } of readRecords(folder, countsOfAWeek, (file) =>
      expect.fail(file),
    )) {
      expect([place, week]).to.deep.equal(['leeds', '2026-W47']);
      for (const [key, often] of Object.entries(counts)) counted.set(key, often);
    }
    for (const key of counted.keys()) if (key.startsWith('suggested-for/')) counted.delete(key);
    expect(Object.fromEntries([...counted].sort())).to.deep.equal(Object.fromEntries([...tally].sort()));
    expect(counted.get('people/began')).to.equal(6);
    expect(counted.get('asked/gardening')).to.equal(3);
    await rm(folder, { recursive: true });
  });
});
