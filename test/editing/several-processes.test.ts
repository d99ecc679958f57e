import { expect } from 'chai';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import {
  ofGrowers,
  ofWalkers,
  walkers,
  walkersFile,
  withEditing,
  type ExampleEditing,
} from './example-editing.js';

/** Two processes that share one storage; `there` edits the same content folder as `here`. */
async function twoProcesses(
  work: (here: ExampleEditing, there: ExampleEditing) => Promise<void>,
): Promise<void> {
  const storage = { ...openMemoryStorage(), shared: true };
  await withEditing((here) => withEditing((there) => work(here, there), { storage, folder: here.folder }), {
    storage,
  });
}

describe('editing in several processes', () => {
  it('shows what another process saved, before a page is made', () =>
    twoProcesses(async (here, there) => {
      const nameAt = ({ catalogue }: ExampleEditing) =>
        catalogue()
          .places.get('leeds')!
          .groups.find(({ id }) => id === 'walkers')?.name;
      const before = (await here.files.read(ofWalkers, 'leeds', 'walkers'))!;
      await there.keepUp();
      const text = before.text.replace('name: Walkers', 'name: Strollers');
      const change = { place: 'leeds', group: 'walkers', text, basedOn: before.version };
      expect(await here.files.save(ofWalkers, change)).to.have.property('kind', 'saved');
      expect(nameAt(here)).to.equal('Strollers');
      expect(nameAt(there)).to.equal('Walkers');
      await there.keepUp();
      expect(nameAt(there)).to.equal('Strollers');
    }));

  it('reads the content anew only after a save', () =>
    twoProcesses(async (here, there) => {
      await there.keepUp();
      const [mine, theirs] = [here.catalogue(), there.catalogue()];
      await there.keepUp();
      await here.keepUp();
      expect(there.catalogue()).to.equal(theirs);
      expect(here.catalogue()).to.equal(mine);
    }));

  it('lets in by a link that another process made, once, and ends a session everywhere', () =>
    twoProcesses(async (here, there) => {
      here.signIn.askForLink('walkers@example.org');
      await here.idle();
      const { token } = here.sent[0]!;
      expect(await there.signIn.linkHolds(token)).to.equal(true);
      const uses = await Promise.all([here.signIn.useLink(token), there.signIn.useLink(token)]);
      const [session, ...others] = uses.flatMap((use) => use ?? []);
      expect(others).to.deep.equal([]);
      expect(await here.signIn.sessionOf(session!.token)).to.deep.equal(ofWalkers);
      await there.signIn.endSession(session!.token);
      expect(await here.signIn.sessionOf(session!.token)).to.equal(null);
    }));

  it('sends five links in an hour to an address, whichever process is asked', () =>
    twoProcesses(async (here, there) => {
      for (let times = 0; times < 8; times += 1) {
        here.signIn.askForLink('walkers@example.org');
        there.signIn.askForLink('walkers@example.org');
      }
      await here.idle();
      await there.idle();
      expect(here.sent.length + there.sent.length).to.equal(5);
    }));

  it('tells two editors who save at once field by field what differs, and keeps both in the history', () =>
    twoProcesses(async (here, there) => {
      const { version, text } = (await here.files.read(ofWalkers, 'leeds', 'walkers'))!;
      const save = (editing: ExampleEditing, changed: string) =>
        editing.files.save(ofWalkers, {
          ...{ place: 'leeds', group: 'walkers', basedOn: version },
          text: text.replace('A short walk.', changed),
        });
      const saved = await Promise.all([save(here, 'A walk.'), save(there, 'A stroll.')]);
      expect(saved.map(({ kind }) => kind).sort()).to.deep.equal(['changed-meanwhile', 'saved']);
      const versions = await there.files.versions(ofWalkers, 'leeds', 'walkers');
      expect(versions.map(({ how }) => how)).to.deep.equal(['saved', 'found']);
      const onDisk = await here.onDisk(walkersFile);
      expect(await there.files.textOf(ofWalkers, 'leeds', 'walkers', versions[0]!.version)).to.equal(onDisk);
      expect(walkers).not.to.equal(onDisk);
    }));

  it('says by a link of a mail that all is still right, and knows it everywhere at once', () =>
    twoProcesses(async (here, there) => {
      const token = await here.freshness.linkFor({ place: 'leeds', group: 'growers', ...ofGrowers });
      await there.freshness.stillRightByLink(token, null);
      const asked = await here.freshness.asked(token);
      expect(asked?.entry.activities.map(({ checked }) => checked)).to.deep.equal(['2026-11-20']);
    }));
});
