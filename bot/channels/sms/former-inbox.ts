/** Text messages that a release before kept, a record each. */
import type { Storage } from '../../storage/storage.js';
import { inboxRecords } from './inbox-records.js';
import type { Lanes } from './lanes.js';
import type { TextMessage } from './texting-rules.js';

/** How long it was to be known of a message that it came, in milliseconds. */
const knownFor = 24 * 60 * 60_000;

export interface TakeOverOptions {
  storage: Pick<Storage, 'records'>;
  lanes: Pick<Lanes, 'arrive'>;
  standsAlone: (message: TextMessage) => boolean;
}

/** Puts what waits there with the others, in the order in which it came. Where the process ends meanwhile, once more. */
export async function takeOverFormerTexts({ storage, lanes, standsAlone }: TakeOverOptions): Promise<void> {
  const records = storage.records(inboxRecords);
  const left: { order: number; at: string; message: TextMessage }[] = [];
  for await (const { waiting } of records.all()) {
    if (waiting === null) continue;
    const { order, at, ...message } = waiting;
    left.push({ order, at, message });
  }
  left.sort((one, other) => one.at.localeCompare(other.at) || one.order - other.order);
  for (const { at, message } of left) {
    await lanes.arrive(message, standsAlone(message), new Date(at));
    await records.remove(message.id);
  }
}

/** Answers how many were past their time. */
export async function removeFormerTexts(
  storage: Pick<Storage, 'records'>,
  now: Date,
  isClosed: () => boolean,
): Promise<number> {
  const records = storage.records(inboxRecords);
  let removed = 0;
  for await (const { id, at, waiting } of records.all()) {
    if (isClosed()) break;
    if (waiting !== null || now.getTime() - Date.parse(at) <= knownFor) continue;
    await records.remove(id);
    removed += 1;
  }
  return removed;
}
