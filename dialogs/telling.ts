import type { AccessHeard, Heard, LanguageHeard, TopicHeard } from './heard.js';
import type { Question, Story } from './story.js';

/** The story of somebody who has said nothing yet. */
export function emptyStory(): Story {
  return {
    topics: [],
    not: [],
    activities: [],
    access: [],
    where: null,
    times: [],
    person: null,
    unmet: [],
    shown: [],
    turnedDown: [],
    danger: [],
    helpSaid: [],
    requests: [],
    messagesAgreed: [],
    howAreYou: { offered: false, pair: null },
    languagesOffered: [],
    settled: [],
  };
}

/**
 * The story after a message: what was heard is added, what was turned down is taken out, and every question that it
 * answered is settled, whichever was asked.
 */
export function tell(story: Story, heard: Heard): Story {
  const wanted = new Set(heard.topics.map(({ topic }) => topic));
  const unwanted = new Set(heard.not.map(({ topic }) => topic));
  const told: Story = {
    ...story,
    topics: addTopics(
      story.topics.filter(({ topic }) => !unwanted.has(topic)),
      heard.topics,
    ),
    not: addTopics(
      story.not.filter(({ topic }) => !wanted.has(topic)),
      heard.not,
    ),
    activities: [
      ...story.activities.filter(
        ({ activity }) => !heard.activities.some((other) => other.activity === activity),
      ),
      ...heard.activities,
    ],
    access: addNeeds(story.access, heard.access),
    ...(heard.languages.length > 0 && { languages: addLanguages(story.languages, heard.languages) }),
    where: heard.where?.known ? heard.where : story.where,
    times: heard.anyTime ? [] : heard.times.length > 0 ? heard.times : story.times,
    person: heard.person === null ? story.person : { ...story.person, ...heard.person },
  };
  return settle(told, ...answered(heard));
}

/** Marks questions as answered, skipped or left open, so that they are not asked again. */
export function settle(story: Story, ...questions: Question[]): Story {
  return { ...story, settled: [...new Set([...story.settled, ...questions])] };
}

/** Whether a message told anything at all that a story keeps. */
export function toldSomething(heard: Heard): boolean {
  return (
    answered(heard).length > 0 || heard.not.length > 0 || heard.languages.length > 0 || heard.person !== null
  );
}

/** Adds a topic picked from choices rather than said in own words. */
export function pickTopics(story: Story, topics: readonly string[]): Story {
  return {
    ...story,
    topics: addTopics(
      story.topics,
      topics.map((topic) => ({ topic, words: '' })),
    ),
  };
}

/** Adds an access need picked from choices rather than said in own words. */
export function pickNeed(story: Story, need: string): Story {
  return { ...story, access: addNeeds(story.access, [{ need, words: '', essential: false }]) };
}

/** Adds a language that activities had better be held in, picked rather than said. */
export function pickLanguage(story: Story, language: string): Story {
  return { ...story, languages: addLanguages(story.languages, [{ language, words: '' }]) };
}

/** A story changed: what was shown but not turned down may be shown again, now for other reasons. */
export function lookAgain(story: Story): Story {
  return { ...story, shown: story.turnedDown };
}

function answered(heard: Heard): Question[] {
  const questions: Question[] = [];
  if (heard.topics.length > 0 || heard.activities.length > 0) questions.push('matters');
  if (heard.access.length > 0) questions.push('access');
  if (heard.where?.known) questions.push('whereabouts');
  if (heard.times.length > 0 || heard.anyTime) questions.push('when');
  return questions;
}

function addTopics(known: readonly TopicHeard[], heard: readonly TopicHeard[]): TopicHeard[] {
  const fresh = heard.filter(({ topic }) => !known.some((other) => other.topic === topic));
  return [...known, ...fresh];
}

function addLanguages(
  known: readonly LanguageHeard[] = [],
  heard: readonly LanguageHeard[],
): LanguageHeard[] {
  return [...known, ...heard.filter(({ language }) => !known.some((other) => other.language === language))];
}

function addNeeds(known: readonly AccessHeard[], heard: readonly AccessHeard[]): AccessHeard[] {
  const kept = known.map((need) => {
    const again = heard.find((other) => other.need === need.need);
    return again?.essential ? { ...need, essential: true } : need;
  });
  return [...kept, ...heard.filter(({ need }) => !known.some((other) => other.need === need))];
}
