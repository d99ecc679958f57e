import { DateTime } from 'luxon';
import type { Heard, Listening, TimeHeard } from '../../dialogs/heard.js';
import { dangerIn } from '../safety/danger.js';
import { secondOpinionOnWords } from '../safety/second-opinion/second-opinion-on-words.js';
import type { Knowledge, LanguageKnowledge } from './knowledge.js';
import { languageAsked } from './language-asked.js';
import { languageOf } from './language.js';
import type { ContentMeaning } from './lexicon.js';
import { longestCues, type Message } from './message.js';
import { namesIn, placeNamesIn } from './names.js';
import { personIn } from './person.js';
import type { Match, Repairs } from './phrase-index.js';
import { reachIn } from './reach.js';
import type { TimeRecognizer } from './recognizer.js';
import { addRecognized, mayHoldDates } from './recognized-times.js';
import { tokenise } from './tokens.js';
import { interestsIn, longestContent } from './interests.js';
import { timesSaid } from './when.js';
import { whereabouts } from './where.js';
import { answerIn, choiceIn, commandIn, numberIn } from './whole-message.js';

type Content<Kind extends ContentMeaning['kind']> = Match<Extract<ContentMeaning, { kind: Kind }>>;

/** What was heard, and whether there is something like a date in it that own words do not read. */
export interface FirstHearing {
  heard: Heard;
  unread: boolean;
  zone: string;
}

/** Hears everything that needs no recognizer: a pure function of message, question and content. */
export function hear(text: string, listening: Listening, known: Knowledge): FirstHearing {
  const { words } = known;
  const tokens = tokenise(text, words.matching.same);
  const language = languageOf(text, tokens, known.telling);
  const repairs: Repairs = language === null || language === 'en' ? 'english' : 'none';
  const safety = dangerIn(text, tokens, known.danger, repairs);
  const spoken = known.language(listening.language);
  const message: Message = { text, tokens, cues: longestCues(spoken.cues.find(tokens, repairs)), listening };
  const place = known.place(listening.place);
  const names = namesIn(message, spoken.names);
  const all = contentIn(message, language, known, repairs);
  const areas = ofKind(all, 'area');
  const content = longestContent(all);
  const where = whereabouts(message, place, areas, names, {
    codes: known.codes(listening.place),
    notPlaces: spoken.notPlaces,
    small: words.matching.small,
    common: words.matching.common,
  });
  const places = placeNamesIn(message, spoken.names);
  const inAreas = new Set(areas.filter(({ tokens: own }) => own.length > 1).flatMap((match) => match.tokens));
  const interests = content.filter(
    (match) => !match.tokens.every((token) => names.has(token) || places.has(token) || inAreas.has(token)),
  );
  const { topics, not, access, activities } = interestsIn(message, interests);
  const taken = new Set(
    interests.filter(({ tokens: own }) => own.length > 1).flatMap((match) => match.tokens),
  );
  const when = timesSaid(message, spoken.joins, taken);
  const zone = place?.timezone ?? 'UTC';
  const command = commandIn(tokens, text, spoken.whole);
  const asked = languageAsked(tokens, known.languageNames(listening.place));
  const number = numberIn(tokens, listening.offered.length, spoken.whole);
  const heard: Heard = {
    text,
    language,
    topics,
    not,
    access,
    activities,
    perhaps: [],
    switchTo: asked === listening.language ? null : asked,
    times: when.times.map(({ inDays, ...time }) => ({ ...time, date: dateIn(inDays, listening.now, zone) })),
    anyTime: when.anyTime,
    where,
    person: personIn(message, spoken.person),
    command,
    answer: answerIn(tokens, text, spoken.own),
    choice: choiceOf(message, number, words.matching, spoken),
    reach: reachIn(text, place?.culture ?? ''),
    name: null,
    number,
    safety,
  };
  heard.safety ??= secondOpinionOnWords(heard, tokens, known.danger, language ?? listening.language);
  const unread = command === null && number === null && mayHoldDates(message, when.used, where);
  return { heard, unread, zone };
}

/** Adds the dates that the recognizer reads. */
export async function withRecognized(
  { heard, zone }: FirstHearing,
  listening: Listening,
  recognizer: TimeRecognizer,
): Promise<Heard> {
  const now = DateTime.fromJSDate(listening.now, { zone });
  const found = await recognizer.recognize(heard.text, listening.language, [
    now.year,
    now.month - 1,
    now.day,
    now.hour,
    now.minute,
  ]);
  return { ...heard, times: addRecognized(heard.times, found, heard.text) };
}

/** The matches of the language spoken, of the one that the message seems to be in, and of English. */
function contentIn(
  message: Message,
  language: string | null,
  known: Knowledge,
  repairs: Repairs,
): Match<ContentMeaning>[] {
  const { listening, tokens } = message;
  const languages = new Set([listening.language, language ?? 'en']);
  return [...languages].flatMap((one) => known.content(listening.place, one).find(tokens, repairs));
}

const ofKind = <Kind extends ContentMeaning['kind']>(
  matches: readonly Match<ContentMeaning>[],
  kind: Kind,
): Content<Kind>[] => matches.filter((match): match is Content<Kind> => match.meaning.kind === kind);

function choiceOf(
  message: Message,
  number: number | null,
  matching: Knowledge['words']['matching'],
  spoken: LanguageKnowledge,
): string | null {
  const { offered } = message.listening;
  const byLabel = choiceIn(message.tokens, offered, matching.same, matching.small, spoken.whole);
  if (byLabel !== null) return byLabel;
  return number === null ? null : (offered[number - 1]?.id ?? null);
}

function dateIn(inDays: number | null, now: Date, zone: string): TimeHeard['date'] {
  return inDays === null ? null : DateTime.fromJSDate(now, { zone }).plus({ days: inDays }).toISODate();
}
