import { createHash } from 'node:crypto';
import type { Deed, DeedOutcome } from '../../dialogs/deed.js';
import type { Place } from '../catalogue/catalogue.js';
import type { Report, Reports } from './reports.js';

/** In which turn of which conversation something is to be done. */
export interface DeedTurn {
  place: Place;
  conversation: string;
  /** The number of the turn's message: a turn that is taken again has the same. */
  number: number;
  now: Date;
}

export interface DeedDependencies {
  reports: Reports;
  /** Tells those who can put it right. Resolves once it is sure to reach them. */
  tellOfReport?: (report: Report, place: Place) => Promise<void>;
}

/** Gets something done for a conversation; durable once it resolves. */
export type PerformDeed = (deed: Deed, turn: DeedTurn) => Promise<DeedOutcome>;

/** What the conversation can get done, over the records of the bot. */
export function createDeeds({ reports, tellOfReport }: DeedDependencies): PerformDeed {
  return async (deed, { place, conversation, number, now }) => {
    const { activity, detail, words } = deed;
    const id = createHash('sha256').update(`${conversation}/${number}`).digest('base64url');
    const report: Report = {
      schema: 1,
      id,
      place: place.id,
      activity,
      detail,
      words,
      at: now.toISOString(),
      settled: null,
    };
    await reports.keep(report);
    await tellOfReport?.(report, place);
    return { kind: 'done' };
  };
}
