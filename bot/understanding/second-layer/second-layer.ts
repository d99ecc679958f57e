import type { ActivityHeard, Heard, Listening, SafetyFinding, TopicHeard } from '../../../dialogs/heard.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { isShortAnswer } from '../../safety/second-opinion/short-answer.js';
import { hasSafetyPhrase } from '../../safety/second-opinion/second-opinion.js';
import type { Knowledge } from '../knowledge.js';
import { tokenise, type Token } from '../tokens.js';
import type { UnderstoodWords } from '../understood-words.js';
import { ActivitySearch } from './activity-search.js';
import { clausesOf, wholeOf, type Clause } from './clauses.js';
import type { SentenceModel } from './sentence-model.js';

/** What the sentence model adds. It only ever leads to a question. */
export interface Considered {
  /** At most a reason to ask. */
  safety: SafetyFinding | null;
  perhaps: TopicHeard[];
}

/** What a message is read against. */
export interface Around {
  listening: Listening;
  known: Knowledge;
  catalogue: Catalogue;
}

/** How like a phrase of a topic a clause is before it is worth a question. */
const likeEnough = 0.45;
const mostPerhaps = 2;
/** With more topics than this heard, nothing more is asked. */
const fewTopics = 1;
const fewestWords = 3;
/** Below so many words a sentence is like many others: it takes more than usual to ask whether somebody is safe. */
const fewWords = 7;
const surely = 0.9;

/** Comes after the words: a search for what no words covered, and a model of English for what was said indirectly. */
export class SecondLayer {
  readonly #search: ActivitySearch;
  readonly #sentences: SentenceModel | null;
  readonly #turns: ReadonlySet<string>;

  /** `sentences` is null where the sentence model is not wanted. */
  constructor(words: UnderstoodWords, sentences: SentenceModel | null) {
    this.#search = new ActivitySearch(words);
    this.#sentences = sentences;
    this.#turns = new Set(words.languages.get('en')?.contrast);
  }

  /** Makes the search ready, so that nobody waits for it. */
  prepare(catalogue: Catalogue): Promise<void> {
    return this.#search.prepare(catalogue);
  }

  /** Asks the sentence model where it may help; null where it does not, or cannot in time. Never rejects. */
  async consider(heard: Heard, { listening, known, catalogue }: Around): Promise<Considered | null> {
    if (!this.#sentences || heard.safety || isAnswer(heard) || heard.askedAbout.length > 0) return null;
    if ((heard.language ?? listening.language) !== 'en') return null;
    const tokens = tokenise(heard.text, known.words.matching.same);
    if (tokens.length < fewestWords) return null;
    const clauses = clausesOf(heard.text, tokens, this.#turns);
    const reading = await this.#sentences.read(
      clauses.map(({ text }) => text),
      wholeOf(heard.text),
    );
    if (!reading) return null;
    const { danger } = reading;
    const clause = danger && clauses[danger.clause];
    const unsure = tokens.length < fewWords && (danger?.score ?? 0) < surely;
    const doubtful =
      unsure || isShortAnswer(tokens.length, listening.asked) || hasSafetyPhrase(tokens, known.danger);
    if (clause && !doubtful) {
      return { safety: { kind: danger.kind, level: 'check', words: clause.text }, perhaps: [] };
    }
    const asksElsewhere = listening.asked === 'whereabouts' || listening.asked === 'when';
    if (asksElsewhere || heard.topics.length > fewTopics) return { safety: null, perhaps: [] };
    return {
      safety: null,
      perhaps: perhapsOf(reading.topics, clauses, heard, { tokens, listening, known, catalogue }),
    };
  }

  /** Adds what was considered, and what a search finds where nothing at all was heard. Never rejects. */
  async add(heard: Heard, considered: Considered | null, { listening, catalogue }: Around): Promise<Heard> {
    const together = considered
      ? { ...heard, safety: heard.safety ?? considered.safety, perhaps: considered.perhaps }
      : heard;
    const place = catalogue.places.get(listening.place);
    if (!place || !isNothing(together)) return together;
    const language = heard.language ?? listening.language;
    const activities: ActivityHeard[] = await this.#search.find(heard.text, language, place).catch(() => []);
    return { ...together, activities };
  }
}

/** Where a command, an answer or a choice is the whole message, no sentence is in it. */
const isAnswer = ({ command, answer, choice, number, switchTo }: Heard): boolean =>
  command !== null || answer !== null || choice !== null || number !== null || switchTo !== null;

const isNothing = (heard: Heard): boolean =>
  !isAnswer(heard) &&
  [heard.topics, heard.not, heard.access, heard.activities, heard.times].every(
    (found) => found.length === 0,
  ) &&
  !heard.anyTime &&
  heard.where === null &&
  heard.person === null &&
  heard.reach === null &&
  heard.safety === null;

interface Said extends Around {
  tokens: readonly Token[];
}

function perhapsOf(
  topics: readonly { topic: string; likeness: number; clause: number }[],
  clauses: readonly Clause[],
  heard: Heard,
  said: Said,
): TopicHeard[] {
  const settled = new Set([...heard.topics, ...heard.not].map(({ topic }) => topic));
  const perhaps: TopicHeard[] = [];
  for (const { topic, likeness, clause: number } of [...topics].sort((a, b) => b.likeness - a.likeness)) {
    const clause = clauses[number];
    if (likeness < likeEnough || perhaps.length >= mostPerhaps) break;
    if (!clause || settled.has(topic) || !said.catalogue.topics.has(topic) || isTurnedDown(clause, said))
      continue;
    settled.add(topic);
    perhaps.push({ topic, words: clause.text });
  }
  return perhaps;
}

/** Whether something is turned down in a clause; what it is, no words told. */
function isTurnedDown({ from, to }: Clause, { tokens, listening, known }: Said): boolean {
  return known
    .language(listening.language)
    .cues.find(tokens.slice(from, to))
    .some(({ meaning }) => meaning.kind === 'turn-down' || meaning.kind === 'turn-down-after');
}
