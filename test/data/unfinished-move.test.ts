import { expect } from 'chai';
import { mustBeWhole, unfinishedMove } from '../../bot/data/unfinished-move.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';

describe('a move that broke off', () => {
  it('keeps a bot from serving the half that is there, and says what to do', async () => {
    const storage = openMemoryStorage();
    await mustBeWhole(storage);
    const began = '2026-11-20T20:00:00.000Z';
    await storage.records(unfinishedMove).write({ schema: 1, id: 'move', from: 'folder', began });
    const refusal = await mustBeWhole(storage).catch((error: unknown) => error);
    expect(refusal).to.have.property('message').that.contains('data -- move --to postgresql');
  });
});
