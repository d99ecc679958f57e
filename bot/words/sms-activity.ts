import type { ActivityDetails, Caution, Cost, Suggestion } from '../../dialogs/suggestion.js';
import { agesIn, whomAlone } from './for-whom.js';
import { languageInFront } from './in-languages.js';
import { together, type Part } from './sms-part.js';
import { asItStands } from './text.js';
import type { Wording } from './wording.js';

/** Number, name, when, where and cost, readable in one look; and what somebody must know before they choose it. */
export function suggestionAsSms(suggestion: Suggestion, number: number, wording: Wording): string {
  const { next, where, whenNote, cautions } = suggestion;
  const when = next === null ? wording.schedule(suggestion) : wording.shortMeeting(next);
  const noted =
    whenNote === undefined || next === null
      ? when
      : wording.say('details:when-note', { when, note: whenNote });
  const facts = [
    noted,
    where.kind === 'at' ? asItStands(where.name, wording) : wording.where(suggestion),
    asItStands(wording.cost(withoutNote(suggestion.cost)), wording),
    ...cautionsAsSms(cautions, wording),
  ];
  return wording.say('sms:suggestion', {
    ...{ number, name: suggestion.name },
    facts: facts.reduce((said, next) => wording.say('sms:one-more-fact', { facts: said, next })),
  });
}

/** The first part of an activity is what a person needs to turn up; the rest can wait. */
export function activityAsSms(activity: ActivityDetails, wording: Wording): Part[] {
  const needed = [
    activity.name,
    ...(activity.status === 'open' ? [] : [wording.say(`parts:${activity.status}`)]),
    wording.say('parts:when', { when: wording.schedule(activity) }),
    wording.say('parts:where', { where: wording.where(activity) }),
    wording.say('parts:cost', { cost: wording.cost(activity.cost) }),
    ...(activity.ages === null ? [] : [wording.say('parts:for', { text: agesIn(activity.ages, wording) })]),
    ...(activity.only === null
      ? []
      : [wording.say('parts:only', { text: whomAlone(activity.only, wording) })]),
    ...(activity.notFor === null ? [] : [wording.say('parts:not-for', { text: activity.notFor })]),
    ...whomToAsk(activity, wording),
  ];
  return [
    ...together(needed.map((text) => ({ text }))),
    ...theRest(activity, wording).map((text) => ({ text, prose: true, later: true })),
  ];
}

/** The name and one way to reach them: by telephone, where there is one. */
function whomToAsk(
  { contact: { name, phone, email, website } }: ActivityDetails,
  wording: Wording,
): string[] {
  if (name !== null && phone !== null) {
    return [
      wording.say('parts:contact', { contact: `${asItStands(name, wording)} ${asItStands(phone, wording)}` }),
    ];
  }
  const person = name === null ? [] : [wording.say('parts:contact', { contact: name })];
  if (phone !== null) return [wording.say('parts:phone', { phone: asItStands(phone, wording) })];
  if (email !== null) return [...person, wording.say('parts:email', { email: asItStands(email, wording) })];
  if (website === null) return person;
  return [...person, wording.say('parts:website', { website: asItStands(website, wording) })];
}

function theRest(activity: ActivityDetails, wording: Wording): string[] {
  const { phone, email, website } = activity.contact;
  const needs = (met: boolean) =>
    activity.access.filter((one) => one.met === met).map(({ need }) => wording.need(need));
  const [offered, lacking] = [needs(true), needs(false)];
  const inFront = languageInFront(activity, 'about', wording);
  return [
    inFront === '' ? activity.about : `${inFront}${asItStands(activity.about, wording)}`,
    ...firstVisitOf(activity, inFront === '', wording),
    ...(offered.length === 0 ? [] : [wording.say('parts:access-met', { needs: { list: offered } })]),
    ...(lacking.length === 0 ? [] : [wording.say('parts:access-unmet', { needs: { list: lacking } })]),
    ...(activity.languages.length === 0
      ? []
      : [wording.say('parts:languages', { languages: { languages: activity.languages } })]),
    wording.say('parts:group', { group: activity.group.name, about: activity.groupAbout }),
    ...(email === null || phone === null
      ? []
      : [wording.say('parts:email', { email: asItStands(email, wording) })]),
    ...(website === null || (phone === null && email === null)
      ? []
      : [wording.say('parts:website', { website: asItStands(website, wording) })]),
    wording.checked(activity.checked),
  ];
}

/** Its language is named where that of the text before it was not. */
function firstVisitOf(activity: ActivityDetails, named: boolean, wording: Wording): string[] {
  if (activity.firstVisit === null) return [];
  const inFront = named ? languageInFront(activity, 'firstVisit', wording) : '';
  return [
    wording.say('parts:first-visit', { text: `${inFront}${asItStands(activity.firstVisit, wording)}` }),
  ];
}

/**
 * Whether somebody can take part at all. What it costs, the day and the place are said already; ages, as most are for
 * adults, with the details.
 */
function cautionsAsSms(cautions: readonly Caution[], wording: Wording): string[] {
  const access = (['access-unmet', 'access-unknown'] as const).flatMap((kind) => {
    const needs = cautions.flatMap((one) => (one.kind === kind && one.need !== 'free' ? [one.need] : []));
    return needs.length === 0 ? [] : [wording.say(`sms:${kind}`, { needs: { needs } })];
  });
  const only = cautions.flatMap((one) =>
    one.kind === 'only' ? [wording.say('parts:only', { text: whomAlone(one.who, wording) })] : [],
  );
  return [...only, ...access];
}

function withoutNote(cost: Cost): Cost {
  if (cost.kind === 'amount') return { ...cost, note: null };
  return cost.kind === 'free' ? { kind: 'free' } : cost;
}
