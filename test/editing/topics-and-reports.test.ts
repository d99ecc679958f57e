import { expect } from 'chai';
import { storedReports } from '../../bot/editing/report-store.js';
import { ofPlace, ofWalkers, withEditing } from './example-editing.js';

const at = { place: 'leeds', group: 'walkers' };

describe('a topic that a group proposes', () => {
  it("waits for the place's editors, who are told, until one of them settles it", () =>
    withEditing(async ({ topics, told }) => {
      const proposal = await topics.propose(ofWalkers, {
        ...at,
        name: ' Bird\nwatching ',
        words: 'twitching',
      });
      expect(proposal).to.include({ name: 'Bird watching', words: 'twitching', who: 'walkers@example.org' });
      expect(told).to.deep.equal([{ kind: 'topic-proposed', to: ['content@example.org'], proposal }]);
      expect(await topics.waiting(ofPlace, 'leeds')).to.deep.equal([proposal]);
      expect(await topics.settle(ofPlace, 'leeds', proposal!.id)).to.equal(true);
      expect(await topics.settle(ofPlace, 'leeds', proposal!.id)).to.equal(false);
      expect(await topics.waiting(ofPlace, 'leeds')).to.deep.equal([]);
    }));

  it('needs a name, and cannot fill the disk', () =>
    withEditing(async ({ topics }) => {
      expect(await topics.propose(ofWalkers, { ...at, name: ' \n', words: 'x' })).to.equal(null);
      const long = await topics.propose(ofWalkers, {
        ...at,
        name: 'x'.repeat(5000),
        words: 'y'.repeat(50_000),
      });
      expect(long!.name.length + long!.words.length).to.be.below(1000);
      for (let count = 1; count < 200; count++)
        await topics.propose(ofWalkers, { ...at, name: 'x', words: '' });
      expect(await topics.propose(ofWalkers, { ...at, name: 'x', words: '' })).to.equal(null);
    }));

  it('is kept where the editors cannot be told', () =>
    withEditing(
      async ({ topics, log }) => {
        expect(await topics.propose(ofWalkers, { ...at, name: 'Birds', words: '' })).not.to.equal(null);
        expect(await topics.waiting(ofPlace, 'leeds')).to.have.length(1);
        expect(JSON.stringify(log.lines)).to.contain('could not be told').and.not.to.contain('@');
      },
      {
        tell: async ({ to }) => {
          throw new Error(`no mailbox ${to.join()}`);
        },
      },
    ));
});

describe('what residents say is wrong', () => {
  it('is shown to the group, the oldest first, and settled by it', () =>
    withEditing(async ({ reports, reported, resolved }) => {
      const report = {
        place: 'leeds',
        activity: 'stroll',
        detail: 'times' as const,
        said: 'It is on Fridays now.',
      };
      reported.push(
        { ...report, id: 'two', group: 'walkers', at: new Date('2026-11-02') },
        { ...report, id: 'one', group: 'walkers', at: new Date('2026-11-01') },
        { ...report, id: 'other', group: 'growers', at: new Date('2026-11-01') },
      );
      const found = await reports.of(ofWalkers, 'leeds', 'walkers');
      expect(found.map(({ id }) => id)).to.deep.equal(['one', 'two']);
      expect(await reports.resolve(ofWalkers, 'leeds', 'walkers', 'other')).to.equal(false);
      expect(await reports.resolve(ofWalkers, 'leeds', 'walkers', 'one')).to.equal(true);
      expect(resolved).to.deep.equal(['one']);
    }));

  it('is what the reports say that wait', async () => {
    const settled: string[] = [];
    const report = {
      schema: 1 as const,
      place: 'leeds',
      detail: 'times' as const,
      at: '2026-11-01T10:00:00.000Z',
      settled: null,
    };
    const store = storedReports(
      {
        waiting: async () => [
          { ...report, id: 'one', activity: 'walkers/stroll', words: 'Fridays now.' },
          { ...report, id: 'two', activity: 'walkers-too/stroll', words: null },
        ],
        settle: async (place, id) => settled.push(`${place} ${id}`) > 0,
      },
      () => new Date('2026-11-20'),
    );
    const [found, ...others] = await store.of('leeds', 'walkers');
    expect(others).to.deep.equal([]);
    expect(found).to.include({ activity: 'stroll', detail: 'times', said: 'Fridays now.' });
    await store.resolve(found!, 'walkers@example.org');
    expect(settled).to.deep.equal(['leeds one']);
  });
});
