import type { Deed, DeedOutcome, Request } from '../../dialogs/deed.js';
import type { Activity, Place } from '../catalogue/catalogue.js';
import type { Records, Storage } from '../storage/storage.js';
import type { DeedTurn } from './deeds.js';
import type { Delivery } from './delivery.js';
import { holidaysOf } from './holidays.js';
import { referenceOf } from './reference.js';
import { replyBy } from './reply-by.js';
import { asTold, requestKind, type RequestRecord } from './request-records.js';
import { nextWeek, weekOf, type Room } from './room.js';

export interface RequestsOptions {
  storage: Pick<Storage, 'records' | 'oneAtATime' | 'count' | 'shared'>;
  delivery: Delivery;
  room: Room;
  /** The place as it is now, or null where it has gone. */
  placeOf: (id: string) => Place | null;
  /** A secret of at least 128 bits. */
  secret: () => string;
  /** Whether what is sent stays on this machine. */
  onlyForShow: boolean;
}

type Refer = Extract<Deed, { kind: 'refer' }>;
type HandOver = Extract<Deed, { kind: 'hand-over' }>;

/**
 * What residents agreed to send. A request is durable before it is handed to the outbox, and is handed over anew where
 * the process ended in between (`handOverLeft`); the outbox takes the same message once. So each request that was agreed to
 * arrives, and none that was not.
 */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #records: Records<RequestRecord>;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#records = options.storage.records(requestKind);
  }

  /**
   * Puts right what an earlier process left half done. Call once, before the first turn. Where other processes use the
   * same storage, what is left may be theirs, just in the middle: then it is left to `takeLeft`.
   */
  async open(): Promise<void> {
    await this.giveBackPlaces();
    await this.#options.room.open();
    if (this.#options.storage.shared) return;
    for await (const request of this.#records.all()) {
      if (!request.handedOver && request.state !== 'withdrawn') await this.#handToOutbox(request);
    }
  }

  /**
   * Gives back the places of requests that there are none of: a process ended between the place and the request.
   * Answers how many.
   */
  async giveBackPlaces(): Promise<number> {
    const { room } = this.#options;
    let given = 0;
    for await (const { place, group, week, request } of room.takers()) {
      if ((await this.#records.read(request)) !== null) continue;
      // Whoever has just taken it holds the lock until the request is kept.
      await this.#locked(request, async () => {
        if ((await this.#records.read(request)) !== null) return;
        await room.release(place, group, week, request);
        given += 1;
      });
    }
    return given;
  }

  /** As of `Records.takeDue`: requests that a process left half done. */
  takeLeft(at: Date, most: number, hiddenFor: number): Promise<RequestRecord[]> {
    return this.#records.takeDue(at, most, hiddenFor);
  }

  /** Hands a request to the outbox, if that was not done yet. Answers it as it is then; null where there is none. */
  handOverLeft(id: string): Promise<RequestRecord | null> {
    return this.#locked(id, async () => {
      const found = await this.#records.read(id);
      return found && this.#handToOutbox(found);
    });
  }

  /** Removes a request for good. */
  remove(id: string): Promise<void> {
    return this.#locked(id, () => this.#records.remove(id));
  }

  read(id: string): Promise<RequestRecord | null> {
    return this.#records.read(id);
  }

  all(): AsyncIterable<RequestRecord> {
    return this.#records.all();
  }

  /** Changes a request under its lock. Null where there is none, or `change` answers null. */
  change(
    id: string,
    change: (request: RequestRecord) => RequestRecord | null,
  ): Promise<RequestRecord | null> {
    return this.#locked(id, async () => {
      const before = await this.#records.read(id);
      const after = before && change(before);
      if (after !== null && after !== before) await this.#records.write(after);
      return after;
    });
  }

  /** Sends a self-referral, unless the group has no room. */
  async refer(id: string, { draft, when }: Refer, turn: DeedTurn): Promise<DeedOutcome> {
    return this.#locked(id, async () => {
      const known = await this.#records.read(id);
      if (known !== null) return this.#sent(await this.#handToOutbox(known));
      const activity = turn.place.activities.find((one) => one.id === draft.activity);
      const referrals = activity?.group.referrals ?? null;
      if (activity === undefined || referrals === null || activity.status === 'closed')
        return { kind: 'gone' };
      const { group } = activity;
      const { room } = this.#options;
      const zone = turn.place.timezone;
      const monday = nextWeek(turn.now, zone);
      const week = weekOf(when === 'next-week' ? monday.toJSDate() : turn.now, zone);
      const counts = when !== 'waiting-list' && referrals.mostPerWeek !== null;
      const taken = when === 'waiting-list' ? 0 : await room.takenNow(turn.place.id, group.id, week);
      // The group said that it is full.
      if (taken === Number.MAX_SAFE_INTEGER) return this.#noRoom(turn, activity, when);
      if (counts && !(await this.#takeRoom(turn.place, activity, week, id))) {
        return this.#noRoom(turn, activity, when);
      }
      return this.#sent(
        await this.#keep(turn, {
          ...{
            id,
            to: referrals.to,
            ways: this.#options.delivery.waysTo(referrals),
            draft,
            kind: when === 'waiting-list' ? 'waiting-list' : 'self-referral',
          },
          activity: { id: activity.id, name: activity.name, group: group.name },
          week: counts ? week : null,
          sendAfter: when === 'next-week' ? (monday.toUTC().toISO() ?? null) : null,
          within: referrals.replyWithin,
        }),
      );
    });
  }

  /** Sends a hand-over to the person behind the bot. */
  async handOver(id: string, { draft }: HandOver, turn: DeedTurn): Promise<DeedOutcome> {
    return this.#locked(id, async () => {
      const known = await this.#records.read(id);
      if (known !== null) return this.#sent(await this.#handToOutbox(known));
      const { to, replyWithin: within } = turn.place.handOver;
      const ways = this.#options.delivery.waysTo(turn.place.handOver);
      const request = { id, to, ways, draft, kind: 'hand-over', activity: null, week: null } as const;
      return this.#sent(await this.#keep(turn, { ...request, sendAfter: null, within }));
    });
  }

  /** What was sent in a conversation, the oldest first. */
  async lookUp(ids: readonly string[], { conversation }: DeedTurn): Promise<DeedOutcome> {
    const requests: Request[] = [];
    for (const id of ids) {
      const request = await this.#records.read(id);
      if (request?.conversation === conversation) requests.push(asTold(request));
    }
    return { kind: 'requests', requests };
  }

  /**
   * Takes a request back: nothing is sent that was not sent yet; else those who got it are told. Either way its place is
   * free again, and no reminder or check-in follows.
   */
  async withdraw(id: string, { conversation, now, place }: DeedTurn): Promise<DeedOutcome> {
    return this.#locked(id, async () => {
      const request = await this.#records.read(id);
      if (request?.conversation !== conversation) return { kind: 'gone' };
      const gone = await this.#options.delivery.takeBack(request);
      const withdrawn: RequestRecord = {
        ...request,
        state: 'withdrawn',
        stateAt: now.toISOString(),
        handedOver: true,
        keepInTouch: { reminder: false, checkIn: false },
      };
      await this.#records.write(withdrawn);
      if (request.state !== 'withdrawn') await this.#options.delivery.tellWithdrawn(request, place, gone);
      await this.releaseRoom(request);
      return { kind: 'withdrawn', request: asTold(withdrawn), inTime: gone.length === 0 };
    });
  }

  /** Remembers what the resident agreed to be written to about. Null where it is none of this conversation. */
  keepInTouch(
    id: string,
    conversation: string,
    keepInTouch: RequestRecord['keepInTouch'],
  ): Promise<RequestRecord | null> {
    return this.#ofConversation(id, conversation, (request) => ({ ...request, keepInTouch }));
  }

  /** Remembers how it went. */
  went(
    id: string,
    conversation: string,
    went: Pick<NonNullable<RequestRecord['went']>, 'how' | 'why'>,
    now: Date,
  ): Promise<RequestRecord | null> {
    const at = now.toISOString();
    return this.#ofConversation(id, conversation, (request) => ({ ...request, went: { ...went, at } }));
  }

  /** Changes a request of this conversation; nobody changes another's. */
  #ofConversation(
    id: string,
    conversation: string,
    change: (request: RequestRecord) => RequestRecord,
  ): Promise<RequestRecord | null> {
    return this.change(id, (request) => (request.conversation === conversation ? change(request) : null));
  }

  /** Gives the place of a request back, such as when the group cannot take this person. */
  async releaseRoom({ id, place, activity, week }: RequestRecord): Promise<void> {
    if (activity === null || week === null) return;
    await this.#options.room.release(place, groupOf(activity.id), week, id);
  }

  #takeRoom(place: Place, { group }: Activity, week: string, id: string): Promise<boolean> {
    return this.#options.room.take(place.id, group.id, week, id, group.referrals?.mostPerWeek ?? 0);
  }

  async #noRoom({ place, now }: DeedTurn, { group }: Activity, when: Refer['when']): Promise<DeedOutcome> {
    const monday = nextWeek(now, place.timezone);
    const week = weekOf(monday.toJSDate(), place.timezone);
    const taken = await this.#options.room.takenNow(place.id, group.id, week);
    const room = when === 'now' && taken < (group.referrals?.mostPerWeek ?? Infinity);
    return { kind: 'no-room', nextWeek: room ? monday.toISODate() : null, waitingList: true };
  }

  async #keep(
    { place, conversation, channel, now }: DeedTurn,
    request: Pick<
      RequestRecord,
      'id' | 'kind' | 'activity' | 'to' | 'ways' | 'draft' | 'week' | 'sendAfter'
    > & {
      within: string | null;
    },
  ): Promise<RequestRecord> {
    const { within, ...parts } = request;
    const begins = request.sendAfter === null ? now : new Date(request.sendAfter);
    const at = now.toISOString();
    const record: RequestRecord = {
      ...{
        schema: 1,
        ...parts,
        reference: referenceOf(request.id),
        place: place.id,
        conversation,
        channel,
        at,
      },
      replyBy: replyBy(within, begins, place, await holidaysOf(place.culture)),
      answerSecret: this.#options.secret(),
      ...{ state: request.sendAfter === null ? 'passed-on' : 'waiting', stateAt: at, handedOver: false },
      ...{ keepInTouch: { reminder: false, checkIn: false }, went: null },
    };
    await this.#records.write(record);
    return this.#handToOutbox(record);
  }

  async #handToOutbox(request: RequestRecord): Promise<RequestRecord> {
    const place = this.#options.placeOf(request.place);
    if (request.handedOver || place === null || request.draft === null) return request;
    await this.#options.delivery.hand(request, place);
    const handed = { ...request, handedOver: true };
    await this.#records.write(handed);
    return handed;
  }

  #sent(request: RequestRecord): DeedOutcome {
    return { kind: 'sent', request: asTold(request), onlyForShow: this.#options.onlyForShow };
  }

  #locked<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#options.storage.oneAtATime(`request/${id}`, work);
  }
}

function groupOf(activity: string): string {
  return activity.slice(0, activity.indexOf('/'));
}
