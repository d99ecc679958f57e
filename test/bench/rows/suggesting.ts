/** Suggesting from a place of many activities against a MiniSearch query over the same. */
import MiniSearch from 'minisearch';
import type { TimeHeard } from '../../../dialogs/heard.js';
import type { Story } from '../../../dialogs/story.js';
import { emptyStory } from '../../../dialogs/telling.js';
import type { Activity } from '../../../bot/catalogue/catalogue.js';
import { indexPlace, type PlaceIndex } from '../../../bot/suggesting/place-index.js';
import { suggest } from '../../../bot/suggesting/suggest.js';
import type { Asked, Figure } from '../figure.js';
import { madeUpMiddle, madeUpPlace } from '../made-up-place.js';
import { alone, sideBySide, type Round } from '../measuring.js';

const now = new Date('2026-11-20T10:00:00Z');
const most = 3;

export async function measure({ quick }: Asked): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of quick ? [100, 10_000] : [100, 10_000, 100_000]) {
    figures.push(...(await besideMiniSearch(count, quick)));
  }
  if (!quick) figures.push(await onItsOwn(1_000_000));
  return figures;
}

async function besideMiniSearch(count: number, quick: boolean): Promise<Figure[]> {
  const { place, catalogue } = madeUpPlace(count);
  const index = indexPlace(place, catalogue);
  const search = searchOver(place.activities);
  const repeats = Math.max(3, Math.round(20_000 / count));
  const rounds = quick || count >= 100_000 ? 9 : 21;
  const warmUp = Math.ceil(rounds / 3);

  const each = async (asked: readonly Story[]) =>
    sideBySide({
      ours: suggesting(index, asked, repeats),
      yardstick: () => {
        for (let repeat = 0; repeat < repeats; repeat++) {
          for (const story of asked) search.search(topicsOf(story)).slice(0, most);
        }
        return repeats * asked.length;
      },
      rounds,
      warmUp,
    });
  const { ours, yardstick, times } = await each(stories);
  const name = `suggesting from ${thousands(count)} activities`;
  const figure: Figure = {
    what: name,
    ours,
    unit: 'ms',
    yardstick: { what: 'a MiniSearch query', amount: yardstick },
    times,
    aim: { atMost: 0.5, of: 'times' },
    notes: [
      `${stories.length} stories, from one topic to four, with times, needs and whereabouts. MiniSearch is asked for the ` +
        'topics alone, by whole words, and neither looks at when, where and for whom, nor gives reasons.',
    ],
  };
  if (count < 100_000) return [figure];
  let slowest = 0;
  for (const story of [...stories, anything]) {
    slowest = Math.max(slowest, await alone({ work: suggesting(index, [story], 5), rounds: 11, warmUp: 3 }));
  }
  const aim = { atMost: 10, of: 'ms' } as const;
  return [
    figure,
    { what: `${name}, the slowest story`, ours: slowest, unit: 'ms', yardstick: null, times: null, aim },
  ];
}

async function onItsOwn(count: number): Promise<Figure> {
  const { place, catalogue } = madeUpPlace(count);
  const index = indexPlace(place, catalogue);
  return {
    what: `suggesting from ${thousands(count)} activities`,
    ours: await alone({ work: suggesting(index, stories, 1), rounds: 11, warmUp: 3 }),
    unit: 'ms',
    yardstick: null,
    times: null,
    aim: null,
  };
}

function suggesting(index: PlaceIndex, asked: readonly Story[], repeats: number): Round {
  const asking = { except: [], most, now, language: 'en', referredThisWeek: () => 0 };
  return () => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const story of asked) {
        if (suggest(index, story, asking).suggestions.length === 0) throw new Error('Nothing was suggested.');
      }
    }
    return repeats * asked.length;
  };
}

function searchOver(activities: readonly Activity[]): MiniSearch {
  const search = new MiniSearch({ fields: ['name', 'about', 'topics', 'words', 'where'] });
  search.addAll(
    activities.map(({ id, name, about, topics, words, where }) => ({
      id,
      name,
      about,
      topics: topics.join(' '),
      words: words.join(' '),
      where: where.kind === 'at' ? where.name : where.kind,
    })),
  );
  return search;
}

function topicsOf(story: Story): string {
  return story.topics.map(({ topic }) => topic).join(' ');
}

function told(topics: string[], more: Partial<Story> = {}): Story {
  return { ...emptyStory(), topics: topics.map((topic) => ({ topic, words: topic })), ...more };
}

function time(words: string, more: Partial<TimeHeard>): TimeHeard {
  return { days: [], from: null, to: null, date: null, not: false, words, ...more };
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}

const where: Story['where'] = { known: true, area: 'Middle', at: [...madeUpMiddle], words: 'the middle' };
const evenings = time('evenings', { from: 17 * 60, to: 23 * 60 });
const tuesdayMornings = time('Tuesday mornings', { days: [2], from: 6 * 60, to: 12 * 60 });
const notSundays = time('not on Sundays', { days: [7], not: true });
const stepFree = { need: 'step-free', words: 'I use a wheelchair', essential: true };
const free = { need: 'free', words: 'the cost', essential: false };

const stories: readonly Story[] = [
  told(['gardening']),
  told(['bereavement', 'company', 'gardening'], { where }),
  told(['dementia', 'music'], { where, access: [stepFree], person: { age: 82, words: 'My mum is 82' } }),
  told(['money', 'warm-home'], { where, access: [free], times: [notSundays] }),
  told(['cooking'], { where, times: [tuesdayMornings], not: [{ topic: 'weight', words: 'not dieting' }] }),
  told(['low-mood', 'walking', 'nature', 'company'], { where, access: [free, stepFree], times: [evenings] }),
];

/** No topic at all: every activity of the place is looked at. */
const anything = told([], { where, times: [evenings] });
