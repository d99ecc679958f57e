import { randomBytes } from 'node:crypto';
import { createCheckInLetters, type CheckInLettersOptions } from './check-in-letters.js';
import { CheckInRounds, type CheckInRoundsOptions } from './check-in-rounds.js';
import { CheckIns, type CheckInsOptions } from './check-ins.js';
import { HowAreYou } from './how-are-you.js';
import type { Outbox } from './outbox.js';
import type { Requests } from './requests.js';
import type { Storage } from '../storage/storage.js';
import { zoneNamed } from '../suggesting/zone.js';

export interface OpenCheckInsOptions extends Omit<CheckInLettersOptions, 'address'> {
  storage: Storage;
  outbox: Pick<Outbox, 'send' | 'withdraw'>;
  requests: Requests;
  tell: CheckInRoundsOptions['tell'];
  /** The whole address of a path of this site; without it the paths stand alone. */
  address?: CheckInLettersOptions['address'];
}

/** What follows a suggestion: what residents agreed to be sent, when it goes out, and how they are. */
export interface OpenCheckIns {
  checkIns: CheckIns;
  checkInRounds: CheckInRounds;
  howAreYou: HowAreYou;
}

export function openCheckIns(options: OpenCheckInsOptions): OpenCheckIns {
  const { storage, outbox, requests, catalogue, words, now, tell, address = (path) => path } = options;
  const secret: CheckInsOptions['secret'] = () => randomBytes(24).toString('base64url');
  const zoneOf = (place: string) => zoneNamed(catalogue().places.get(place)?.timezone ?? 'UTC');
  const checkIns = new CheckIns({ storage, outbox, requests, now, secret, zoneOf });
  const letters = createCheckInLetters({ words, catalogue, now, address });
  const rounds = { checkIns, storage, outbox, requests, catalogue, letters, now, tell };
  return { checkIns, checkInRounds: new CheckInRounds(rounds), howAreYou: new HowAreYou(storage) };
}
