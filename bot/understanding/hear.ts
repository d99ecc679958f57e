import { DateTime } from 'luxon';
import type { Heard, Listening, TimeHeard } from '../../dialogs/heard.js';
import { dangerIn } from '../safety/danger.js';
import { secondOpinionOnWords } from '../safety/second-opinion/second-opinion-on-words.js';
import { wholeMessageIn, type WholeHeard } from './answers-in-languages.js';
import { askedAboutIn } from './asked-about.js';
import type { Knowledge } from './knowledge.js';
import { languageAsked } from './language-asked.js';
import { languagesWished } from './language-wished.js';
import { languageOf } from './language.js';
import type { ContentMeaning } from './lexicon.js';
import { longestCues, type Message } from './message.js';
import { namesIn, placeNamesIn } from './names.js';
import { personIn } from './person.js';
import type { Match, Repairs } from './phrase-index.js';
import { reachIn, withoutAddresses } from './reach.js';
import type { TimeRecognizer } from './recognizer.js';
import { addRecognized, mayHoldDates } from './recognized-times.js';
import { tokenise, type Token } from './tokens.js';
import { interestsIn, longestContent } from './interests.js';
import { timesSaid, type TimesSaid } from './when.js';
import { weekendIn } from './weekend.js';
import { whereabouts } from './where.js';

type Content<Kind extends ContentMeaning['kind']> = Match<Extract<ContentMeaning, { kind: Kind }>>;

/** What was heard, and whether there is something like a date in it that own words do not read. */
export interface FirstHearing {
  heard: Heard;
  unread: boolean;
  zone: string;
  /** The language whose words it was read by. */
  readIn: string;
}

/** What every way of reading a message stands on. */
interface Read {
  text: string;
  tokens: readonly Token[];
  /** The language it seems to be in. */
  language: string | null;
  repairs: Repairs;
  listening: Listening;
}

/** Hears everything that needs no recognizer: a pure function of message, question and content. */
export function hear(text: string, listening: Listening, known: Knowledge): FirstHearing {
  const tokens = tokenise(text, known.words.matching.same);
  const language = languageOf(text, tokens, known.telling);
  const repairs: Repairs = language === null || language === 'en' ? 'english' : 'none';
  const read: Read = { text, tokens: withoutAddresses(text, tokens), language, repairs, listening };
  const safety = dangerIn(text, tokens, known.danger, repairs);
  const others = otherLanguages(read, known);
  const whole = wholeMessageIn(tokens, text, listening, others, known);
  const told = toldInAny(read, others, known, whole);
  const asked = languageAsked(tokens, known.languageNames(listening.place));
  const zone = known.place(listening.place)?.timezone ?? 'UTC';
  const { times, unread, readIn, ...content } = told;
  const heard: Heard = {
    text,
    language,
    ...content,
    perhaps: [],
    switchTo: asked === listening.language ? null : asked,
    times: times.map(({ inDays, ...time }) => ({ ...time, date: dateIn(inDays, listening.now, zone) })),
    ...whole,
    askedAbout:
      listening.asked === 'choice' || listening.asked === null
        ? askedAboutIn(text, read.tokens, known.language(told.readIn).askedAbout, repairs)
        : [],
    reach: reachIn(text, known.place(listening.place)?.culture ?? ''),
    name: null,
    safety,
  };
  const spoken = language ?? listening.language;
  heard.safety ??= secondOpinionOnWords(heard, tokens, known.danger, spoken, listening.asked);
  return { heard, unread: whole.command === null && whole.number === null && unread, zone, readIn };
}

/**
 * The languages of the place that a message may be in, beside the one that is spoken: none where it is clearly in that
 * one, or where all its words are common English ones and English is spoken.
 */
function otherLanguages({ language, tokens, listening }: Read, known: Knowledge): readonly string[] {
  if (language === listening.language) return [];
  const { common } = known.words.matching;
  if (listening.language === 'en' && language === null && tokens.every(({ word }) => common.has(word)))
    return [];
  const others = known.place(listening.place)?.languages ?? [];
  return others.filter((other) => other !== listening.language && known.words.languages.has(other));
}

/** What a message tells, in words of one language. */
type Told = Pick<
  Heard,
  'topics' | 'not' | 'access' | 'activities' | 'anyTime' | 'where' | 'person' | 'languages'
> & {
  times: TimesSaid['times'];
  unread: boolean;
  readIn: string;
};

/**
 * What a message tells: in the language that it is in, where that is one of the place's; else in the one that is spoken;
 * and where that makes nothing of it, and it answers nothing, in the first of the others that does.
 */
function toldInAny(read: Read, others: readonly string[], known: Knowledge, whole: WholeHeard): Told {
  const { language, listening } = read;
  const first = language !== null && others.includes(language) ? language : listening.language;
  const told = toldIn(first, read, known);
  const { command, answer, choice, number } = whole;
  const isAnswer = [command, answer, choice, number].some((found) => found !== null);
  if (isAnswer || tells(told)) return told;
  const rest = [listening.language, ...others].filter((other) => other !== first);
  for (const other of others.length === 0 ? [] : rest) {
    const elsewhere = toldIn(other, read, known);
    if (tells(elsewhere)) return { ...elsewhere, where: elsewhere.where ?? told.where };
  }
  return told;
}

function tells({ anyTime, where, person, ...told }: Told): boolean {
  const { topics, not, access, activities, times, languages } = told;
  const lists: readonly (readonly unknown[])[] = [topics, not, access, activities, times, languages];
  return lists.some(({ length }) => length > 0) || anyTime || where?.known === true || person !== null;
}

function toldIn(language: string, read: Read, known: Knowledge): Told {
  const { text, tokens, repairs, listening } = read;
  const { matching } = known.words;
  const spoken = known.language(language);
  const message: Message = { text, tokens, cues: longestCues(spoken.cues.find(tokens, repairs)), listening };
  const place = known.place(listening.place);
  const names = namesIn(message, spoken.names);
  const all = contentIn(language, read, known);
  const areas = ofKind(all, 'area');
  const content = longestContent(all);
  const where = whereabouts(message, place, areas, names, {
    codes: known.codes(listening.place),
    notPlaces: spoken.notPlaces,
    small: matching.small,
    common: matching.common,
  });
  const places = placeNamesIn(message, spoken.names);
  const inAreas = new Set(areas.filter(({ tokens: own }) => own.length > 1).flatMap((match) => match.tokens));
  const interests = content.filter(
    (match) => !match.tokens.every((token) => names.has(token) || places.has(token) || inAreas.has(token)),
  );
  const taken = new Set(
    interests.filter(({ tokens: own }) => own.length > 1).flatMap((match) => match.tokens),
  );
  const when = timesSaid(message, spoken.joins, taken, weekendIn(place?.culture));
  return {
    ...interestsIn(message, interests),
    times: when.times,
    anyTime: when.anyTime,
    where,
    person: personIn(message, spoken.person),
    languages: languagesWished(message, known.languagesHeld(listening.place)),
    unread: mayHoldDates(message, when.used, where),
    readIn: language,
  };
}

/** Adds the dates that the recognizer reads. */
export async function withRecognized(
  { heard, zone, readIn }: FirstHearing,
  listening: Listening,
  recognizer: TimeRecognizer,
): Promise<Heard> {
  const now = DateTime.fromJSDate(listening.now, { zone });
  const found = await recognizer.recognize(heard.text, readIn, [
    now.year,
    now.month - 1,
    now.day,
    now.hour,
    now.minute,
  ]);
  return { ...heard, times: addRecognized(heard.times, found, heard.text) };
}

/** The matches of the language read by, of the one spoken, of the one that the message seems to be in, and of English. */
function contentIn(
  readBy: string,
  { language, listening, tokens, repairs }: Read,
  known: Knowledge,
): Match<ContentMeaning>[] {
  const languages = new Set([listening.language, readBy, language ?? 'en']);
  return [...languages].flatMap((one) => known.content(listening.place, one).find(tokens, repairs));
}

const ofKind = <Kind extends ContentMeaning['kind']>(
  matches: readonly Match<ContentMeaning>[],
  kind: Kind,
): Content<Kind>[] => matches.filter((match): match is Content<Kind> => match.meaning.kind === kind);

function dateIn(inDays: number | null, now: Date, zone: string): TimeHeard['date'] {
  return inDays === null ? null : DateTime.fromJSDate(now, { zone }).plus({ days: inDays }).toISODate();
}
