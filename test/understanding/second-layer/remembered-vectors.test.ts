import { expect } from 'chai';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepVectors, recallVectors } from '../../../bot/understanding/second-layer/remembered-vectors.js';

describe('vectors kept from one start to the next', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'vectors-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('come back nearly as they were', async () => {
    await keepVectors(folder, new Map([['sing along', Float32Array.from([0.6, -0.8])]]));
    const [first, second] = (await recallVectors(folder)).get('sing along') ?? [];
    expect(first).to.be.closeTo(0.6, 0.005);
    expect(second).to.be.closeTo(-0.8, 0.005);
  });

  it('are none where nothing readable was kept', async () => {
    expect((await recallVectors(folder)).size).to.equal(0);
    await keepVectors(folder, new Map([['a', Float32Array.from([1])]]));
    const [file = ''] = await readdir(folder);
    await writeFile(path.join(folder, file), 'half a fi');
    expect((await recallVectors(folder)).size).to.equal(0);
  });

  it('are done without where the folder is not there', async () => {
    const gone = path.join(folder, 'gone');
    await keepVectors(gone, new Map());
    expect((await recallVectors(gone)).size).to.equal(0);
  });
});
