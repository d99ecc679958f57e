/** Why an activity is offered to this resident, in their own words, and what to be careful of. Plain data. */
import type { Caution, Reason } from '../../dialogs/suggestion.js';
import type { Activity } from '../catalogue/catalogue.js';
import { goesWithoutSaying } from './access.js';
import type { Asked } from './asked.js';
import { isGettingOld } from './eligibility.js';
import type { Fit } from './fit.js';
import { plainLanguage } from './languages.js';
import { no, yes, type PlaceIndex } from './place-index.js';
import { reach } from './score.js';
import { wordsThatSuit } from './times.js';
import { relatedTo, type Search } from './widen.js';

/** Metres that are worth giving as a reason: half an hour on foot. */
const nearby = 2500;
/** Ages that make an activity one for older or for younger people, rather than for grown-ups. */
const olderFrom = 50;
const youngerTo = 30;
/** With fewer reasons than this, that it is free is told even if nobody asked. */
const fewReasons = 2;

/** The reasons, the most telling first. */
export function reasonsFor(index: PlaceIndex, asked: Asked, search: Search, fit: Fit): Reason[] {
  const activity = index.activities[fit.n] as Activity;
  const reasons: Reason[] = saidOnce(asked, [
    ...namedReason(asked, fit),
    ...topicReasons(index, asked, search, activity),
  ]);
  reasons.push(...wishedLanguageReasons(asked, activity));
  for (const { need, words, states } of asked.needs) {
    if (states?.[fit.n] !== yes || (need !== 'free' && goesWithoutSaying(activity, need))) continue;
    reasons.push(need === 'free' ? { kind: 'free' } : { kind: 'access', need, words });
  }
  const time = fit.next && wordsThatSuit(asked.times, fit.next);
  if (time !== null) reasons.push({ kind: 'time', words: time });
  if (fit.metres !== null && fit.metres <= nearby && asked.story.where) {
    reasons.push({ kind: 'near', metres: fit.metres, area: asked.story.where.area });
  }
  reasons.push(...languageReason(index, asked, fit), ...personReason(asked, activity));
  if (
    activity.cost.kind === 'free' &&
    reasons.length < fewReasons &&
    !asked.needs.some(({ need }) => need === 'free')
  ) {
    reasons.push({ kind: 'free' });
  }
  return reasons;
}

/** The same words are not quoted twice: what they are about says more than that they named the activity. */
function saidOnce({ wanted }: Asked, reasons: Reason[]): Reason[] {
  const said = new Set(wanted.filter(({ implied }) => !implied).map(({ words }) => words));
  const named = reasons.find(({ kind }) => kind === 'words');
  return reasons.filter((reason) => {
    if (named === undefined || !('words' in reason) || !('words' in named) || reason.words !== named.words)
      return true;
    return (reason === named) !== said.has(named.words);
  });
}

function namedReason(asked: Asked, { n }: Fit): Reason[] {
  const words = asked.named.get(n);
  return words ? [{ kind: 'words', words }] : [];
}

function topicReasons(index: PlaceIndex, asked: Asked, search: Search, { topics }: Activity): Reason[] {
  const direct = asked.wanted.filter(({ id }) => topics.includes(id));
  if (direct.length > 0 || !search.related) {
    return direct.map(({ id, words }) => ({ kind: 'topic', topic: id, words }));
  }
  const told = new Set<string>();
  return asked.wanted.flatMap(({ topic, id, words }): Reason[] => {
    const near = relatedTo(index, topic);
    const found = topics.find((each) => near.has(index.topicNumber.get(each) ?? -1));
    // One word may stand for several topics that all come near to the same one.
    if (found === undefined || told.has(`${found} ${words}`)) return [];
    told.add(`${found} ${words}`);
    return [{ kind: 'related', topic: found, to: id, words }];
  });
}

/** Those that were asked for, whoever else speaks them. */
function wishedLanguageReasons({ story }: Asked, activity: Activity): Reason[] {
  const held = new Set(activity.languages.map(plainLanguage));
  return (story.languages ?? [])
    .map(({ language }) => plainLanguage(language))
    .filter((language) => held.has(language))
    .map((language) => ({ kind: 'language', language }));
}

/** Worth telling only where it is not the language that everybody speaks there. */
function languageReason(index: PlaceIndex, asked: Asked, { n }: Fit): Reason[] {
  if (asked.wishedLanguage !== null) return [];
  const { language } = asked.asking;
  const usual = index.place.languages[0];
  const isUsual = usual !== undefined && plainLanguage(usual) === plainLanguage(language);
  return !isUsual && asked.language[n] === yes
    ? [{ kind: 'language', language: plainLanguage(language) }]
    : [];
}

function personReason({ age, gender, story }: Asked, { ages, only }: Activity): Reason[] {
  const isForAge = age !== null && ((ages?.from ?? 0) >= olderFrom || (ages?.to ?? Infinity) <= youngerTo);
  const isForGender = gender !== null && (only === 'women' || only === 'men');
  const words = story.person?.words;
  return words && (isForAge || isForGender) ? [{ kind: 'for', words }] : [];
}

/** What does not quite fit, or is not known. */
export function cautionsFor(index: PlaceIndex, asked: Asked, fit: Fit): Caution[] {
  const activity = index.activities[fit.n] as Activity;
  const cautions: Caution[] = [];
  for (const { need, states } of asked.needs) {
    const state = states?.[fit.n];
    if (state !== yes) cautions.push({ kind: state === no ? 'access-unmet' : 'access-unknown', need });
  }
  const [wished] = asked.story.languages ?? [];
  if (wished !== undefined && asked.wishedLanguage?.[fit.n] !== yes)
    cautions.push({ kind: 'language', language: plainLanguage(wished.language) });
  if (!fit.suits) cautions.push({ kind: 'other-time' });
  if (fit.metres !== null && fit.metres > reach) cautions.push({ kind: 'far', metres: fit.metres });
  if (activity.only !== null && asked.gender === null) cautions.push({ kind: 'only', who: activity.only });
  if (activity.ages !== null && asked.age === null) cautions.push({ kind: 'ages', ages: activity.ages.text });
  const { checked } = activity;
  if (isGettingOld(index, asked, fit.n)) {
    cautions.push({ kind: 'checked-long-ago', checked });
  }
  return cautions;
}
