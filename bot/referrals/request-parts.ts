/** What a request says, worded for those who get it. */
import type { HandOverDraft, SelfReferralDraft } from '../../dialogs/deed.js';
import { partsOfHandOver, partsOfSelfReferral } from '../../dialogs/passed-on.js';
import type { PassedOn, Value } from '../../dialogs/reply.js';
import type { Place } from '../catalogue/catalogue.js';
import { withoutIsolates } from '../words/direction.js';
import type { Wording } from '../words/wording.js';
import { prsbRecord, type PrsbRecord } from './prsb.js';
import type { RequestRecord } from './request-records.js';

/** A part that the resident was shown and agreed to. */
export interface WordedPart {
  /** Which part it is, whatever the language: `name`, `reach`, `question`… */
  part: string;
  label: string;
  value: string;
}

/** Exactly what the resident was shown, part by part; nothing where it is to be forgotten. */
export function partsOf({ draft, kind }: RequestRecord, place: Place): PassedOn['parts'] {
  if (draft === null) return [];
  return kind === 'hand-over'
    ? partsOfHandOver(draft as HandOverDraft, nameIn(place))
    : partsOfSelfReferral(draft as SelfReferralDraft);
}

export function wordedParts(request: RequestRecord, place: Place, wording: Wording): WordedPart[] {
  return partsOf(request, place).map(({ label, value }) => ({
    part: typeof label === 'object' && 'key' in label ? label.key.slice('passed-on:'.length) : 'question',
    label: said(label, wording),
    value: said(value, wording),
  }));
}

/** The same in the shape of the UK's record standard; null where it is to be forgotten. */
export function recordOf(request: RequestRecord, place: Place, wording: Wording): PrsbRecord | null {
  const { draft, activity, reference } = request;
  if (draft === null) return null;
  const handOver = request.kind === 'hand-over' ? (draft as HandOverDraft) : null;
  const selfReferral = request.kind === 'hand-over' ? null : (draft as SelfReferralDraft);
  const day = request.at.slice(0, 10);
  const own = (words: string, otherwise: Value) => (words === '' ? said(otherwise, wording) : `“${words}”`);
  return prsbRecord({
    reference,
    day,
    name: draft.name,
    reach: draft.reach,
    forWhom: draft.forWhom,
    matters: handOver?.matters.map(({ topic, words }) => own(words, { topics: [topic] })) ?? [],
    needs: handOver?.getsInTheWay.map(({ need, words }) => own(words, { needs: [need] })) ?? [],
    note: draft.note,
    answers:
      selfReferral?.answers.map(({ question, answer }) => ({
        question,
        answer:
          typeof answer === 'string'
            ? said({ key: `self-referral:choice-${answer}` }, wording)
            : answer.words,
      })) ?? [],
    area: handOver?.area ?? null,
    suggested: handOver?.suggested.map(nameIn(place)).filter((name) => name !== null) ?? [],
    language: said({ languages: [draft.language] }, wording),
    activity: activity && { name: activity.name, group: activity.group },
    role: wording.say('record:role'),
    agreed: wording.say('record:agreed', { day: { day } }),
    reason: wording.say(`record:reason-${request.kind}`, { name: activity?.name ?? '' }),
  });
}

function nameIn(place: Place): (activity: string) => string | null {
  return (id) => place.activities.find((activity) => activity.id === id)?.name ?? null;
}

/** As it stands, for programs and for cards that show it by itself. */
function said(value: Value, wording: Wording): string {
  return withoutIsolates(wording.say('passed-on:value', { value }));
}
