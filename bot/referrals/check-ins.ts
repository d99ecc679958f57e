import { timingSafeEqual } from 'node:crypto';
import type { Deed, DeedOutcome, WhyNotThere } from '../../dialogs/deed.js';
import type { Place } from '../catalogue/catalogue.js';
import type { Records, Storage } from '../storage/storage.js';
import { dayNumber } from '../suggesting/days.js';
import { nextOccurrences } from '../suggesting/meetings.js';
import { zoneNamed, type Zone } from '../suggesting/zone.js';
import { checkInKey, checkInKind, type About, type CheckInRecord } from './check-in-records.js';
import { isOpen, nextDue, withoutWhatIsOver } from './check-in-next.js';
import { checkInDay } from './check-in-times.js';
import type { DeedTurn } from './deeds.js';
import { holidaysOf } from './holidays.js';
import type { Outbox } from './outbox.js';
import type { Requests } from './requests.js';

export interface CheckInsOptions {
  storage: Pick<Storage, 'records' | 'oneAtATime' | 'count'>;
  outbox: Pick<Outbox, 'withdraw'>;
  requests: Pick<Requests, 'keepInTouch' | 'went'>;
  now: () => Date;
  /** A secret of at least 128 bits. */
  secret: () => string;
  /** The time zone of a place. */
  zoneOf: (place: string) => Zone;
}

type KeepInTouch = Extract<Deed, { kind: 'keep-in-touch' }>;
type HowItWent = Extract<Deed, { kind: 'went' }>['how'];

/** What residents agreed to be sent, and what they answered. One record a conversation. */
export class CheckIns {
  readonly #options: CheckInsOptions;
  readonly #records: Records<CheckInRecord>;

  constructor(options: CheckInsOptions) {
    this.#options = options;
    this.#records = options.storage.records(checkInKind);
  }

  read(key: string): Promise<CheckInRecord | null> {
    return this.#records.read(key);
  }

  /** As of `Records.takeDue`. */
  takeDue(at: Date, most: number, hiddenFor: number): Promise<CheckInRecord[]> {
    return this.#records.takeDue(at, most, hiddenFor);
  }

  /** Remembers what the resident agreed to. Durable once it resolves; agreeing again to the same replaces it. */
  async agree(id: string, deed: KeepInTouch, turn: DeedTurn): Promise<DeedOutcome> {
    const { place, conversation, channel, now } = turn;
    const known = place.activities.find((one) => one.id === deed.activity);
    const { request } = deed;
    if (known === undefined) return { kind: 'gone' };
    if (deed.what === 'reminder' && deed.day === null) return { kind: 'gone' };
    const zone = zoneNamed(place.timezone);
    const due = checkInDay(now, deed.day, zone, await holidaysOf(place.culture));
    const key = checkInKey(conversation);
    const agreed = { email: deed.email, mayBeSeen: deed.mayBeSeen };
    let keepInTouch = { reminder: false, checkIn: false };
    await this.change(key, (record) => {
      const others = record?.about ?? [];
      const before = others.find((one) => one.activity.id === deed.activity && one.request === request);
      const about: About = {
        ...(before ?? this.#fresh(request ?? id, deed)),
        activity: { id: known.id, name: known.name, group: known.group.name },
        language: deed.language,
        ...(deed.what === 'reminder'
          ? { reminder: { ...agreed, day: deed.day!, meets: meetsOn(place, deed.activity, deed.day!, now) } }
          : { checkIn: { ...agreed, due } }),
      };
      keepInTouch = { reminder: about.reminder !== null, checkIn: about.checkIn !== null };
      return {
        schema: 1,
        key,
        ...{ conversation, place: place.id, channel },
        about: [...others.filter((one) => one !== before), about],
        // Who agrees anew answers.
        unanswered: 0,
        changed: now.toISOString(),
      };
    });
    if (request !== null) await this.#options.requests.keepInTouch(request, conversation, keepInTouch);
    return { kind: 'done' };
  }

  /** How it went, said in the conversation. */
  async went({ about, how, why }: Extract<Deed, { kind: 'went' }>, turn: DeedTurn): Promise<DeedOutcome> {
    return this.#note(checkInKey(turn.conversation), (one) => one.id === about, how, why);
  }

  /** What a link in an e-mail asks about; null where it does not hold, whatever the reason. */
  async asked(token: string): Promise<{ record: CheckInRecord; about: About } | null> {
    const [key = '', id = '', secret = ''] = token.split('.');
    const record = await this.#records.read(key);
    const about = record?.about.find((one) => one.id === id && isSecret(one, secret));
    return record && about ? { record, about } : null;
  }

  /** How it went, said by a link. False where it does not hold (any more). Durable once it resolves. */
  async answer(token: string, how: HowItWent, why: WhyNotThere | null): Promise<boolean> {
    const [key = '', id = '', secret = ''] = token.split('.');
    const open = (one: About) => one.id === id && isSecret(one, secret) && this.isOpen(one);
    return (await this.#note(key, open, how, why)).kind === 'done';
  }

  /** Whether it was asked how this went, and is not answered yet. */
  isOpen(about: About): boolean {
    return isOpen(about, this.#options.now());
  }

  /** No reminder and no check-in any more for this conversation, also none that waits in the outbox. */
  async endAll(conversation: string): Promise<void> {
    await this.#end(checkInKey(conversation), () => null);
  }

  /** Ends what was agreed to before somebody spoke of harm: who reads their messages may be who harms them. */
  async endUnaware(conversation: string): Promise<void> {
    await this.#end(checkInKey(conversation), (about) => ({
      ...about,
      reminder: about.reminder?.mayBeSeen ? about.reminder : null,
      checkIn: about.checkIn?.mayBeSeen ? about.checkIn : null,
    }));
  }

  /** Nothing more about a self-referral that was taken back. */
  async endRequest(conversation: string, request: string): Promise<void> {
    await this.#end(checkInKey(conversation), (one) => (one.request === request ? null : one));
  }

  /** Changes a record under its lock; what has nothing left in it goes. */
  async change(key: string, change: (record: CheckInRecord | null) => CheckInRecord | null): Promise<void> {
    await this.withLock(key, async (record) => ({ after: change(record), answer: null }));
  }

  /** Lets go of what is over, and with it of the address, and plans the rest anew. */
  async tidy(key: string): Promise<void> {
    await this.change(key, (record) => record && withoutWhatIsOver(record, this.#options.now()));
  }

  /** The same, where something else is to be done under the lock before the change is kept. */
  async withLock<T>(
    key: string,
    work: (record: CheckInRecord | null) => Promise<{ after: CheckInRecord | null; answer: T }>,
  ): Promise<T> {
    return this.#options.storage.oneAtATime(`check-ins/${key}`, async () => {
      const before = await this.#records.read(key);
      const { after: changed, answer } = await work(before);
      const after = changed === before ? before : changed && withoutWhatIsOver(changed, this.#options.now());
      const due = after && nextDue(after, this.#options.zoneOf(after.place)).toISOString();
      if (after === before && due === before?.due) return answer;
      if (after === null || due === null) await this.#records.remove(key);
      else await this.#records.write({ ...after, due });
      return answer;
    });
  }

  async #note(
    key: string,
    isIt: (about: About) => boolean,
    how: HowItWent,
    why: WhyNotThere | null,
  ): Promise<DeedOutcome> {
    const { now, requests } = this.#options;
    let noted: { record: CheckInRecord; before: About } | null = null;
    await this.change(key, (record) => {
      const before = record?.about.find(isIt);
      if (record === null || before === undefined) return record;
      noted = { record, before };
      const after: About = {
        ...before,
        checkIn: null,
        asked: { times: before.asked.times + (before.checkIn === null ? 0 : 1), waiting: null },
        said: { how, why },
      };
      return {
        ...record,
        about: record.about.map((one) => (one === before ? after : one)),
        unanswered: 0,
        changed: now().toISOString(),
      };
    });
    if (noted === null) return { kind: 'gone' };
    const { record, before } = noted as { record: CheckInRecord; before: About };
    this.#count(record.place, before, how, why);
    if (before.request !== null)
      await requests.went(before.request, record.conversation, { how, why }, now());
    return { kind: 'done' };
  }

  /** The same said again counts once. */
  #count(place: string, { activity, said }: About, how: HowItWent, why: WhyNotThere | null): void {
    const { storage, now } = this.#options;
    if (how !== said?.how) storage.count(place, how, activity.id, now());
    if (why !== null && why !== said?.why) storage.count(place, 'in-the-way', `${why}/${activity.id}`, now());
  }

  /** `after` answers what is left of each, or null. What was handed over already is taken back from the outbox. */
  async #end(key: string, after: (about: About) => About | null): Promise<void> {
    const before: About[] = [];
    const left: About[] = [];
    await this.change(key, (record) => {
      if (record === null) return null;
      before.push(...record.about);
      left.push(...record.about.flatMap((about) => after(about) ?? []));
      return left.length === 0 ? null : { ...record, about: left };
    });
    for (const { id } of before) {
      const kept = left.find((one) => one.id === id);
      if (!kept?.reminder) await this.#options.outbox.withdraw(`${id}/reminder`);
      if (!kept?.checkIn) await this.#options.outbox.withdraw(`${id}/check-in`);
    }
  }

  #fresh(id: string, { request, forWhom, language }: KeepInTouch): Omit<About, 'activity'> {
    return {
      ...{ id, request, forWhom, language, reminder: null, checkIn: null },
      ...{ asked: { times: 0, waiting: null }, said: null, secret: this.#options.secret() },
    };
  }
}

/** What stands behind the links about a check-in. */
export function checkInToken({ key }: CheckInRecord, { id, secret }: About): string {
  return `${key}.${id}.${secret}`;
}

/** Whether the content has a meeting of an activity on a day. */
export function meetsOn({ activities, timezone }: Place, id: string, visit: string, now: Date): boolean {
  const activity = activities.find((one) => one.id === id);
  if (activity === undefined) return false;
  const zone = zoneNamed(timezone);
  const withinDays = dayNumber(visit) - zone.localAt(now.getTime()).day + 1;
  const suits = (occurrence: { day: number }) => occurrence.day === dayNumber(visit);
  return withinDays > 0 && nextOccurrences(activity, zone, now, { most: 1, withinDays, suits }).length > 0;
}

function isSecret({ secret: known }: About, given: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(known)];
  return one.length === other.length && timingSafeEqual(one, other);
}
