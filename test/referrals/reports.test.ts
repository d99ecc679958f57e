import { expect } from 'chai';
import type { Place } from '../../bot/catalogue/catalogue.js';
import { createDeeds, type DeedDependencies } from '../../bot/referrals/deeds.js';
import { Reports } from '../../bot/referrals/reports.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import type { Deed } from '../../dialogs/deed.js';

const now = new Date('2026-11-20T10:00:00Z');
/** What reports have nothing to do with. */
const none = {} as Omit<DeedDependencies, 'reports' | 'tellOfReport'>;
const leeds = { id: 'leeds' } as Place;
const wrong: Deed = {
  kind: 'report-wrong',
  activity: 'growers/saturday',
  detail: 'other',
  words: 'it moved',
};

describe('reports that something is wrong', () => {
  it('wait for the place until somebody settles them, and hold nothing of who wrote them', async () => {
    const reports = new Reports(openMemoryStorage());
    await createDeeds({ reports, ...none })(wrong, {
      place: leeds,
      conversation: 'secret-key',
      channel: 'webchat',
      number: 4,
      now,
    });
    const [report, ...more] = await reports.waiting('leeds');
    expect(more).to.deep.equal([]);
    expect(report).to.include({ activity: 'growers/saturday', words: 'it moved', settled: null });
    expect(JSON.stringify(report)).not.to.include('secret-key');
    expect(await reports.waiting('utrecht')).to.deep.equal([]);

    expect(await reports.settle('utrecht', report!.id, now), 'of another place').to.equal(false);
    expect(await reports.settle('leeds', report!.id, now)).to.equal(true);
    expect(await reports.waiting('leeds')).to.deep.equal([]);
  });

  it('are one report where the same turn is taken again, and two where there were two', async () => {
    const reports = new Reports(openMemoryStorage());
    const perform = createDeeds({ reports, ...none });
    for (const number of [4, 4, 8])
      await perform(wrong, { place: leeds, conversation: 'key', channel: 'webchat', number, now });
    expect(await reports.waiting('leeds')).to.have.length(2);
  });

  it('fill nobody’s mailbox: after ten letters in a day about one group, more only wait to be looked at', async () => {
    const reports = new Reports(openMemoryStorage());
    const told: string[] = [];
    const tellOfReport = ({ activity }: { activity: string }) => Promise.resolve(void told.push(activity));
    const perform = createDeeds({ reports, ...none, tellOfReport });
    const turn = { place: leeds, conversation: 'key', channel: 'webchat', now } as const;
    for (let number = 0; number < 15; number++) await perform(wrong, { ...turn, number });
    await perform({ ...wrong, activity: 'others/choir' }, { ...turn, number: 20 });
    expect(told).to.have.length(11).and.include('others/choir');
    expect(await reports.waiting('leeds')).to.have.length(16);
    const tomorrow = new Date(now.getTime() + 25 * 60 * 60 * 1000);
    await perform(wrong, { ...turn, number: 21, now: tomorrow });
    expect(told).to.have.length(12);
  });

  it('reach those who can put it right before the resident is told so', async () => {
    const reports = new Reports(openMemoryStorage());
    const tellOfReport = () => Promise.reject(new Error('the disk is full'));
    const performed = createDeeds({ reports, ...none, tellOfReport })(wrong, {
      place: leeds,
      conversation: 'key',
      channel: 'webchat',
      number: 4,
      now,
    });
    expect(await performed.catch((error: Error) => error.message)).to.equal('the disk is full');
  });

  it('are removed in time', async () => {
    const reports = new Reports(openMemoryStorage());
    await createDeeds({ reports, ...none })(wrong, {
      place: leeds,
      conversation: 'key',
      channel: 'webchat',
      number: 4,
      now,
    });
    expect(await reports.removeBefore(now)).to.equal(0);
    expect(await reports.removeBefore(new Date('2026-11-21T00:00:00Z'))).to.equal(1);
  });
});
