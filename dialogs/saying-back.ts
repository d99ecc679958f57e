import type { TimeHeard } from './heard.js';
import type { Reply, Value } from './reply.js';
import type { Story } from './story.js';

/** What is new in a story, said back so that the person can mend it. Empty where nothing is. */
export function sayBack(before: Story, after: Story): Reply[] {
  const replies: Reply[] = [];
  const heard = news(before, after);
  if (heard.length > 0) replies.push({ say: 'heard:so-far', values: { heard: { parts: heard } } });
  const turnedDown = after.not.filter((one) => !before.not.some((other) => other.topic === one.topic));
  if (turnedDown.length > 0) {
    replies.push({ say: 'heard:not', values: { topics: { topics: turnedDown.map(({ topic }) => topic) } } });
  }
  const badTimes = newTimes(before, after).filter(({ not }) => not);
  if (badTimes.length > 0) {
    replies.push({ say: 'heard:not-then', values: { times: { list: badTimes.map(({ words }) => words) } } });
  }
  const first = before.topics.length === 0 && after.topics.some(({ words }) => words !== '');
  if (first)
    replies.push({ say: 'heard:mend', values: { topic: { topics: [after.topics[0]?.topic ?? ''] } } });
  return replies;
}

/** All that a story holds, as parts of a list. */
export function allHeard(story: Story): Value[] {
  return [
    ...(story.topics.length > 0 ? [{ topics: story.topics.map(({ topic }) => topic) }] : []),
    // The same word may stand for several activities.
    ...new Set(
      story.activities
        .map(({ words }) => words)
        .filter((words) => !story.topics.some((topic) => topic.words === words)),
    ),
    ...(story.access.length > 0 ? [{ needs: story.access.map(({ need }) => need) }] : []),
    ...(story.languages ?? []).map(({ language, words }) =>
      words === '' ? { languages: [language] } : words,
    ),
    ...(story.where === null ? [] : [{ area: story.where.area }]),
    ...story.times.filter(({ not, words }) => !not && words !== '').map(({ words }) => words),
    ...(story.person === null ? [] : [story.person.words]),
  ];
}

function newTimes(before: Story, after: Story): TimeHeard[] {
  return after.times.filter((one) => !before.times.some((other) => other.words === one.words));
}

function news(before: Story, after: Story): Value[] {
  const fresh: Story = {
    ...after,
    topics: after.topics.filter((one) => !before.topics.some((other) => other.topic === one.topic)),
    activities: after.activities.filter(
      (one) => !before.activities.some((other) => other.activity === one.activity),
    ),
    access: after.access.filter((one) => !before.access.some((other) => other.need === one.need)),
    languages: (after.languages ?? []).filter(
      (one) => !before.languages?.some((other) => other.language === one.language),
    ),
    where: after.where?.area === before.where?.area ? null : after.where,
    times: newTimes(before, after),
    person: after.person?.words === before.person?.words ? null : after.person,
  };
  return allHeard(fresh);
}
