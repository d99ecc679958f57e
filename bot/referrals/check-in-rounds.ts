import type { News } from '../../dialogs/conversation.js';
import type { CheckInOptions } from '../../dialogs/check-in/memory.js';
import { emptyStory } from '../../dialogs/telling.js';
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import type { ConversationRecord } from '../storage/records.js';
import type { Storage } from '../storage/storage.js';
import { details } from '../suggesting/details.js';
import { indexOf } from '../suggesting/place-indexes.js';
import { zoneNamed, type Zone } from '../suggesting/zone.js';
import type { CheckInLetters } from './check-in-letters.js';
import type { About, Agreed, CheckInRecord } from './check-in-records.js';
import { checkInDue, endOfDay, isAwake, isDayBefore, isTooLate, reminderDue } from './check-in-times.js';
import { meetsOn, type CheckIns } from './check-ins.js';
import type { Outbox } from './outbox.js';
import type { RequestRecord } from './request-records.js';
import type { Requests } from './requests.js';

export interface CheckInRoundsOptions {
  checkIns: CheckIns;
  storage: Pick<Storage, 'readConversation'>;
  outbox: Pick<Outbox, 'send'>;
  requests: Pick<Requests, 'read'>;
  catalogue: () => Catalogue;
  letters: CheckInLetters;
  now: () => Date;
  /** Brings news into a conversation, by the channel that it is held on. */
  tell: (to: Pick<RequestRecord, 'conversation' | 'channel'>, news: News) => Promise<void>;
}

/** Check-ins in a row without an answer, after which nobody is asked any more. */
const mostUnanswered = 2;
/** Nobody is asked in the middle of something, in milliseconds since their last message. */
const quiet = 30 * 60_000;
/** How many records are taken at once, so that several processes share what is due. */
const atOnce = 20;
/** After how long something is looked at again that could not be sent, such as at night, in milliseconds. */
const lookAgain = 4 * 60_000;

/**
 * Sends reminders and check-ins when they are due. Each step is durable before the next: an e-mail is one by its id in
 * the outbox, a message in the conversation by the id of the news; a process that is killed in between sends neither twice.
 */
export class CheckInRounds {
  readonly #options: CheckInRoundsOptions;

  constructor(options: CheckInRoundsOptions) {
    this.#options = options;
  }

  /**
   * Call every few minutes, in each process: every record that is due is looked at by one of them. Answers how many
   * reminders and check-ins were sent. What fails keeps nothing else from being sent; the first error is thrown at the
   * end, and a later round tries again.
   */
  async sendThoseDue(stop?: AbortSignal): Promise<number> {
    const { checkIns } = this.#options;
    const now = this.#options.now();
    let sent = 0;
    const errors: unknown[] = [];
    for (;;) {
      const taken = await checkIns.takeDue(now, atOnce, lookAgain);
      for (const record of taken) {
        for (const one of this.#dueOf(record, now)) {
          if (stop?.aborted) return sent;
          try {
            sent += await this.#send(one);
          } catch (error) {
            errors.push(error);
          }
        }
        await checkIns.tidy(record.key).catch((error: unknown) => errors.push(error));
      }
      if (taken.length < atOnce || stop?.aborted) break;
    }
    if (errors.length > 0) throw errors[0];
    return sent;
  }

  /** What of a record may be sent now: nothing at night. */
  #dueOf({ key, place: placeId, about }: CheckInRecord, now: Date): Due[] {
    const place = this.#options.catalogue().places.get(placeId);
    if (place === undefined) return [];
    const zone = zoneNamed(place.timezone);
    if (!isAwake(now, zone)) return [];
    return about.flatMap(({ id, reminder, checkIn }): Due[] => {
      const due = { key, id, place, now, zone };
      const remind = reminder !== null && reminderDue(reminder.day, zone) <= now.getTime();
      const ask = checkIn !== null && checkInDue(checkIn.due, zone) <= now.getTime();
      return [
        ...(remind ? [{ ...due, what: 'reminder' as const }] : []),
        ...(ask ? [{ ...due, what: 'check-in' as const }] : []),
      ];
    });
  }

  /** Sends one thing, or drops it where its time is over. Answers how many were sent. */
  async #send(due: Due): Promise<number> {
    const { checkIns, storage } = this.#options;
    const record = await checkIns.read(due.key);
    const about = record?.about.find(({ id }) => id === due.id);
    if (!record || !about || agreedOf(about, due.what) === null) return 0;
    const conversation = await storage.readConversation(record.conversation);
    if (await this.#hasLostItsSense(record, about, conversation, due)) {
      await this.#settle(due, false);
      return 0;
    }
    const { email } = agreedOf(about, due.what)!;
    if (email === null) return this.#tell(record, about, conversation!, due);
    const sent = await this.#sendLetter(email, due);
    if (sent > 0 && due.what === 'check-in') await this.#askHereAsWell(record, about, conversation, due);
    return sent;
  }

  /** Who follows the e-mail's link to the chat finds the question there, and what helps from there. */
  async #askHereAsWell(
    record: CheckInRecord,
    about: About,
    conversation: ConversationRecord | null,
    due: Due,
  ): Promise<void> {
    if (conversation?.channel !== 'webchat' || isBusy(conversation, due.now)) return;
    const stillWanted = async () => {
      const now = await this.#options.checkIns.read(due.key);
      const one = now?.about.find(({ id }) => id === due.id);
      return one !== undefined && this.#options.checkIns.isOpen(one);
    };
    await this.#options.tell(record, {
      ...checkInNews(about),
      id: `${idOf(about, due.what)}/here`,
      stillWanted,
    });
  }

  async #hasLostItsSense(
    record: CheckInRecord,
    about: About,
    conversation: ConversationRecord | null,
    { what, now, zone }: Due,
  ): Promise<boolean> {
    const { email, mayBeSeen } = agreedOf(about, what)!;
    if (conversation === null && email === null) return true;
    if (conversation?.story.danger.includes('harm') && !mayBeSeen) return true;
    const request = about.request === null ? null : await this.#options.requests.read(about.request);
    if (about.request !== null && (request === null || hasEnded(request))) return true;
    if (what === 'reminder') return !isDayBefore(about.reminder!.day, now, zone);
    return record.unanswered >= mostUnanswered || isTooLate(about.checkIn!.due, now, zone);
  }

  /** Under the lock of the record, so that what was ended meanwhile is not sent. */
  async #sendLetter(to: string, due: Due): Promise<number> {
    const { checkIns, outbox, letters } = this.#options;
    const { key, id, place, now, zone, what } = due;
    return checkIns.withLock(key, async (record) => {
      const about = record?.about.find((one) => one.id === id);
      if (!record || !about || agreedOf(about, what) === null) return { after: record, answer: 0 };
      const { subject, text } =
        what === 'reminder'
          ? letters.reminder(record, about, place, this.#isOff(about, due))
          : letters.checkIn(record, about, place);
      await outbox.send({
        ...{ id: idOf(about, what), place: place.id, kind: what, to, subject, text },
        expires: endOfDay(now, zone).toISOString(),
      });
      return { after: afterSending(record, due, true), answer: 1 };
    });
  }

  async #tell(
    record: CheckInRecord,
    about: About,
    conversation: ConversationRecord,
    due: Due,
  ): Promise<number> {
    if (isBusy(conversation, due.now)) return 0;
    await this.#options.tell(record, {
      ...(due.what === 'reminder' ? this.#reminderNews(about, conversation, due) : checkInNews(about)),
      id: idOf(about, due.what),
      stillWanted: async () => {
        const now = await this.#options.checkIns.read(due.key);
        const one = now?.about.find(({ id }) => id === due.id);
        return one !== undefined && agreedOf(one, due.what) !== null;
      },
    });
    await this.#settle(due, true);
    return 1;
  }

  #reminderNews(about: About, { language }: ConversationRecord, due: Due): News {
    const { name, group, id } = about.activity;
    const values = { name, group, day: { day: about.reminder!.day } };
    const off = this.#isOff(about, due);
    const index = indexOf(due.place, this.#options.catalogue());
    const activity = details(index, id, emptyStory(), due.now, language);
    const say = `check-in:reminder${off ? '-off' : ''}`;
    return { replies: [{ say, values, ...(activity === null || off ? {} : { activity }) }] };
  }

  /** Whether the meeting that they meant to go to is not on any more. */
  #isOff({ activity: { id }, reminder }: About, { place, now }: Due): boolean {
    if (reminder === null) return false;
    const index = indexOf(place, this.#options.catalogue());
    const status = details(index, id, emptyStory(), now, '')?.status ?? 'closed';
    const shut = status === 'closed' || status === 'paused';
    return shut || (reminder.meets && !meetsOn(place, id, reminder.day, now));
  }

  async #settle(due: Due, sent: boolean): Promise<void> {
    await this.#options.checkIns.change(due.key, (record) => record && afterSending(record, due, sent));
  }
}

type What = 'reminder' | 'check-in';

interface Due {
  key: string;
  id: string;
  place: Place;
  now: Date;
  zone: Zone;
  what: What;
}

/** In the middle of something, or asked whether they are safe. */
function isBusy({ dialogs, lastMessage }: ConversationRecord, now: Date): boolean {
  return now.getTime() - Date.parse(lastMessage) < quiet || dialogs.at(-1)?.id === 'are-you-safe';
}

function agreedOf({ reminder, checkIn }: About, what: What): Agreed | null {
  return what === 'reminder' ? reminder : checkIn;
}

/** Each reminder and each time that it is asked is one message, however often it is handed over. */
function idOf({ id, reminder, asked }: About, what: What): string {
  return what === 'reminder' ? `${id}/reminder/${reminder!.day}` : `${id}/check-in/${asked.times + 1}`;
}

function afterSending(record: CheckInRecord, { id, what, now }: Due, sent: boolean): CheckInRecord {
  const asking = sent && what === 'check-in';
  const settled = (about: About): About => ({
    ...about,
    ...(what === 'reminder' ? { reminder: null } : { checkIn: null }),
    ...(asking ? { asked: { times: about.asked.times + 1, waiting: now.toISOString() } } : {}),
  });
  return {
    ...record,
    about: record.about.map((one) => (one.id === id ? settled(one) : one)),
    unanswered: record.unanswered + (asking ? 1 : 0),
    changed: asking ? now.toISOString() : record.changed,
  };
}

/** Where they took it back, or the group could not take them, there is nothing to ask. */
function hasEnded({ state }: RequestRecord): boolean {
  return state === 'withdrawn' || state === 'not-right' || state === 'full' || state === 'failed';
}

function checkInNews({ id, activity, request, forWhom, checkIn }: About): News {
  const email = checkIn?.email ?? null;
  const { id: activityId, name, group } = activity;
  const options: CheckInOptions = { about: id, activity: activityId, name, group, request, forWhom, email };
  return { replies: [], begin: { dialog: 'check-in', options: { ...options } } };
}
