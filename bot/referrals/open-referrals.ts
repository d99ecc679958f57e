import type { Catalogue } from '../catalogue/catalogue.js';
import type { Storage } from '../storage/storage.js';
import type { Words } from '../words/wording.js';
import { createDeeds, type DeedDependencies, type PerformDeed } from './deeds.js';
import { createLetters, type LettersOptions } from './request-letters.js';
import type { Outbox } from './outbox.js';
import { Reports } from './reports.js';
import { Requests } from './requests.js';
import { Room } from './room.js';

export interface ReferralsOptions {
  storage: Storage;
  outbox: Pick<Outbox, 'send' | 'withdraw'>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  /** Whether what is sent stays on this machine: a demonstration. */
  onlyForShow: boolean;
  below?: LettersOptions['below'];
  tellOfReport?: DeedDependencies['tellOfReport'];
}

/** From a suggestion to turning up: what a conversation can get done, and the records of it. */
export interface Referrals {
  perform: PerformDeed;
  requests: Requests;
  reports: Reports;
  room: Room;
}

/** Call `requests.open` before the first turn. */
export function createReferrals(options: ReferralsOptions): Referrals {
  const { storage, outbox, catalogue, words, now, onlyForShow, below, tellOfReport } = options;
  const room = new Room(storage);
  const reports = new Reports(storage);
  const letters = createLetters({ words, now, ...(below === undefined ? {} : { below }) });
  const placeOf = (id: string) => catalogue().places.get(id) ?? null;
  const requests = new Requests({ storage, outbox, room, letters, placeOf, onlyForShow });
  const told = tellOfReport === undefined ? {} : { tellOfReport };
  return { perform: createDeeds({ reports, requests, ...told }), requests, reports, room };
}

/** Puts right what an earlier process left half done, and is ready for the first turn. */
export async function openReferrals(options: ReferralsOptions): Promise<Referrals> {
  const referrals = createReferrals(options);
  await referrals.requests.open();
  return referrals;
}
