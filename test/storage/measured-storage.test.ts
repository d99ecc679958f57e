import { expect } from 'chai';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { measuredStorage } from '../../bot/storage/measured-storage.js';
import { StorageError } from '../../bot/storage/storage.js';

describe('storage that is measured', () => {
  it('counts each error once, however far it comes', async () => {
    let errors = 0;
    const tasks: string[] = [];
    const failing = openMemoryStorage();
    failing.readConversation = async () => {
      throw new StorageError('The disk is gone.');
    };
    const storage = measuredStorage(failing, {
      storage: (task) => void tasks.push(task),
      storageError: () => void (errors += 1),
    });
    const failure = await storage
      .oneAtATime('key', () => storage.readConversation('key'))
      .catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(StorageError);
    expect(errors).to.equal(1);
    expect(tasks).to.deep.equal(['read']);
  });
});
