import { expect } from 'chai';
import { ofGrowers, ofPlace, ofWalkers, walkers, walkersFile, withEditing } from './example-editing.js';

const at = { place: 'leeds', group: 'walkers' };
const day = 24 * 60 * 60 * 1000;

describe('still right?', () => {
  it('writes today for one activity, and nothing else', () =>
    withEditing(async ({ freshness, files, onDisk }) => {
      const result = await freshness.stillRight(ofWalkers, { ...at, activity: 'hike' });
      expect(result.kind).to.equal('saved');
      const [before, after] = walkers.split('  - id: hike');
      expect(await onDisk(walkersFile)).to.equal(
        `${before}  - id: hike${after!.replace('2026-10-05', '2026-11-20')}`,
      );
      const [version] = await files.versions(ofWalkers, 'leeds', 'walkers');
      expect(version).to.deep.include({ how: 'still-right', who: 'walkers@example.org' });
      expect(version!.changes).to.deep.equal([
        {
          activity: 'hike',
          activityName: 'The hike',
          field: ['checked'],
          from: '2026-10-05',
          to: '2026-11-20',
        },
      ]);
    }));

  it('writes it for all of a group, also where it was not said before', () =>
    withEditing(async ({ freshness, byHand, onDisk }) => {
      await byHand(walkersFile, walkers.replace('    checked: 2026-10-05\n  - id: hike', '  - id: hike'));
      await freshness.stillRight(ofPlace, { ...at, activity: null });
      expect(await onDisk(walkersFile)).to.equal(walkers.replaceAll('2026-10-05', '2026-11-20'));
    }));

  it('goes by the day it is in the place', () =>
    withEditing(async ({ freshness, byHand, clock, onDisk }) => {
      const place = await onDisk('places/leeds/place.yaml');
      await byHand('places/leeds/place.yaml', place.replace('Europe/London', 'Asia/Singapore'));
      clock.now = new Date('2026-11-20T20:00:00Z');
      await freshness.stillRight(ofWalkers, { ...at, activity: 'stroll' });
      expect(await onDisk(walkersFile)).to.contain('2026-11-21');
    }));

  it('says that an activity is gone', () =>
    withEditing(async ({ freshness, onDisk }) => {
      const result = await freshness.stillRight(ofWalkers, { ...at, activity: 'swim' });
      expect(result).to.deep.equal({ kind: 'gone' });
      expect(await onDisk(walkersFile)).to.equal(walkers);
    }));

  describe('by the link of a mail', () => {
    it('needs no signing in, and can do nothing else', () =>
      withEditing(async ({ freshness, signIn, onDisk }) => {
        const token = await freshness.linkFor({ ...at, email: 'Walkers@example.org' });
        expect(await freshness.asked(token))
          .to.have.nested.property('entry.activities')
          .with.length(2);
        expect(await onDisk(walkersFile)).to.equal(walkers);
        expect(await signIn.useLink(token)).to.equal(null);
        expect(await signIn.sessionOf(token)).to.equal(null);
        expect(await freshness.stillRightByLink(token, 'stroll')).to.include({ kind: 'saved' });
        expect(await freshness.stillRightByLink(token, null)).to.include({ kind: 'saved' });
        expect(await onDisk(walkersFile)).to.equal(walkers.replaceAll('2026-10-05', '2026-11-20'));
      }));

    it('ends after forty days, or when the address may no longer edit the group', () =>
      withEditing(async (editing) => {
        const { freshness, clock } = editing;
        const mine = await freshness.linkFor({ ...at, email: ofWalkers.email });
        const others = await freshness.linkFor({ ...at, email: ofGrowers.email });
        expect(await freshness.asked(others)).to.equal(null);
        expect(await freshness.stillRightByLink(others, null)).to.equal(null);
        clock.now = new Date(clock.now.getTime() + 40 * day);
        expect(await freshness.asked(mine)).to.equal(null);
        expect(await freshness.stillRightByLink(mine, null)).to.equal(null);
        expect(await editing.removeExpired()).to.equal(2);
      }));
  });
});
