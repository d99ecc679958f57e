import { createHash } from 'node:crypto';
import type { Deed, DeedOutcome } from '../../dialogs/deed.js';
import type { Place } from '../catalogue/catalogue.js';
import { Pace } from '../editing/pace.js';
import type { ChannelName } from '../storage/records.js';
import type { CheckIns } from './check-ins.js';
import type { HowAreYou } from './how-are-you.js';
import type { Report, Reports } from './reports.js';
import type { Requests } from './requests.js';
import type { ToPhone } from './to-phone.js';

/** In which turn of which conversation something is to be done. */
export interface DeedTurn {
  place: Place;
  conversation: string;
  channel: ChannelName;
  /** The number of the turn's message: a turn that is taken again has the same. */
  number: number;
  /** When the conversation began, ISO: one that was forgotten and begun anew counts its messages anew. */
  since?: string;
  now: Date;
}

export interface DeedDependencies {
  reports: Reports;
  requests: Requests;
  checkIns: CheckIns;
  howAreYou: HowAreYou;
  toPhone: ToPhone;
  /** Tells those who can put it right. Resolves once it is sure to reach them. */
  tellOfReport?: (report: Report, place: Place) => Promise<void>;
}

/** Gets something done for a conversation; durable once it resolves. */
export type PerformDeed = (deed: Deed, turn: DeedTurn) => Promise<DeedOutcome>;

/**
 * Letters in a day about what is wrong with one group, and with all together: nobody can fill a mailbox by a chat. What
 * comes beyond is kept all the same, and waits where the group edits.
 */
const lettersOfReports = { within: 24 * 60 * 60 * 1000, forOne: 10, forAll: 500 };

/** What the conversation can get done, over the records of the bot. */
export function createDeeds(dependencies: DeedDependencies): PerformDeed {
  const pace = new Pace(lettersOfReports);
  const { reports, requests, checkIns, howAreYou, toPhone, tellOfReport } = dependencies;
  return async (deed, turn) => {
    const id = idOf(turn);
    switch (deed.kind) {
      case 'report-wrong': {
        const { activity, detail, words } = deed;
        const at = turn.now.toISOString();
        const place = turn.place.id;
        const report: Report = { schema: 1, id, place, activity, detail, words, at, settled: null };
        await reports.keep(report);
        const group = activity.split('/')[0]!;
        if (pace.allows(`${place}/${group}`, turn.now)) await tellOfReport?.(report, turn.place);
        return { kind: 'done' };
      }
      case 'refer':
        return requests.refer(id, deed, turn);
      case 'hand-over':
        return requests.handOver(id, deed, turn);
      case 'look-up-requests':
        return requests.lookUp(deed.requests, turn);
      case 'withdraw':
        await checkIns.endRequest(turn.conversation, deed.request);
        return requests.withdraw(deed.request, turn);
      case 'keep-in-touch':
        return checkIns.agree(id, deed, turn);
      case 'went':
        return checkIns.went(deed, turn);
      case 'end-check-ins':
        await checkIns.endAll(turn.conversation);
        return { kind: 'done' };
      case 'word-text':
        return toPhone.word(deed, turn);
      case 'to-phone':
        return toPhone.send(id, deed, turn);
      case 'how-are-you':
        return howAreYou.keep(deed, turn);
    }
  };
}

/** One deed a turn, and the same one where the turn is taken again. */
export function idOf({
  conversation,
  number,
  since = '',
}: Pick<DeedTurn, 'conversation' | 'number' | 'since'>): string {
  return createHash('sha256').update(`${conversation}/${number}/${since}`).digest('base64url');
}
