/**
 * Goes through the dialogs breadth first: from each place that a conversation can come to, everything that can be heard
 * there. What stands where, and what is remembered there, counts once, whichever way it was reached.
 */
import { TestAdapter, TurnContext } from 'botbuilder';
import {
  bringNews,
  converse,
  opening,
  remind,
  type News,
  type Positions,
} from '../../../dialogs/conversation.js';
import type { DeedOutcome } from '../../../dialogs/deed.js';
import type { Exchange } from '../../../dialogs/exchange.js';
import { nothingHeard, type Heard } from '../../../dialogs/heard.js';
import { greeting, welcomeBack } from '../../../dialogs/hello.js';
import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { Story } from '../../../dialogs/story.js';
import { emptyStory } from '../../../dialogs/telling.js';
import type { World } from '../../../dialogs/world.js';
import { outcomesOf } from './made-up-worlds.js';
import { whatMayBeHeard } from './what-may-be-heard.js';

/** Where a conversation stands, as it is stored. */
export interface Standing {
  positions: Positions;
  story: Story;
  notUnderstood: number;
  offered: Choice[];
}

/** Something that a conversation can begin with, beside its first question. */
export interface Beginning {
  news: News;
  /** What was heard before. */
  story?: Partial<Story>;
}

/**
 * Each turn that says something else than all others, whatever it says it of.
 *
 * @param mostAtOneStep how many ways of standing at one step of one dialog are gone on from
 */
export async function walk(
  world: World,
  beginnings: readonly Beginning[],
  mostAtOneStep: number,
): Promise<Reply[][]> {
  const turns = new Map<string, Reply[]>();
  const known = new Set<string>();
  const atStep = new Map<string, number>();
  const queue: Standing[] = [];
  const say = (replies: Reply[]) => {
    const shape = shapeOfTurn(replies);
    if (!turns.has(shape)) turns.set(shape, replies);
  };
  const arrive = (standing: Standing) => {
    const key = keyOf(standing);
    const step = stepOf(standing);
    // What was not understood leads to other words, and after twice to nothing new.
    const way = `${step} ${standing.notUnderstood}`;
    const others = atStep.get(way) ?? 0;
    const most = [mostAtOneStep, 1, 1][standing.notUnderstood] ?? 0;
    if (known.has(key) || others >= most) return;
    known.add(key);
    atStep.set(way, others + 1);
    queue.push(structuredClone(standing));
  };

  const first = opening(world);
  say([...greeting(world, 'en'), ...first.replies]);
  arrive(
    standingAfter({
      positions: first.positions,
      replies: first.replies,
      before: null,
      story: emptyStory(),
      notUnderstood: 0,
    }),
  );
  for (const beginning of beginnings) {
    const { replies, ...standing } = await begun(beginning, world);
    say(replies);
    arrive(standing);
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    say(welcomeBack(next.story));
    for (const heard of [null, ...whatMayBeHeard(next)]) {
      let outcomes = 1;
      for (let which = 0; which < outcomes; which++) {
        const turn = await take(next, heard, world, which);
        outcomes = turn.outcomes;
        say(turn.replies);
        if (turn.standing !== null) arrive(turn.standing);
      }
    }
  }
  return [...turns.values()];
}

/** One turn, and how many ways there are for it to go on: `which` of all that may come of what it has done. */
async function take(from: Standing, heard: Partial<Heard> | null, world: World, which: number) {
  let outcomes = 1;
  const perform: World['perform'] = async (deed): Promise<DeedOutcome> => {
    const all = outcomesOf(deed);
    outcomes = Math.max(outcomes, all.length);
    return all[which] ?? all[0]!;
  };
  const { positions, story, notUnderstood } = structuredClone(from);
  const exchange = exchangeOf({ ...world, perform }, story, notUnderstood);
  exchange.heard = { ...nothingHeard, ...heard };
  const turn = heard === null ? remind : converse;
  const ending = await turn(context, positions, exchange);
  const { replies } = exchange;
  const standing = ending === 'forgotten' ? null : standingAfter({ ...exchange, positions, before: from });
  return { replies, outcomes, standing };
}

async function begun({ news, story }: Beginning, world: World): Promise<Standing & { replies: Reply[] }> {
  const { positions } = opening(world);
  const exchange = exchangeOf(world, { ...emptyStory(), ...story }, 0);
  await bringNews(context, positions, exchange, news);
  return { ...standingAfter({ ...exchange, positions, before: null }), replies: exchange.replies };
}

function exchangeOf(world: World, story: Story, notUnderstood: number): Exchange {
  return { heard: nothingHeard, story, world, replies: [], language: 'en', counted: [], notUnderstood };
}

const context = new TurnContext(new TestAdapter(async () => undefined), { type: 'message' });

interface Arriving extends Pick<Exchange, 'story' | 'notUnderstood' | 'replies'> {
  positions: Positions;
  before: Standing | null;
}

function standingAfter({ positions, replies, before, story, notUnderstood }: Arriving): Standing {
  const offered = replies.findLast(({ choices }) => choices !== undefined)?.choices ?? before?.offered ?? [];
  return { positions, story, notUnderstood, offered };
}

function stepOf({ positions }: Standing): string {
  const { id, state } = positions.at(-1)!;
  return `${id}/${(state as { step: string }).step}`;
}

/** What decides what may be said next, and not the names in it. */
function keyOf({ positions, story, notUnderstood, offered }: Standing): string {
  const places = positions.map(({ id, state }) => {
    const { step, memory } = state as { step: string; memory: Record<string, unknown> };
    return [id, step, memory['id'] ?? '', shapeOf(memory)];
  });
  const { topics, not, person, danger, requests, messagesAgreed, helpSaid } = story;
  const told = [topics, not, danger, requests, messagesAgreed].map(({ length }) => Math.min(length, 2));
  return JSON.stringify([
    places,
    told,
    Math.min(helpSaid.length, 4),
    shapeOf(person),
    notUnderstood,
    offered.map(({ id }) => id),
  ]);
}

/** Plain data with texts and larger numbers taken out. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z-]{1,14}$/.test(value) ? value : '…';
  if (typeof value === 'number') return Math.min(value, 2);
  if (Array.isArray(value)) return Math.min(value.length, 2);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.entries(value).map(([key, inner]) => [key, key === 'suggested' ? 0 : shapeOf(inner)]);
}

/** A turn by what it says, and not of what. */
function shapeOfTurn(replies: readonly Reply[]): string {
  return JSON.stringify(replies.map(shapeOfReply));
}

export function shapeOfReply({
  say,
  values = {},
  choices,
  activity,
  suggestions,
  passedOn,
  ...rest
}: Reply): unknown {
  return [
    ...[say, Object.entries(values).map(([name, value]) => [name, valueShape(value)])],
    choices?.map((choice) => [
      choice.say,
      choice.id.startsWith('activity:') ? '' : Object.values(choice.values ?? {}),
    ]),
    activity?.id,
    suggestions?.map(({ id }) => id),
    passedOn?.parts.map(({ label, value }) => [valueShape(label), valueShape(value)]),
    ...[rest.helpLines, rest.contact?.replyWithin ?? rest.contact !== undefined, rest.link !== undefined],
  ];
}

function valueShape(value: unknown): unknown {
  if (typeof value === 'number') return Math.min(value, 2);
  if (typeof value !== 'object' || value === null) return typeof value;
  const parts = Object.entries(value as Record<string, unknown>);
  return parts.map(([key, inner]) => (key === 'key' || key === 'language' ? inner : key));
}
