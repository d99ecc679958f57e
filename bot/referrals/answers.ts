import { timingSafeEqual } from 'node:crypto';
import type { Place } from '../catalogue/catalogue.js';
import type { News } from '../../dialogs/conversation.js';
import type { RequestRecord } from './request-records.js';
import type { Requests } from './requests.js';
import { weekOf, type Room } from './room.js';

/** What a group can answer to a request, by a link in its e-mail. */
export const answerKinds = ['in-touch', 'not-right', 'full'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** Why somebody is not right for a group. Counted for the place, with no person in it. */
export const notRightReasons = ['age', 'needs', 'area', 'not-reached', 'other'] as const;
export type NotRightReason = (typeof notRightReasons)[number];

export interface Answer {
  kind: AnswerKind;
  reason: NotRightReason | null;
}

/** Days for which the links hold. */
const linksHold = 60;
const day = 24 * 60 * 60 * 1000;

export interface AnswersOptions {
  requests: Requests;
  room: Room;
  placeOf: (id: string) => Place | null;
  now: () => Date;
  /** Tells the resident, in the conversation in which they asked. */
  tell: (to: Pick<RequestRecord, 'conversation' | 'channel'>, news: News) => Promise<void>;
  count: (place: string, kind: 'answered' | 'accepted' | 'not-right', of: string, at: Date) => void;
}

/** How groups answer, with no account: each link is for one request and holds until it was answered, or 60 days. */
export class Answers {
  readonly #options: AnswersOptions;

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** What a link asks about; null where it does not hold, whatever the reason. */
  async asked(token: string): Promise<RequestRecord | null> {
    const [id = '', secret = ''] = token.split('.');
    const request = await this.#options.requests.read(id);
    return request !== null && this.#holds(request, secret) ? request : null;
  }

  /** Notes an answer; false where the link does not hold (any more). Durable once it resolves. */
  async answer(token: string, { kind, reason }: Answer): Promise<boolean> {
    const [id = '', secret = ''] = token.split('.');
    const { requests, room, now, count } = this.#options;
    const at = now();
    const answered = await requests.change(id, (request) =>
      this.#holds(request, secret) ? { ...request, state: kind, stateAt: at.toISOString() } : null,
    );
    if (answered === null) return false;
    const { place, activity } = answered;
    count(place, 'answered', kind, at);
    if (kind === 'not-right') count(place, 'not-right', reason ?? 'other', at);
    if (kind === 'in-touch' && activity !== null) count(place, 'accepted', activity.id, at);
    if (activity !== null && kind !== 'in-touch') {
      const group = activity.id.slice(0, activity.id.indexOf('/'));
      const zone = this.#options.placeOf(place)?.timezone ?? 'UTC';
      if (kind === 'full') await room.fill(place, group, weekOf(at, zone));
      else if (answered.week !== null) await room.release(place, group, answered.week, answered.id);
    }
    await this.#options.tell(answered, newsOf(answered, kind));
    return true;
  }

  #holds({ state, at, answerSecret }: RequestRecord, secret: string): boolean {
    const [given, known] = [Buffer.from(secret), Buffer.from(answerSecret)];
    const open = state === 'passed-on' || state === 'waiting';
    const age = this.#options.now().getTime() - Date.parse(at);
    return open && age < linksHold * day && given.length === known.length && timingSafeEqual(given, known);
  }
}

/** What stands behind a link to answer a request. */
export function answerToken({ id, answerSecret }: RequestRecord): string {
  return `${id}.${answerSecret}`;
}

/** What the resident is told: kindly, and with something else where a group cannot take them. */
function newsOf({ activity, reference }: RequestRecord, kind: AnswerKind): News {
  const values = { reference, group: activity?.group ?? '', name: activity?.name ?? '' };
  const about = activity === null ? 'person' : 'group';
  const news = { replies: [{ say: `answers:${kind}-${about}`, values }] };
  return kind === 'in-touch' ? news : { ...news, begin: { dialog: 'answered', options: {} } };
}
