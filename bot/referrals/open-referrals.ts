import { randomBytes } from 'node:crypto';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Storage } from '../storage/storage.js';
import type { Words } from '../words/wording.js';
import { Answers, type AnswersOptions } from './answers.js';
import { createDeeds, type DeedDependencies, type PerformDeed } from './deeds.js';
import { Delivery } from './delivery.js';
import { FollowingUp } from './following-up.js';
import { createLetters, type LettersOptions } from './request-letters.js';
import { openCheckIns, type OpenCheckIns, type OpenCheckInsOptions } from './open-check-ins.js';
import type { Outbox } from './outbox.js';
import { Reports } from './reports.js';
import { Requests } from './requests.js';
import { Room } from './room.js';
import { ToPhone, type Texting } from './to-phone.js';

export interface ReferralsOptions {
  storage: Storage;
  outbox: Pick<Outbox, 'send' | 'withdraw'>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  /** Whether what is sent stays on this machine: a demonstration. */
  onlyForShow: boolean;
  answerLink: LettersOptions['answerLink'];
  tellOfReport?: DeedDependencies['tellOfReport'];
  /** Brings a group's answer to its resident. */
  tell?: AnswersOptions['tell'];
  /** Whether requests can be posted to webhooks. */
  webhooks?: boolean;
  /** Null where no text messages can be sent to telephones. */
  texting?: Texting | null;
  /** The whole address of a path of this site. */
  address?: OpenCheckInsOptions['address'];
}

/** From a suggestion to turning up: what a conversation can get done, and the records of it. */
export interface Referrals extends OpenCheckIns {
  perform: PerformDeed;
  requests: Requests;
  reports: Reports;
  room: Room;
  answers: Answers;
  followingUp: FollowingUp;
}

/** Call `requests.open` before the first turn. */
export function createReferrals(options: ReferralsOptions): Referrals {
  const { storage, outbox, catalogue, words, now, onlyForShow, answerLink, tellOfReport } = options;
  const room = new Room(storage);
  const reports = new Reports(storage);
  const letters = createLetters({ words, now, answerLink });
  const placeOf = (id: string) => catalogue().places.get(id) ?? null;
  const secret = () => randomBytes(24).toString('base64url');
  const delivery = new Delivery({ outbox, letters, webhooks: options.webhooks ?? true });
  const requests = new Requests({ storage, delivery, room, placeOf, secret, onlyForShow });
  const tell = options.tell ?? (async () => undefined);
  const count: AnswersOptions['count'] = (...counted) => storage.count(...counted);
  const answers = new Answers({ requests, room, placeOf, now, tell, count });
  const told = tellOfReport === undefined ? {} : { tellOfReport };
  const address = options.address === undefined ? {} : { address: options.address };
  const following = openCheckIns({ storage, outbox, requests, catalogue, words, now, tell, ...address });
  const toPhone = new ToPhone({ storage, outbox, catalogue, words, texting: options.texting ?? null });
  const perform = createDeeds({ reports, requests, toPhone, ...following, ...told });
  const followingUp = new FollowingUp({ storage, requests, delivery, room, toPhone, placeOf, now, tell });
  return { perform, ...following, requests, reports, room, answers, followingUp };
}

/** Puts right what an earlier process left half done, and is ready for the first turn. */
export async function openReferrals(options: ReferralsOptions): Promise<Referrals> {
  const referrals = createReferrals(options);
  await referrals.requests.open();
  return referrals;
}
