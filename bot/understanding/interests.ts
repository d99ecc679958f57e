import type { AccessHeard, ActivityHeard, TopicHeard } from '../../dialogs/heard.js';
import type { ContentMeaning } from './lexicon.js';
import { cuesOf, firstOf, lastOf, sentenceEndsBetween, type Message } from './message.js';
import { isWithin, longest, wordsOf, type Match } from './phrase-index.js';
import { isMeantDespite } from './meant-despite.js';
import { Break } from './tokens.js';
import { turnedDown } from './turned-down.js';

/** What a message asks for, needs, and turns down. */
export interface Interests {
  topics: TopicHeard[];
  not: TopicHeard[];
  access: AccessHeard[];
  activities: ActivityHeard[];
}

/**
 * The longest topics and needs, and the longest activities beside them: what an activity calls itself takes away
 * nothing of what its words mean. But a word that means something with others ("get out of bed") names no activity,
 * and a word of a saying ("cooking the books") means nothing at all.
 */
export function longestContent(matches: readonly Match<ContentMeaning>[]): Match<ContentMeaning>[] {
  const sayings = matches.filter(({ meaning }) => meaning.kind === 'saying');
  const inSaying = (match: Match<unknown>): boolean =>
    sayings.some(({ tokens }) => match.tokens.every((token) => tokens.includes(token)));
  const meant = matches.filter(
    (match) => (match.meaning.kind === 'topic' || match.meaning.kind === 'access') && !inSaying(match),
  );
  const activities = matches.filter(
    (match) =>
      match.meaning.kind === 'activity' && !inSaying(match) && !meant.some((other) => isWithin(match, other)),
  );
  return [...longest(meant), ...longest(activities)];
}

/** What these matches come to. A topic that is turned down once is wanted only where it is plainly asked for as well. */
export function interestsIn(message: Message, matches: readonly Match<ContentMeaning>[]): Interests {
  const found: Interests = { topics: [], not: [], access: [], activities: [] };
  const down = turnedDown(message, matches);
  matches.forEach((match, i) => {
    const words = wordsOf(message.text, message.tokens, match);
    const { meaning } = match;
    if (meaning.kind === 'topic') {
      const { topic } = meaning;
      if (down[i]) addOnce(found.not, { topic, words }, (one) => one.topic === topic);
      else if (isWanted(message, match, topic, matches, down))
        addOnce(found.topics, { topic, words }, (one) => one.topic === topic);
    } else if (down[i]) {
      return;
    } else if (meaning.kind === 'access') {
      const essential = meaning.essential || isEssential(message, match);
      const there = found.access.find((one) => one.need === meaning.need);
      if (!there) found.access.push({ need: meaning.need, words, essential });
      else if (essential && !there.essential) Object.assign(there, { words, essential });
    } else if (meaning.kind === 'activity') {
      for (const activity of meaning.activities) {
        addOnce(found.activities, { activity, words }, (one) => one.activity === activity);
      }
    }
  });
  const topics = withoutNeeds(withoutWeak(found.topics, matches, down), matches, down);
  return {
    ...found,
    topics,
    not: found.not.filter(({ topic }) => !topics.some((one) => one.topic === topic)),
  };
}

function isWanted(
  message: Message,
  match: Match<ContentMeaning>,
  topic: string,
  matches: readonly Match<ContentMeaning>[],
  down: readonly boolean[],
): boolean {
  const downs = matches.filter(
    ({ meaning }, i) => down[i] === true && meaning.kind === 'topic' && meaning.topic === topic,
  );
  const once = isOnce(message, match);
  if (once && isReplaced(message, match, matches)) return false;
  return downs.length === 0 || (!once && downs.every((one) => isMeantDespite(message, match, one)));
}

/** "I used to swim but now I want something different", "but now I'd rather dance"; not "but now I want to die". */
const isReplaced = (
  message: Message,
  match: Match<ContentMeaning>,
  matches: readonly Match<ContentMeaning>[],
): boolean =>
  cuesOf(message, 'now-rather').some((cue) => {
    const next = message.tokens[lastOf(cue) + 1];
    return (
      firstOf(cue) > lastOf(match) &&
      (!next || next.before !== Break.none || matches.some((other) => firstOf(other) > lastOf(cue)))
    );
  });

/** "learning the ukulele": a weak sign of a topic counts where nothing else is asked for. */
function withoutWeak(
  topics: TopicHeard[],
  matches: readonly Match<ContentMeaning>[],
  down: readonly boolean[],
): TopicHeard[] {
  const sure = topics.filter(({ topic }) =>
    matches.some(
      ({ meaning }, i) =>
        meaning.kind === 'topic' && meaning.topic === topic && down[i] !== true && !meaning.weak,
    ),
  );
  return sure.length > 0 ? sure : topics;
}

/** "I am deaf and want to paint": words that say a need are no topic where the message has another. */
function withoutNeeds(
  topics: TopicHeard[],
  matches: readonly Match<ContentMeaning>[],
  down: readonly boolean[],
): TopicHeard[] {
  const needs = matches.filter(({ meaning }, i) => meaning.kind === 'access' && down[i] !== true);
  if (needs.length === 0 || topics.length < 2) return topics;
  const others = topics.filter(({ topic }) =>
    matches.some(
      ({ meaning, tokens }, i) =>
        meaning.kind === 'topic' &&
        meaning.topic === topic &&
        down[i] !== true &&
        !(meaning.trouble && needs.some((need) => tokens.some((token) => need.tokens.includes(token)))),
    ),
  );
  return others.length > 0 ? others : topics;
}

function addOnce<Item>(list: Item[], item: Item, isSame: (one: Item) => boolean): void {
  if (!list.some(isSame)) list.push(item);
}

/** "must be free", "I can only come if it is step-free": said before it, in the same sentence. */
function isEssential(message: Message, match: Match<unknown>): boolean {
  return cuesOf(message, 'essential').some((cue) => {
    const first = Math.min(firstOf(cue), firstOf(match));
    const last = Math.max(lastOf(cue), lastOf(match));
    return last - first <= mostWordsApart && !sentenceEndsBetween(message.tokens, first, last);
  });
}

/** "I used to love swimming": said straight before it. */
const isOnce = (message: Message, match: Match<unknown>): boolean =>
  cuesOf(message, 'once').some((cue) => {
    const apart = firstOf(match) - lastOf(cue);
    return apart > 0 && apart <= 2 && !sentenceEndsBetween(message.tokens, lastOf(cue), firstOf(match));
  });

const mostWordsApart = 10;
