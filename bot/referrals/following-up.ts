import type { News } from '../../dialogs/conversation.js';
import type { Reply } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import type { Storage } from '../storage/storage.js';
import { askedBy, waysOf, type Delivery } from './delivery.js';
import type { OutgoingMessage } from './outgoing-message.js';
import { alreadySent, couldNotBeDelivered, thereIsRoom } from './request-news.js';
import type { RequestRecord } from './request-records.js';
import type { Requests } from './requests.js';
import { weekOf, type Room } from './room.js';
import type { ToPhone } from './to-phone.js';
import { placesFree, waitsForRoom } from './waiting-list.js';

/** How long a request is kept after it was sent. */
const keep = 180 * 24 * 60 * 60 * 1000;
const week = 7 * 24 * 60 * 60 * 1000;

/** How many of those left are taken at once, and for how long they are left to who took them, in milliseconds. */
const left = { atOnce: 20, for: 5 * 60_000 };

/** In place of the conversation once it is forgotten. */
const forgotten = 'forgotten';

export interface FollowingUpOptions {
  requests: Requests;
  delivery: Delivery;
  room: Room;
  toPhone: Pick<ToPhone, 'forget' | 'removePast'>;
  storage: Pick<Storage, 'oneAtATime'>;
  placeOf: (id: string) => Place | null;
  now: () => Date;
  /** Tells the resident, in the conversation in which they asked. */
  tell: (request: Pick<RequestRecord, 'conversation' | 'channel'>, news: News) => Promise<void>;
}

/** What becomes of requests without their resident doing anything. */
export class FollowingUp {
  readonly #options: FollowingUpOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FollowingUpOptions) {
    this.#options = options;
  }

  /**
   * A message will not arrive. Once that is so of every way that its request went, its resident is told, and its place is
   * free again. Resolves once they are; called again for the same message, it tells nothing twice.
   */
  async undelivered({ id }: Pick<OutgoingMessage, 'id'>): Promise<void> {
    const asked = askedBy(id);
    if (asked === null) return;
    const { requests, now } = this.#options;
    const request = await requests.change(asked.request, (before) => {
      const failedWays = [...new Set([...(before.failedWays ?? []), asked.by])];
      const reached = waysOf(before).some(({ by }) => !failedWays.includes(by));
      if (reached || !isOpen(before)) return { ...before, failedWays };
      return { ...before, failedWays, state: 'failed', stateAt: now().toISOString(), untold: 'failed' };
    });
    if (request?.untold === 'failed') await this.#tell(request);
  }

  /**
   * Forgets a conversation's requests and texts: what was not sent yet is not sent, and nothing of the person is left in
   * what is kept. Answers what is to be said of those that others have already. Durable once it resolves.
   */
  async forget(conversation: string): Promise<Reply[]> {
    const { requests, toPhone } = this.#options;
    await toPhone.forget(conversation);
    const known: RequestRecord[] = [];
    for await (const request of requests.all()) {
      if (request.conversation !== conversation) continue;
      if (await this.forgetRequest(request)) known.push(request);
    }
    return alreadySent(known);
  }

  /** The same for one request. Answers whether others have it already. */
  async forgetRequest(request: RequestRecord): Promise<boolean> {
    const { requests, delivery, now } = this.#options;
    const gone = await delivery.takeBack(request);
    const stopped = isOpen(request) && gone.length === 0;
    if (stopped) await requests.releaseRoom(request);
    const ended = stopped ? { state: 'withdrawn' as const, stateAt: now().toISOString() } : {};
    const nothing = { draft: null, handedOver: true, untold: null, conversation: forgotten };
    const keepInTouch = { reminder: false, checkIn: false };
    await requests.change(request.id, (before) => ({ ...before, ...nothing, keepInTouch, ...ended }));
    return !stopped && request.state !== 'withdrawn' && request.state !== 'failed';
  }

  /**
   * Tells residents what they are still to be told, and those who wait that there is room: as many as there is room for,
   * those who have waited longest first. One round at a time. Answers how many were told.
   */
  tellThoseDue(stop?: AbortSignal): Promise<number> {
    const round = this.#last.then(() => this.#tellThoseDue(stop));
    this.#last = round.catch(() => undefined);
    return round;
  }

  async #tellThoseDue(stop?: AbortSignal): Promise<number> {
    const { requests } = this.#options;
    const waiting = new Map<string, RequestRecord[]>();
    let told = 0;
    for await (const request of requests.all()) {
      if (stop?.aborted) return told;
      if (request.untold) told += await this.#tell(request);
      else if (request.kind === 'waiting-list') {
        const list = `${request.place}/${request.activity?.id.split('/')[0]}`;
        waiting.set(list, [...(waiting.get(list) ?? []), request]);
      }
    }
    for (const [list, ofGroup] of waiting) {
      if (stop?.aborted) return told;
      if (!ofGroup.some(waitsForRoom)) continue;
      for (const request of await this.#offerRoom(list, ofGroup)) told += await this.#tell(request);
    }
    return told;
  }

  /** Under a lock, so that two processes do not offer the same place. Answers those who are to be told. */
  async #offerRoom(list: string, seen: readonly RequestRecord[]): Promise<RequestRecord[]> {
    const { requests, placeOf, room, now, storage } = this.#options;
    return storage.oneAtATime(`waiting-list/${list}`, async () => {
      const waiting: RequestRecord[] = [];
      for (const { id } of seen) {
        const request = await requests.read(id);
        if (request !== null) waiting.push(request);
      }
      waiting.sort((one, other) => (one.at < other.at ? -1 : 1));
      const offered: RequestRecord[] = [];
      for (const request of waiting) {
        const place = placeOf(request.place);
        if (place === null || !waitsForRoom(request)) continue;
        if ((await placesFree(request, place, waiting, room, now())) <= 0) continue;
        const toldOfRoom = now().toISOString();
        const changed = await requests.change(request.id, (before) =>
          waitsForRoom(before) ? { ...before, untold: 'room', toldOfRoom } : null,
        );
        if (changed === null) continue;
        Object.assign(request, { toldOfRoom });
        offered.push(changed);
      }
      return offered;
    });
  }

  /**
   * Goes on with requests that a process left half done: hands them over, and tells their residents what they are to be
   * told. Call every minute or so, in each process. Answers how many there were. What fails keeps nothing else from being
   * done; the first error is thrown at the end, and it is tried again after some minutes.
   */
  async goOnWithThoseLeft(stop?: AbortSignal): Promise<number> {
    const { requests, now } = this.#options;
    const at = now();
    let done = 0;
    const errors: unknown[] = [];
    for (;;) {
      const taken = await requests.takeLeft(at, left.atOnce, left.for);
      for (const { id } of taken) {
        if (stop?.aborted) return done;
        try {
          const request = await requests.handOverLeft(id);
          if (request?.untold) await this.#tell(request);
          done += 1;
        } catch (error) {
          errors.push(error);
        }
      }
      if (taken.length < left.atOnce || stop?.aborted) break;
    }
    if (errors.length > 0) throw errors[0];
    return done;
  }

  /**
   * Removes requests 180 days after they were sent, who took which place in weeks that are over, and what was counted of
   * texts, and gives back places that no request takes. Answers how many.
   */
  async removePast(): Promise<number> {
    const { requests, room, toPhone, now } = this.#options;
    const at = now().getTime();
    let removed = (await toPhone.removePast(now())) + (await requests.giveBackPlaces());
    for await (const { id, at: agreed, sendAfter } of requests.all()) {
      if (at - Date.parse(sendAfter ?? agreed) < keep) continue;
      await requests.remove(id);
      removed += 1;
    }
    // Somewhere on earth it may still be the week before.
    await room.removeBefore(weekOf(new Date(at - week), 'UTC'));
    return removed;
  }

  /** Durable that it is to be told, then told, then durable that it was: told again after a crash, never not at all. */
  async #tell(request: RequestRecord): Promise<number> {
    const { requests, placeOf, tell } = this.#options;
    const place = placeOf(request.place);
    if (place === null) return 0;
    if (request.untold === 'failed') await requests.releaseRoom(request);
    const news = request.untold === 'failed' ? couldNotBeDelivered(request, place) : thereIsRoom(request);
    await tell(request, news);
    await requests.change(request.id, (before) => ({ ...before, untold: null }));
    return 1;
  }
}

function isOpen({ state }: Pick<RequestRecord, 'state'>): boolean {
  return state === 'passed-on' || state === 'waiting';
}
