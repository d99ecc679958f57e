import type { Records, Storage } from '../../storage/storage.js';
import { emptyLane, knows, withAnswer, withArrival, withWholes } from './lane.js';
import { laneRecords, type LaneRecord, type WaitingText } from './inbox-records.js';
import type { TextMessage } from './texting-rules.js';

/** How long the ids of a conversation's messages are known after the last of them, in milliseconds. */
const knownFor = 24 * 60 * 60_000;

/**
 * The stored text messages of every conversation, the same for all processes that share the storage. Each change is
 * durable once it resolves; each method rejects with a StorageError.
 */
export class Lanes {
  readonly #storage: Pick<Storage, 'records' | 'oneAtATime'>;
  readonly #records: Records<LaneRecord>;
  readonly #now: () => Date;

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime'>, now: () => Date) {
    this.#storage = storage;
    this.#records = storage.records(laneRecords);
    this.#now = now;
  }

  /** Does what is said in a conversation, one piece after the other, whichever processes ask. */
  inTurn<T>(conversation: string, work: () => Promise<T>): Promise<T> {
    return this.#storage.oneAtATime(`texts-said/${conversation}`, work);
  }

  async read(conversation: string): Promise<LaneRecord> {
    return (await this.#records.read(conversation)) ?? emptyLane(conversation, this.#now());
  }

  /** Puts a message in its place. One whose id came before changes nothing. `at` is now, unless it came earlier. */
  async arrive(
    message: TextMessage & Partial<Pick<WaitingText, 'joined'>>,
    standsAlone: boolean,
    at?: Date,
  ): Promise<void> {
    await this.#change(message.conversation, (lane) =>
      knows(lane, message.id) ? null : withArrival(lane, message, at ?? this.#now(), standsAlone),
    );
  }

  /** Notes which messages are whole, as the time for their rest is over. */
  close(conversation: string): Promise<LaneRecord> {
    return this.#change(conversation, (lane) => withWholes(lane, this.#now()));
  }

  /** Notes that a message was answered. `handedOver` is the outbox's id of what was said, null where nothing was. */
  answered(text: WaitingText, handedOver: string | null): Promise<LaneRecord> {
    return this.#change(text.conversation, (lane) => withAnswer(lane, text, handedOver, this.#now()));
  }

  /** Notes what was handed to the outbox last where it answers no message. */
  async handedOver(conversation: string, last: string): Promise<void> {
    await this.#change(conversation, (lane) => ({ ...lane, at: this.#now().toISOString(), last }));
  }

  /**
   * The conversations in which a message should have been answered by an instant, each handed to one process, for so many
   * milliseconds.
   */
  async leftBehind(by: Date, most: number, hiddenFor: number): Promise<string[]> {
    return (await this.#records.takeDue(by, most, hiddenFor)).map(({ conversation }) => conversation);
  }

  /** Forgets the ids of messages, a day after the last of a conversation. Answers of how many conversations. */
  async removeExpired(stopped: () => boolean): Promise<number> {
    const before = this.#now().getTime() - knownFor;
    const isPast = ({ waiting, at }: LaneRecord) => waiting.length === 0 && Date.parse(at) < before;
    let removed = 0;
    for await (const lane of this.#records.all()) {
      if (stopped()) break;
      if (!isPast(lane)) continue;
      await this.#alone(lane.conversation, async () => {
        // Another message may have come since it was found.
        const now = await this.#records.read(lane.conversation);
        if (now !== null && isPast(now)) await this.#records.remove(lane.conversation);
      });
      removed += 1;
    }
    return removed;
  }

  /** Where `change` answers null, nothing is written. */
  #change(conversation: string, change: (lane: LaneRecord) => LaneRecord | null): Promise<LaneRecord> {
    return this.#alone(conversation, async () => {
      const lane = await this.read(conversation);
      const changed = change(lane);
      if (changed !== null) await this.#records.write(changed);
      return changed ?? lane;
    });
  }

  /** Only for as long as a record is read and written: who brings a message does not wait for the answer to another. */
  #alone<T>(conversation: string, work: () => Promise<T>): Promise<T> {
    return this.#storage.oneAtATime(`texts-came/${conversation}`, work);
  }
}
