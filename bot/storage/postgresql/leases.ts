import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OneAtATime } from '../one-at-a-time.js';
import { StorageError } from '../storage.js';
import type { Database } from './database.js';

/** How long things take, in milliseconds. */
export interface LeaseTimes {
  /** So long a lease lasts that is not renewed: after a crash, what it guarded stands still for this time. */
  lasts: number;
  renewEvery: number;
  /** How long work waits for another process. */
  patience: number;
}

export const usualTimes: LeaseTimes = { lasts: 8_000, renewEvery: 2_000, patience: 20_000 };

/** Another process is asked again after so long, at first and at most, in milliseconds. */
const askAgain = { first: 5, most: 100 };

/** The right of this process to do one piece of work. */
export class Lease {
  readonly name: string;
  /** Unlike any other: what a process may write that slept through its lease is told apart by it. */
  readonly holder = randomUUID();
  /** The versions of the records that the work has seen; null for one that is not there. */
  readonly seen = new Map<string, string | null>();
  ended = false;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * One piece of work at a time for each name, whichever processes ask: in the order asked within this process, and
 * between processes by a row that one of them holds for some seconds and renews. No connection is held meanwhile.
 * A process that slept through its lease may believe that it has it still; that is why everything that is written
 * within the work goes through `fence`.
 */
export class Leases {
  readonly #database: Database;
  readonly #times: LeaseTimes;
  readonly #queue = new OneAtATime();
  readonly #within = new AsyncLocalStorage<readonly Lease[]>();
  readonly #held = new Set<Lease>();
  /** Those that ended while the database could not be told. */
  readonly #untold = new Set<Lease>();
  readonly #timer: NodeJS.Timeout;

  constructor(database: Database, times: LeaseTimes = usualTimes) {
    this.#database = database;
    this.#times = times;
    this.#timer = setInterval(() => this.#renew(), times.renewEvery);
    this.#timer.unref();
  }

  /** Rejects with a StorageError where the lease cannot be had, and otherwise as the work does. */
  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.#queue.run(name, async () => {
        const lease = await this.#take(name).catch(reject);
        if (!lease) return;
        await this.#within.run([...this.around, lease], async () => work()).then(resolve, reject);
        await this.#release(lease);
      });
    });
  }

  /** The leases of the work that is going on here, the innermost last. Work that outlives its lease has it no more. */
  get around(): readonly Lease[] {
    return (this.#within.getStore() ?? []).filter(({ ended }) => !ended);
  }

  /**
   * Does a write that holds only while all leases around are held. `write` answers how many of those it was given it
   * found still held, in the same statement.
   */
  async fence<T extends { held: number }>(write: (leases: readonly Lease[]) => Promise<T>): Promise<T> {
    for (;;) {
      const leases = this.around;
      const done = await write(leases);
      if (done.held === leases.length) return done;
      // Where some work around ended by itself in the meantime, it has nothing to say any more.
      if (leases.every(({ ended }) => !ended)) throw this.#lost();
    }
  }

  /** Removes what is left of leases that ended long ago. */
  async tidy(): Promise<void> {
    await this.#database.query(
      'remove old leases',
      "DELETE FROM what_matters.leases WHERE expires < now() - interval '1 hour'",
    );
  }

  /** Resolves once all work that was asked for is done. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #take(name: string): Promise<Lease> {
    const lease = new Lease(name);
    const giveUp = performance.now() + this.#times.patience;
    for (
      let pause = askAgain.first;
      !(await this.#tryToTake(lease));
      pause = Math.min(2 * pause, askAgain.most)
    ) {
      if (performance.now() > giveUp) throw this.#busy();
      await sleep(pause * (0.5 + Math.random()));
    }
    this.#held.add(lease);
    return lease;
  }

  async #tryToTake({ name, holder }: Lease): Promise<boolean> {
    const taken = await this.#database.query(
      'take a turn',
      `INSERT INTO what_matters.leases AS kept (name, holder, expires)
       VALUES ($1, $2::uuid, now() + $3::int * interval '1 millisecond')
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires
       WHERE kept.holder IS NULL OR kept.holder = excluded.holder OR kept.expires < now()
       RETURNING 1 AS taken`,
      [name, holder, this.#times.lasts],
    );
    return taken.length > 0;
  }

  /** One by one, so that two processes never wait for each other. Where it fails, the next write finds out. */
  #renew(): void {
    for (const lease of this.#untold) void this.#release(lease);
    for (const { name, holder } of this.#held) {
      this.#database
        .query(
          'go on with a turn',
          `UPDATE what_matters.leases SET expires = now() + $3::int * interval '1 millisecond'
           WHERE name = $1 AND holder = $2::uuid`,
          [name, holder, this.#times.lasts],
        )
        .catch(() => undefined);
    }
  }

  /** What the work wrote is kept, whether this succeeds or not: it is tried again, and else the lease runs out. */
  async #release(lease: Lease): Promise<void> {
    lease.ended = true;
    this.#held.delete(lease);
    this.#untold.delete(lease);
    const { name, holder } = lease;
    await this.#database
      .query(
        'end a turn',
        'UPDATE what_matters.leases SET holder = NULL WHERE name = $1 AND holder = $2::uuid',
        [name, holder],
      )
      .catch(() => this.#untold.add(lease));
  }

  #busy(): StorageError {
    return new StorageError(
      `Waited too long in the database ${this.#database.shown} for another process to end its turn.`,
    );
  }

  #lost(): StorageError {
    return new StorageError(
      `Cannot write in the database ${this.#database.shown}: this process stood still for so long that its turn ` +
        'was given to another one.',
    );
  }
}
