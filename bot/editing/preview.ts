/**
 * How residents meet an activity: what they could say for it, and what every channel then shows. All of it comes from
 * the same understanding, suggesting and dialogs as in a conversation, over the content as it would be.
 */
import { activity as activityDialog } from '../../dialogs/activity.js';
import { nothingHeard, type Heard, type Listening } from '../../dialogs/heard.js';
import type { Reply } from '../../dialogs/reply.js';
import type { Moment } from '../../dialogs/step.js';
import type { Story } from '../../dialogs/story.js';
import { suggestions as suggestionsDialog } from '../../dialogs/suggestions.js';
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';
import { emptyStory, tell } from '../../dialogs/telling.js';
import type { World } from '../../dialogs/world.js';
import type { Activity, Catalogue, Place, Topic } from '../catalogue/catalogue.js';
import type { GroupFile } from '../catalogue/group-file.js';
import type { Understanding } from '../understanding/understanding.js';
import { worldOf } from '../world.js';

export interface PreviewAsked {
  catalogue: Catalogue;
  place: Place;
  /** The group's file as it would be, without a mistake. */
  file: GroupFile;
  /** `group/activity` */
  activity: string;
  language: string;
  now: Date;
}

export interface Preview {
  /** What residents could say: each of these was tried, and it was among the three first suggestions. */
  wouldSay: string[];
  /** As it is suggested to who says the first of these; null where nobody is offered it now. */
  suggestion: Suggestion | null;
  details: ActivityDetails;
  /** The replies by which it is suggested, and by which it is told of in full. */
  suggesting: Reply[];
  telling: Reply[];
}

/** So many are shown, and so many more are tried at the most. */
const mostPhrases = 6;
const mostTried = 24;
/** Previews whose phrases are remembered, so that typing in another field does not try them anew. */
const mostKept = 100;

interface Tried {
  phrases: string[];
  story: Story;
}

export class Previews {
  readonly #kept = new Map<string, Tried>();
  #keptFor: Catalogue | null = null;

  /** @param understanding the bot's own */
  constructor(private readonly understanding: Pick<Understanding, 'hear'>) {}

  /** Null where the file as it would be has no such activity. */
  async of(asked: PreviewAsked): Promise<Preview | null> {
    const { file, activity: id, place, language, now } = asked;
    const activity = file.activities.find((one) => one.id === id);
    if (file.group === null || activity === undefined) return null;
    const trial = withFile(asked);
    const here = trial.places.get(place.id)!;
    const world = worldOf(here, trial, {
      now,
      language,
      spoken: [language],
      keepDays: 0,
      referredThisWeek: () => 0,
      writesFrom: null,
      perform: () => Promise.reject(new Error('Nothing is done in a preview.')),
    });
    const { phrases, story } = await this.#tried(asked, activity, trial, world);
    const details = world.activity(id, story);
    if (details === null) return null;
    const suggestion = phrases.length === 0 ? null : suggestedTo(story, id, world);
    const shown = { ...world, suggest: () => found(suggestion) };
    const moment: Moment = { heard: nothingHeard, story: { ...story, shown: [] }, world: shown, language };
    const onView = { onView: [], more: false };
    return {
      wouldSay: phrases,
      suggestion,
      details,
      suggesting:
        suggestion === null ? [] : suggestionsDialog.steps['choose']!.ask(moment, onView, 'first').replies,
      telling: activityDialog.steps['shown']!.ask(moment, { id }, 'first').replies,
    };
  }

  async #tried(asked: PreviewAsked, activity: Activity, trial: Catalogue, world: World): Promise<Tried> {
    if (this.#keptFor !== asked.catalogue || this.#kept.size > mostKept) this.#kept.clear();
    this.#keptFor = asked.catalogue;
    const key = JSON.stringify([asked.place.id, asked.language, whatCounts(activity)]);
    const known = this.#kept.get(key);
    if (known) return known;
    const tried = await this.#try(asked, activity, trial, world);
    this.#kept.set(key, tried);
    return tried;
  }

  async #try(asked: PreviewAsked, activity: Activity, trial: Catalogue, world: World): Promise<Tried> {
    const { place, language, now } = asked;
    const listening: Listening = { language, place: place.id, now, offered: [], asked: 'matters' };
    const own = ownWordsAlone(asked, place);
    const tried: Tried = { phrases: [], story: emptyStory() };
    for (const phrase of phrasesFor(activity, trial, language).slice(0, mostTried)) {
      const heard = await this.#heard(phrase, listening, asked, own);
      if (heard.command !== null || heard.safety !== null) continue;
      const story = tell(emptyStory(), heard);
      if (suggestedTo(story, activity.id, world) === null) continue;
      if (tried.phrases.length === 0) tried.story = story;
      tried.phrases.push(phrase);
      if (tried.phrases.length === mostPhrases) break;
    }
    return tried;
  }

  /** What the bot hears now, but for the words of this group: those are read as they would be. */
  async #heard(phrase: string, listening: Listening, { file }: PreviewAsked, own: Catalogue): Promise<Heard> {
    const heard = await this.understanding.hear(phrase, listening);
    const anew = await this.understanding.hear(phrase, listening, own);
    const ofGroup = `${file.group!.id}/`;
    return {
      ...heard,
      activities: [
        ...heard.activities.filter(({ activity }) => !activity.startsWith(ofGroup)),
        ...anew.activities.filter(({ found }) => found === undefined),
      ],
    };
  }
}

/** What of an activity decides who is offered it. */
function whatCounts(activity: Activity): unknown {
  const { id, name, topics, words, when, status, statusUntil, ages, only, join, checked, languages } =
    activity;
  const { cost, access, accessNot, where, translations } = activity;
  return [
    [id, name, topics, words, when, status, statusUntil, ages, only, join, checked, languages],
    [cost, access, accessNot, where, [...translations].map(([tag, texts]) => [tag, texts.name])],
  ];
}

/** Above so many, only those that have a topic in common with the group's are laid out, to be quick. */
const mostLaidOut = 2000;

/** The content as it would be. */
function withFile({ catalogue, place, file }: PreviewAsked): Catalogue {
  const group = file.group!;
  const groups = place.groups.some(({ id }) => id === group.id)
    ? place.groups.map((one) => (one.id === group.id ? group : one))
    : [...place.groups, group];
  const topics = new Set(file.activities.flatMap((one) => one.topics));
  const others = place.activities
    .filter((one) => one.group.id !== group.id)
    .filter((one) => place.activities.length <= mostLaidOut || one.topics.some((topic) => topics.has(topic)));
  const trial: Place = { ...place, groups, activities: [...others, ...file.activities] };
  return { ...catalogue, places: new Map([...catalogue.places, [place.id, trial]]) };
}

/** The group's own words and names and nothing else, which is soon indexed. */
function ownWordsAlone({ catalogue, file }: PreviewAsked, place: Place): Catalogue {
  const alone: Place = { ...place, areas: [], groups: [file.group!], activities: file.activities };
  return {
    ...catalogue,
    topics: new Map(),
    access: new Map(),
    safety: new Map(),
    places: new Map([[place.id, alone]]),
  };
}

/** It, among the three that are suggested to who told this story. */
function suggestedTo(story: Story, id: string, world: World): Suggestion | null {
  if (story.topics.length + story.activities.length === 0) return null;
  const { suggestions, widened } = world.suggest(story, { except: [], most: 3 });
  if (widened.length > 0) return null;
  return suggestions.find((one) => one.id === id) ?? null;
}

function found(suggestion: Suggestion | null): ReturnType<World['suggest']> {
  return { suggestions: suggestion === null ? [] : [suggestion], widened: [], more: false, unmet: [] };
}

/** The group's own words, the topics' words and names in this language, and its name, taking turns. */
function phrasesFor(activity: Activity, { topics }: Catalogue, language: string): string[] {
  const of = (id: string): Topic | undefined => topics.get(id);
  const byTopic = activity.topics.map((id) => {
    const topic = of(id);
    return topic === undefined
      ? []
      : [topic.name.get(language), ...sayable(topic, language)].flatMap((one) => one ?? []);
  });
  const own = activity.words.filter(isPlain);
  const name = activity.translations.get(language)?.name ?? activity.name;
  const sources = [own, ...byTopic, [name]];
  const phrases: string[] = [];
  for (let turn = 0; turn < 4; turn++) {
    phrases.push(...sources.flatMap((source) => source.slice(turn, turn + 1)));
  }
  return [...new Set(phrases)];
}

function sayable(topic: Topic, language: string): string[] {
  return (topic.words.get(language) ?? []).filter(isPlain);
}

/** No sign of the phrase language in it. */
function isPlain(phrase: string): boolean {
  return !/[*=/…]|\.\.\./.test(phrase);
}
