import { createHmac, randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Deed, DeedOutcome } from '../../dialogs/deed.js';
import type { RecordKind } from '../storage/record-kind.js';
import type { Records, Storage } from '../storage/storage.js';
import type { DeedTurn } from './deeds.js';

/**
 * How one person was, before and after, with nothing of the person. The random `pair` is known to their conversation as
 * long as that is kept; then nothing leads from here to anybody. For the report: the answers of a place and week, and the
 * pairs that have both.
 */
export interface WellbeingRecord {
  schema: 1;
  pair: string;
  place: string;
  before: WellbeingAnswers | null;
  after: WellbeingAnswers | null;
}

export interface WellbeingAnswers {
  /** ISO week, `2026-W47`, in UTC, as of the counts. */
  week: string;
  /** `measure/question` -> a number on its scale, or the id of an answer, as in `content/measures`. What was skipped is not there. */
  answers: Record<string, number | string>;
}

const answers = z
  .object({
    week: z.string().regex(/^\d{4}-W\d{2}$/),
    answers: z.record(z.string(), z.union([z.number(), z.string()])),
  })
  .nullable();

export const wellbeingKind: RecordKind<WellbeingRecord> = {
  name: 'wellbeing',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    pair: z.string().min(1),
    place: z.string().min(1),
    before: answers,
    after: answers,
  }),
  keyOf: ({ pair }) => pair,
  // No finer than a week, so that the time of a file leads to nobody either.
  changed: ({ before, after }) => startOf((after ?? before)?.week),
};

/** Keeps the answers to the questions how somebody is. */
export class HowAreYou {
  readonly #records: Records<WellbeingRecord>;
  readonly #storage: Pick<Storage, 'records' | 'oneAtATime'>;
  /** Known to this process alone: a turn that is taken again gets the same word, and nobody can find it out. */
  readonly #secret = randomBytes(32);

  constructor(storage: Pick<Storage, 'records' | 'oneAtATime'>) {
    this.#storage = storage;
    this.#records = storage.records(wellbeingKind);
  }

  /** Durable once it resolves. */
  async keep(deed: Extract<Deed, { kind: 'how-are-you' }>, turn: DeedTurn): Promise<DeedOutcome> {
    const { place, conversation, number, now } = turn;
    const fresh = createHmac('sha256', this.#secret).update(`${conversation}/${number}`).digest('base64url');
    const pair = (deed.when === 'after' ? deed.pair : null) ?? fresh;
    const given: WellbeingAnswers = { week: weekOf(now), answers: deed.answers };
    await this.#storage.oneAtATime(`wellbeing/${pair}`, async () => {
      const known = await this.#records.read(pair);
      const record = known ?? { schema: 1, pair, place: place.id, before: null, after: null };
      // The first answers count: later ones would move a person from one group of the report into another.
      await this.#records.write({ ...record, [deed.when]: record[deed.when] ?? given });
    });
    return { kind: 'kept', pair };
  }
}

function weekOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

function startOf(week: string | undefined): Date {
  return week === undefined ? new Date(0) : DateTime.fromISO(week, { zone: 'utc' }).toJSDate();
}
