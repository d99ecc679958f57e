/** All about one activity, for the page that shows it in full. */
import type { Story } from '../../dialogs/story.js';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import type { Activity } from '../catalogue/catalogue.js';
import { meetsNeed } from './access.js';
import { factsOf, inLanguage, ofGroup, questionsIn } from './activity-facts.js';
import { dayText } from './days.js';
import { metresBetween } from './distance.js';
import { daysAhead, meetingOf, nextOccurrences } from './meetings.js';
import type { PlaceIndex } from './place-index.js';

/** How many of the next meetings are listed. */
const meetingsListed = 6;

/** Needs that the cost, the place and "for whom" of an activity tell of, named again only where they were asked for. */
const saidElsewhere = new Set(['free', 'online', 'at-home', 'women-only']);

/**
 * All about an activity (`group/activity`), open or not, or null where the place has none of that id. Of access needs
 * it says whether they are met, those that the resident named first; null where nobody has said, for those named alone.
 */
export function details(
  index: PlaceIndex,
  id: string,
  story: Story,
  now: Date,
  language: string,
): ActivityDetails | null {
  const n = index.numberOf.get(id);
  const activity = n === undefined ? undefined : index.activities[n];
  if (n === undefined || !activity) return null;
  const occurrences = nextOccurrences(activity, index.zone, now, {
    most: meetingsListed,
    withinDays: daysAhead,
  });
  const { group, where } = activity;
  const metres =
    story.where && where.kind === 'at' && where.at ? metresBetween(story.where.at, where.at) : null;
  const asked = story.access.map(({ need }) => need);
  const others = [...index.access.keys()].filter((need) => !saidElsewhere.has(need));
  const needs = [...new Set([...asked, ...others])];
  return {
    ...factsOf(index, n, occurrences[0] ?? null, metres, { now, language }),
    groupAbout: ofGroup(group, language, 'about') ?? group.about,
    names: [activity.name, ...[...activity.translations.values()].flatMap(({ name = [] }) => name)],
    firstVisit: inLanguage(activity, language, 'firstVisit') ?? activity.firstVisit,
    meetings: occurrences.map((occurrence) => meetingOf(occurrence, index.zone)),
    access: needs
      .map((need) => ({ need, met: meetsNeed(activity, need) }))
      .filter(({ need, met }) => met !== null || asked.includes(need)),
    ages: activity.ages?.text ?? null,
    only: inLanguage(activity, language, 'only') ?? activity.only,
    notFor: inLanguage(activity, language, 'notFor') ?? activity.notFor,
    languages: [...activity.languages],
    contact: { ...group.contact },
    beforeJoining: [...(questionsIn(activity, language) ?? activity.beforeJoining)],
    replyWithin: group.referrals?.replyWithin ?? null,
    status: statusOn(activity, dayText(index.zone.localAt(now.getTime()).day)),
  };
}

/** The status that an activity has on a day of its place. */
export function statusOn({ status, statusUntil }: Activity, today: string): Activity['status'] {
  return statusUntil !== null && today >= statusUntil ? 'open' : status;
}
