import type { Storage } from '../../../bot/storage/storage.js';
import { sampleRecord } from '../sample-record.js';

/** A turn that adds one to a conversation's number, which is lost where another turn is taken at the same time. */
export function takeTurn(storage: Storage, key: string): Promise<void> {
  return storage.oneAtATime(key, async () => {
    const record = (await storage.readConversation(key)) ?? sampleRecord({ key, nextNumber: 0 });
    await storage.writeConversation({ ...record, nextNumber: record.nextNumber + 1 });
  });
}
