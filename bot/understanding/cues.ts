import type { Weekday } from '../../dialogs/heard.js';
import { PhraseIndex, type Entry, type IndexWords } from './phrase-index.js';
import type { PartOfDay, UnderstoodFile } from './understood-words.js';

/** What a phrase of `understood.yaml` does to what is said around it. */
export type Cue =
  | { kind: 'no' | 'needless' | 'does-not' | 'turn-down' | 'complaint' | 'pressed' | 'turns-nothing-down' }
  | {
      kind:
        | 'turn-down-after'
        | 'refusal'
        | 'refers-back'
        | 'fine-as-it-is'
        | 'only-little'
        | 'service'
        | 'now-rather';
    }
  | { kind: 'wish' | 'no-wish' | 'contrast' | 'subject' | 'and' | 'once' | 'first-person-wish' | 'essential' }
  | { kind: 'days'; days: readonly Weekday[] | PartOfWeek; onlyAsked: boolean }
  | { kind: 'part'; from: number; to: number; onlyAsked: boolean }
  | { kind: 'coming-day'; inDays: 0 | 1; from: number | null }
  | { kind: 'any-time' | 'not-a-wish' | 'not-then' | 'bad-then' | 'date-like' }
  | { kind: 'after' | 'before' | 'between' | 'after-it' | 'before-it' }
  | { kind: 'live' | 'near' | 'for-whom' | 'names-follow' | 'place-follows' | 'kin' };

/** Which days these are is for the culture of a place to say: a weekend is Friday and Saturday in some. */
export type PartOfWeek = 'weekdays' | 'weekend';

export type CueIndex = PhraseIndex<Cue>;

/** Indexes the cues of these languages; a language without words adds none. */
export function indexCues(
  files: ReadonlyMap<string, UnderstoodFile>,
  languages: readonly string[],
  words: IndexWords,
): CueIndex {
  return new PhraseIndex(
    languages.flatMap((language) => {
      const file = files.get(language);
      return file ? [...cuesOf(language, file)] : [];
    }),
    words,
  );
}

function* cuesOf(language: string, file: UnderstoodFile): Generator<Entry<Cue>> {
  const entries = (phrases: readonly string[] | undefined, meaning: Cue): Entry<Cue>[] =>
    (phrases ?? []).map((phrase) => ({ phrase, language, meaning, exact: true }));
  const down = file['turned-down'];
  yield* entries(down?.no, { kind: 'no' });
  yield* entries(down?.cues, { kind: 'turn-down' });
  yield* entries(down?.complaints, { kind: 'complaint' });
  yield* entries(down?.after, { kind: 'turn-down-after' });
  yield* entries(down?.['not-these'], { kind: 'turns-nothing-down' });
  yield* entries(down?.['does-not'], { kind: 'does-not' });
  yield* entries(down?.needless, { kind: 'needless' });
  yield* entries(down?.little, { kind: 'only-little' });
  yield* entries(down?.pressed, { kind: 'pressed' });
  yield* entries(down?.refusals, { kind: 'refusal' });
  yield* entries(down?.['refers-back'], { kind: 'refers-back' });
  yield* entries(down?.fine, { kind: 'fine-as-it-is' });
  yield* entries(down?.services, { kind: 'service' });
  yield* entries(file['now-rather'], { kind: 'now-rather' });
  yield* entries(file.wishes, { kind: 'wish' });
  yield* entries(file['no-wishes'], { kind: 'no-wish' });
  yield* entries(file.time?.and, { kind: 'and' });
  yield* entries(file.once, { kind: 'once' });
  yield* entries(file.contrast, { kind: 'contrast' });
  yield* entries(file.subjects, { kind: 'subject' });
  yield* entries(file['first-person-wishes'], { kind: 'first-person-wish' });
  yield* entries(file.essential, { kind: 'essential' });
  yield* entries(file.where?.live, { kind: 'live' });
  yield* entries(file.where?.near, { kind: 'near' });
  yield* entries(file.person?.for, { kind: 'for-whom' });
  yield* entries(file.person?.kin, { kind: 'kin' });
  yield* entries(file.where?.['place-follows'], { kind: 'place-follows' });
  yield* entries(file.person?.['names-follow'], { kind: 'names-follow' });
  const time = file.time;
  if (!time) return;
  for (const [lists, onlyAsked] of [
    [time.days, false],
    [time['short-days'], true],
  ] as const) {
    for (const [i, phrase] of (lists ?? []).entries()) {
      yield* entries([phrase], { kind: 'days', days: [(i + 1) as Weekday], onlyAsked });
    }
  }
  yield* entries(time.weekdays, { kind: 'days', days: 'weekdays', onlyAsked: false });
  yield* entries(time.weekend, { kind: 'days', days: 'weekend', onlyAsked: false });
  yield* entries(time['every-day'], { kind: 'days', days: [], onlyAsked: true });
  yield* partCues(time.parts, false, entries);
  yield* partCues(time['asked-parts'], true, entries);
  yield* entries(time.today, { kind: 'coming-day', inDays: 0, from: null });
  yield* entries(time.tonight, { kind: 'coming-day', inDays: 0, from: eveningFrom });
  yield* entries(time.tomorrow, { kind: 'coming-day', inDays: 1, from: null });
  yield* entries(time.any, { kind: 'any-time' });
  yield* entries(time['not-a-wish'], { kind: 'not-a-wish' });
  yield* entries(time.not, { kind: 'not-then' });
  yield* entries(time.bad, { kind: 'bad-then' });
  yield* entries(time.cues, { kind: 'date-like' });
  yield* entries(time.after, { kind: 'after' });
  yield* entries(time.before, { kind: 'before' });
  yield* entries(time['after-it'], { kind: 'after-it' });
  yield* entries(time['before-it'], { kind: 'before-it' });
  yield* entries(time.between, { kind: 'between' });
}

const eveningFrom = 17 * 60;

function* partCues(
  parts: readonly PartOfDay[] | undefined,
  onlyAsked: boolean,
  entries: (phrases: readonly string[], meaning: Cue) => Entry<Cue>[],
): Generator<Entry<Cue>> {
  for (const part of parts ?? []) {
    yield* entries(part.words, { kind: 'part', from: minutes(part.from), to: minutes(part.to), onlyAsked });
  }
}

/** "17:30" in minutes from midnight. */
function minutes(clock: string): number {
  const [hours, rest] = clock.split(':');
  return Number(hours) * 60 + Number(rest ?? 0);
}
