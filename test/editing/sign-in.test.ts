import { expect } from 'chai';
import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, randomToken } from '../../bot/editing/hashed-token.js';
import { leaveLink } from '../../bot/editing/links-from-command.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { ofWalkers, walkers, walkersFile, withEditing, type ExampleEditing } from './example-editing.js';

const minute = 60_000;
const hour = 60 * minute;

function later({ clock }: ExampleEditing, by: number): void {
  clock.now = new Date(clock.now.getTime() + by);
}

/** The token of a link that was asked for. */
async function linkFor(editing: ExampleEditing, email: string): Promise<string> {
  const before = editing.sent.length;
  editing.signIn.askForLink(email);
  await editing.idle();
  expect(editing.sent).to.have.length(before + 1);
  return editing.sent.at(-1)!.token;
}

async function signedIn(editing: ExampleEditing): Promise<string> {
  const session = await editing.signIn.useLink(await linkFor(editing, 'walkers@example.org'));
  return session!.token;
}

describe('signing in by a link', () => {
  it('goes to the address as the content writes it, however it was typed', () =>
    withEditing(async (editing) => {
      await editing.byHand(walkersFile, walkers.replace('walkers@', 'Walkers@'));
      const token = await linkFor(editing, '  WALKERS@Example.ORG ');
      expect(editing.sent[0]).to.include({ to: 'Walkers@example.org', place: 'leeds' });
      expect(await editing.signIn.linkHolds(token)).to.equal(true);
      const session = await editing.signIn.useLink(token);
      expect(session?.editor).to.deep.equal(ofWalkers);
      expect(await editing.signIn.sessionOf(session!.token)).to.deep.equal(ofWalkers);
    }));

  it('is for the editors of a group, its contact, and who its requests go to', () =>
    withEditing(async (editing) => {
      const others = 'editors: [bob@example.org]\nreferrals: { to: asha@example.org }\n';
      await editing.byHand(walkersFile, others + walkers);
      for (const email of [
        'bob@example.org',
        'asha@example.org',
        'walkers@example.org',
        'content@example.org',
      ]) {
        expect(await linkFor(editing, email)).to.have.length(43);
      }
    }));

  it('sends nothing to an address that edits nothing', () =>
    withEditing(async (editing) => {
      for (const email of ['nobody@example.org', '', 'walkers@example.com', 'walkers', 'x'.repeat(10_000)]) {
        editing.signIn.askForLink(email);
      }
      await editing.idle();
      expect(editing.sent).to.have.length(0);
    }));

  it('lets one in, once', () =>
    withEditing(async (editing) => {
      const token = await linkFor(editing, 'walkers@example.org');
      const uses = await Promise.all([1, 2, 3].map(() => editing.signIn.useLink(token)));
      expect(uses.filter((session) => session !== null)).to.have.length(1);
      expect(await editing.signIn.linkHolds(token)).to.equal(false);
    }));

  it('ends after half an hour', () =>
    withEditing(async (editing) => {
      const token = await linkFor(editing, 'walkers@example.org');
      later(editing, 30 * minute);
      expect(await editing.signIn.linkHolds(token)).to.equal(false);
      expect(await editing.signIn.useLink(token)).to.equal(null);
    }));

  it('is of no use once the address edits nothing any more', () =>
    withEditing(async (editing) => {
      const token = await linkFor(editing, 'walkers@example.org');
      const session = await signedIn(editing);
      await editing.byHand(walkersFile, walkers.replace('walkers@', 'others@'));
      expect(await editing.signIn.useLink(token)).to.equal(null);
      expect(await editing.signIn.sessionOf(session)).to.equal(null);
      await editing.byHand(walkersFile, walkers);
      expect(await editing.signIn.sessionOf(session)).to.equal(null);
    }));

  it('gives an address five links in an hour', () =>
    withEditing(async (editing) => {
      for (let count = 0; count < 9; count++) editing.signIn.askForLink('walkers@example.org');
      editing.signIn.askForLink('growers@example.org');
      await editing.idle();
      expect(editing.sent).to.have.length(6);
      later(editing, hour);
      await linkFor(editing, 'walkers@example.org');
    }));

  it('says nothing of an address in the log where a link cannot be sent', () =>
    withEditing(
      async (editing) => {
        editing.signIn.askForLink('walkers@example.org');
        await editing.idle();
        expect(editing.log.lines).to.have.length(1);
        expect(JSON.stringify(editing.log.lines)).not.to.contain('walkers');
      },
      {
        sendLink: async ({ to }) => {
          throw new Error(`no mailbox ${to}`);
        },
      },
    ));

  it('keeps neither the link nor the session, but what they hash to', () => {
    const storage = openMemoryStorage();
    const written: string[] = [];
    const watched: typeof storage = {
      ...storage,
      records: (kind) => {
        const records = storage.records(kind);
        return {
          ...records,
          write: (record) => {
            written.push(JSON.stringify(record));
            return records.write(record);
          },
        };
      },
    };
    return withEditing(
      async (editing) => {
        const token = await linkFor(editing, 'walkers@example.org');
        const session = await editing.signIn.useLink(token);
        expect(written.join()).to.contain(hashOf(token)).and.to.contain(hashOf(session!.token));
        expect(written.join()).not.to.contain(token);
        expect(written.join()).not.to.contain(session!.token);
      },
      { storage: watched },
    );
  });
});

describe('a session', () => {
  it('ends twelve hours after it was last used, and a week after it began', () =>
    withEditing(async (editing) => {
      const token = await signedIn(editing);
      for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
        expect(await editing.signIn.sessionOf(token), `${hours} hours`).to.deep.equal(ofWalkers);
        later(editing, 11 * hour);
      }
      later(editing, 11 * hour);
      expect(await editing.signIn.sessionOf(token)).to.equal(null);

      const other = await signedIn(editing);
      later(editing, 12 * hour);
      expect(await editing.signIn.sessionOf(other)).to.equal(null);
    }));

  it('ends when its holder says so', () =>
    withEditing(async (editing) => {
      const token = await signedIn(editing);
      later(editing, 20 * minute);
      await Promise.all([editing.signIn.sessionOf(token), editing.signIn.endSession(token)]);
      expect(await editing.signIn.sessionOf(token)).to.equal(null);
    }));

  it('is nobody’s where the token is made up', () =>
    withEditing(async (editing) => {
      for (const token of ['', 'x', randomToken(), hashOf(await signedIn(editing)), '../..', 'a\0b']) {
        expect(await editing.signIn.sessionOf(token)).to.equal(null);
        expect(await editing.signIn.useLink(token)).to.equal(null);
        await editing.signIn.endSession(token);
      }
    }));

  it('is removed once its time is over, as links are, and when somebody asked for them', () =>
    withEditing(async (editing) => {
      await signedIn(editing);
      await linkFor(editing, 'growers@example.org');
      expect(await editing.removeExpired()).to.equal(0);
      later(editing, 12 * hour);
      expect(await editing.removeExpired()).to.equal(4);
    }));
});

describe('a link left by the command', () => {
  async function left(editing: ExampleEditing): Promise<string> {
    const token = randomToken();
    const expires = new Date(editing.clock.now.getTime() + 30 * minute);
    await leaveLink(editing.dataFolder, { token, email: 'Walkers@example.org', expires });
    return token;
  }
  const folderOf = ({ dataFolder }: ExampleEditing) => join(dataFolder, 'sign-in-links');

  it('lets one in, once', () =>
    withEditing(async (editing) => {
      const token = await left(editing);
      const [name] = await readdir(folderOf(editing));
      expect(await readFile(join(folderOf(editing), name!), 'utf8')).not.to.contain(token);
      expect(await editing.signIn.linkHolds(token)).to.equal(true);
      const uses = await Promise.all([1, 2, 3].map(() => editing.signIn.useLink(token)));
      expect(uses.flatMap((session) => session?.editor ?? [])).to.deep.equal([ofWalkers]);
      expect(await readdir(folderOf(editing))).to.deep.equal([]);
    }));

  it('ends, and is removed', () =>
    withEditing(async (editing) => {
      const token = await left(editing);
      later(editing, 30 * minute);
      expect(await editing.signIn.linkHolds(token)).to.equal(false);
      expect(await editing.removeExpired()).to.equal(1);
      expect(await readdir(folderOf(editing))).to.deep.equal([]);
    }));

  it('is not honoured where others could have written it', () =>
    withEditing(async (editing) => {
      const token = await left(editing);
      const path = join(folderOf(editing), `${hashOf(token)}.json`);
      await chmod(path, 0o666);
      expect(await editing.signIn.useLink(token)).to.equal(null);
      await chmod(path, 0o600);
      const other = randomToken();
      await symlink(path, join(folderOf(editing), `${hashOf(other)}.json`));
      expect(await editing.signIn.useLink(other)).to.equal(null);
    }));
});
