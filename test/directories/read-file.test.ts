import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFeedFile } from '../../bot/directories/open-referral/read-file.js';
import type { FeedRead } from '../../bot/directories/open-referral/feed.js';

const service = (id: string) => ({ id, name: `Service ${id}`, description: 'A choir', status: 'active' });

describe('a file of a directory', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'feed-file-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const read = async (what: unknown): Promise<FeedRead> => {
    const file = join(folder, 'feed.json');
    await writeFile(file, typeof what === 'string' ? what : JSON.stringify(what));
    return readFeedFile(file);
  };

  it('is all of the directory where it is a list', async () => {
    const { services, complete, troubles } = await read([service('a'), service('b')]);
    expect(services).to.have.length(2);
    expect(complete).to.equal(true);
    expect(troubles).to.be.empty;
  });

  it('says that it is one page of several, and how many there would be', async () => {
    const page = { total_items: 999, total_pages: 77, first_page: true, last_page: false };
    const { complete, troubles } = await read({ ...page, contents: [service('a')] });
    expect(complete).to.equal(false);
    expect(troubles).to.deep.equal([
      'The file is one page of several of 999 services: only its 1 are read, and nothing is closed.',
    ]);
  });

  it('loses nothing silently: entries that are no services are counted', async () => {
    const { services, troubles } = await read([service('a'), null, 'b', [], 7]);
    expect(services).to.have.length(1);
    expect(troubles).to.deep.equal(['Entries of the list that are no services, passed over: 4.']);
  });

  it('is one service, or a service a line, as well', async () => {
    expect((await read(service('a'))).services).to.have.length(1);
    const lines = [service('a'), service('b')].map((one) => JSON.stringify(one)).join('\n');
    expect((await read(`\uFEFF${lines}\n`)).services).to.have.length(2);
  });
});
