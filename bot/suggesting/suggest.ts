/** From a resident's story to the few activities that suit them, with the reasons. */
import type { Story } from '../../dialogs/story.js';
import type { Widening } from '../../dialogs/suggestion.js';
import type { Suggested } from '../../dialogs/world.js';
import { factsOf } from './activity-facts.js';
import { askedOf, type Asked, type AskingHere } from './asked.js';
import { choose, type Chosen } from './choose.js';
import { isGettingOld, mayBeOffered } from './eligibility.js';
import { fitOf, type Fit } from './fit.js';
import type { ActivityNumber, PlaceIndex, TopicNumber } from './place-index.js';
import { rank } from './rank.js';
import { cautionsFor, reasonsFor } from './reasons.js';
import { notFitting, scoreOf } from './score.js';
import { searches, type Search } from './widen.js';

/** How many of each topic are ranked at first; more only where these turn out not to do. */
const ranked = [64, 4096, Infinity];

/**
 * The activities that fit best, `asking.most` at the most. Where nothing fits, the search is widened and `widened` says
 * how; where nothing at all is found, the list is empty. The same question in the same week gets the same answer.
 */
export function suggest(index: PlaceIndex, story: Story, asking: AskingHere): Suggested {
  const asked = askedOf(index, story, asking);
  let last: Search | null = null;
  const steps = searches(index, asked);
  for (let step = steps.next(); !step.done; step = steps.next()) {
    const search = step.value;
    last = search;
    const chosen = chooseFrom(index, asked, search);
    if (chosen.fits.length === 0 || (search.isPart && (chosen.wanting || !chosen.more))) continue;
    const beside = besideThem(index, asked, chosen.fits, steps);
    const fits = freshFirst(index, asked, [...chosen.fits, ...beside.fits]);
    return {
      suggestions: fits.map((fit) => ({
        ...factsOf(index, fit.n, fit.next, fit.metres, asking),
        reasons: reasonsFor(index, asked, search, fit),
        cautions: cautionsFor(index, asked, fit),
      })),
      widened: widenedBy(asked, search, chosen.fits).length === 0 ? [] : widenedBy(asked, search, fits),
      more: chosen.more || beside.more,
      unmet: unmetTopics(index, asked, search, fits),
    };
  }
  return {
    suggestions: [],
    widened: [],
    more: false,
    unmet: last ? unmetTopics(index, asked, last, []) : [],
  };
}

/** What nobody has made sure of for long comes last, also where it is the only one for a topic. */
function freshFirst(index: PlaceIndex, asked: Asked, fits: Fit[]): Fit[] {
  const isOld = ({ n }: Fit) => isGettingOld(index, asked, n);
  return [...fits.filter((fit) => !isOld(fit)), ...fits.filter(isOld)];
}

/**
 * What fills the places that are left for topics of which nothing was found yet, by the wider steps: who is lonely and in
 * debt is offered company at another time beside advice at the right one. Each says by its cautions what does not fit.
 */
function besideThem(
  index: PlaceIndex,
  asked: Asked,
  found: readonly Fit[],
  steps: Iterable<Search>,
): Pick<Chosen, 'fits' | 'more'> {
  const fits: Fit[] = [];
  for (const search of steps) {
    const most = asked.asking.most - found.length - fits.length;
    const has = (topic: TopicNumber) =>
      [...found, ...fits].some(({ n }) => topicsAt(index, n).includes(topic));
    const lacking = asked.wanted.filter(({ topic, implied }) => !implied && !has(topic));
    if (search.related || most <= 0 || lacking.length === 0) break;
    const except = new Set([...asked.except, ...[...found, ...fits].map(({ n }) => n)]);
    const chosen = chooseFrom(
      index,
      { ...asked, except, named: new Map(), asking: { ...asked.asking, most } },
      { ...search, topics: lacking.map(({ topic }) => topic) },
    );
    fits.push(...chosen.fits);
    if (chosen.more) return { fits, more: true };
  }
  return { fits, more: false };
}

function chooseFrom(index: PlaceIndex, asked: Asked, search: Search): Chosen {
  let chosen: Chosen = { fits: [], more: false, wanting: true };
  for (const most of ranked) {
    const { candidates, cut } = rank(index, asked, search, most);
    chosen = choose({
      candidates,
      most: asked.asking.most,
      fit: (n) => fitOf(index, asked, search, n),
      group: (n) => index.activities[n]?.group.id ?? '',
      covers: (n) => coversOf(index, asked, search, n),
    });
    if (!cut) break;
    if (!chosen.wanting) return { ...chosen, more: true };
  }
  return chosen;
}

/** The topics looked for that an activity has. One that was named always brings something that no other does. */
function coversOf(index: PlaceIndex, asked: Asked, search: Search, n: ActivityNumber): number[] {
  const topics = topicsAt(index, n);
  const covers: number[] =
    asked.wanted.length === 0 ? topics.slice(0, 1) : topics.filter((topic) => search.weight[topic] !== 0);
  return asked.named.has(n) ? [...covers, -1 - n] : covers;
}

function topicsAt(index: PlaceIndex, n: ActivityNumber): TopicNumber[] {
  return [...index.topicAt.subarray(index.topicStart[n], index.topicStart[n + 1])];
}

function widenedBy(asked: Asked, search: Search, fits: readonly Fit[]): Widening[] {
  const asSearched = fits.filter(({ n }) => !asked.named.has(n));
  const widened: Widening[] = [];
  if (asSearched.some(({ suits }) => !suits)) widened.push('other-times');
  if (asSearched.some(({ isFar }) => isFar)) widened.push('further');
  if (search.related && asSearched.length > 0) widened.push('related-topics');
  return widened;
}

/** The topics asked for of which nothing fits this search; what was shown before and not turned down does fit. */
function unmetTopics(index: PlaceIndex, asked: Asked, search: Search, fits: readonly Fit[]): string[] {
  const doesFit = (n: ActivityNumber) =>
    !asked.turnedDown.has(n) &&
    mayBeOffered(index, asked, n) &&
    scoreOf(index, asked, search, n) !== notFitting &&
    fitOf(index, asked, search, n) !== null;
  const isMet = (topic: TopicNumber) =>
    fits.some(({ n }) => topicsAt(index, n).includes(topic)) ||
    (index.postings[topic]?.some(doesFit) ?? false);
  const wanted = asked.wanted.filter(({ topic, implied }) => !implied && !isMet(topic));
  return [...wanted.map(({ id }) => id), ...asked.unheardOf];
}
