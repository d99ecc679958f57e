import type { Log } from '../../log.js';
import { OneAtATime } from '../../storage/one-at-a-time.js';
import { StorageError, type Records, type Storage } from '../../storage/storage.js';
import { longestMessage } from '../../understanding/understanding.js';
import { inboxRecords, type InboxRecord, type WaitingText } from './inbox-records.js';
import { mayGoOn } from './parts.js';
import { Pauses, type After } from './pauses.js';
import type { TextMessage } from './texting-rules.js';

export interface InboxOptions {
  storage: Pick<Storage, 'records'>;
  /**
   * Answers one message; durable once it resolves. Where it rejects the same message is answered again later, and must
   * then come to the same.
   */
  answer: (message: TextMessage) => Promise<void>;
  /** Says that a message could not be answered, after it was tried for the last time. */
  giveUp: (message: TextMessage) => Promise<void>;
  /** Whether a message stands for itself, whatever came before it. */
  standsAlone: (message: TextMessage) => boolean;
  now: () => Date;
  log: Log;
  after?: After;
}

/** How long the rest of a long message is waited for, in milliseconds from when its part came. */
const partsWithin = 3_000;
/** While storage fails: between one attempt and the next, in milliseconds; the last holds for all that follow. */
const storagePauses = [1_000, 5_000, 15_000, 60_000];
/** The same where the fault is another one; then it is given up. */
const faultPauses = [1_000, 5_000];
/** How long it is known of an answered message that it came, in milliseconds. Whoever sends one twice does it at once. */
const knownFor = 24 * 60 * 60_000;

/**
 * Text messages between their arrival and their answer. Each is durable before the carrier is told that it came; those of
 * a conversation are answered one after the other, in the order in which they came.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #records: Records<InboxRecord>;
  readonly #arrivals = new OneAtATime();
  readonly #lanes = new Map<string, WaitingText[]>();
  readonly #working = new Set<Promise<void>>();
  readonly #pauses: Pauses;
  /** Ends the wait of a conversation for the next part of a message. */
  readonly #wake = new Map<string, () => void>();
  #came = 0;
  #closed = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#records = options.storage.records(inboxRecords);
    this.#pauses = new Pauses(options.after);
  }

  /** Takes a message over; durable once it resolves. One whose id came before changes nothing. Rejects with a StorageError. */
  keep(message: TextMessage): Promise<void> {
    const at = this.#options.now().toISOString();
    const waiting: WaitingText = { ...message, at, order: (this.#came += 1), joined: [] };
    return this.#arrivals.run(message.conversation, async () => {
      if ((await this.#records.read(message.id)) !== null) return;
      await this.#records.write({ schema: 1, id: message.id, at, waiting });
      this.#take(waiting);
    });
  }

  /** Takes up what an earlier process left. Call once, before messages come. */
  async open(): Promise<void> {
    const left: WaitingText[] = [];
    for await (const { waiting } of this.#records.all()) if (waiting !== null) left.push(waiting);
    const joined = new Set(left.flatMap(({ joined }) => joined));
    for (const { id } of left.filter(({ id }) => joined.has(id))) await this.#answered(id);
    const inOrder = left
      .filter(({ id }) => !joined.has(id))
      .sort((one, other) => one.at.localeCompare(other.at) || one.order - other.order);
    for (const waiting of inOrder) this.#take(waiting);
  }

  /** Forgets the ids of messages that were answered more than a day ago. Answers how many. */
  async removeExpired(): Promise<number> {
    const before = this.#options.now().getTime() - knownFor;
    let removed = 0;
    for await (const { id, at, waiting } of this.#records.all()) {
      if (this.#closed) break;
      if (waiting !== null || Date.parse(at) >= before) continue;
      await this.#records.remove(id);
      removed += 1;
    }
    return removed;
  }

  /** Begins no more, and waits for what is being answered. What is left is answered after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#pauses.end();
    for (const wake of this.#wake.values()) wake();
    await this.idle();
  }

  /** Resolves once nothing is being answered. */
  async idle(): Promise<void> {
    await this.#arrivals.idle();
    while (this.#working.size > 0) await Promise.allSettled(this.#working);
  }

  #take(waiting: WaitingText): void {
    const lane = this.#lanes.get(waiting.conversation);
    if (lane !== undefined) {
      lane.push(waiting);
      this.#wake.get(waiting.conversation)?.();
      return;
    }
    const fresh = [waiting];
    this.#lanes.set(waiting.conversation, fresh);
    const work = this.#answerAll(waiting.conversation, fresh).finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  async #answerAll(conversation: string, lane: WaitingText[]): Promise<void> {
    while (lane[0] !== undefined && !this.#closed) {
      try {
        const whole = await this.#withItsParts(conversation, lane);
        if (whole === null || !(await this.#answer(whole))) break;
        await this.#untilStored(() => this.#answered(whole.id));
      } catch (error) {
        this.#options.log.error({ err: error }, 'a text message could not be answered');
      }
      lane.shift();
    }
    this.#lanes.delete(conversation);
  }

  /** The first message of a lane, joined with those that are parts of it; null where the inbox was closed meanwhile. */
  async #withItsParts(conversation: string, lane: WaitingText[]): Promise<WaitingText | null> {
    let last = lane[0];
    while (lane[0] !== undefined && last !== undefined && this.#mayGoOn(lane[0], last)) {
      const until = Date.parse(last.at) + partsWithin;
      if (lane[1] === undefined) await this.#nextOrTime(conversation, until);
      if (this.#closed) return null;
      const next: WaitingText | undefined = lane[1];
      if (next === undefined || Date.parse(next.at) > until || !this.#mayBePart(next)) break;
      const joined = [...lane[0].joined, next.id];
      const waiting: WaitingText = { ...lane[0], text: lane[0].text + next.text, joined };
      await this.#untilStored(async () => {
        await this.#records.write({ schema: 1, id: waiting.id, at: waiting.at, waiting });
        await this.#answered(next.id);
      });
      lane.splice(0, 2, waiting);
      last = next;
    }
    return this.#closed ? null : (lane[0] ?? null);
  }

  #mayGoOn(whole: WaitingText, last: WaitingText): boolean {
    return whole.text.length < longestMessage && this.#mayBePart(last) && mayGoOn(last.text);
  }

  #mayBePart(message: WaitingText): boolean {
    return message.media !== true && !this.#options.standsAlone(message);
  }

  /** False where the inbox was closed before it was answered. */
  async #answer(message: WaitingText): Promise<boolean> {
    const { answer, giveUp, log } = this.#options;
    for (const pause of [...faultPauses, null]) {
      try {
        await this.#untilStored(() => answer(message));
        return true;
      } catch (error) {
        if (this.#closed) return false;
        log.error({ err: error, place: message.place }, 'a text message could not be answered; tried again');
        if (pause !== null) await this.#pauses.pause(pause);
        if (this.#closed) return false;
      }
    }
    try {
      await this.#untilStored(() => giveUp(message));
    } catch (error) {
      log.error({ err: error, place: message.place }, 'a text message is left without an answer');
    }
    return !this.#closed;
  }

  /** Tries again for as long as storage fails. */
  async #untilStored(work: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StorageError) || this.#closed) throw error;
        this.#options.log.error({ err: error }, 'a text message waits until storage can be written');
        await this.#pauses.pause(storagePauses[Math.min(attempt, storagePauses.length - 1)]!);
        if (this.#closed) throw error;
      }
    }
  }

  async #answered(id: string): Promise<void> {
    await this.#records.write({ schema: 1, id, at: this.#options.now().toISOString(), waiting: null });
  }

  async #nextOrTime(conversation: string, until: number): Promise<void> {
    const left = until - this.#options.now().getTime();
    if (left <= 0 || this.#closed) return;
    const came = new Promise<void>((resolve) => this.#wake.set(conversation, resolve));
    await Promise.race([came, this.#pauses.pause(left)]);
    this.#wake.delete(conversation);
  }
}
