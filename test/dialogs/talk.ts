import path from 'node:path';
import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { readLocales } from '../../bot/words/locales.js';
import { converse, opening, type Ending, type Positions } from '../../dialogs/conversation.js';
import type { Exchange } from '../../dialogs/exchange.js';
import { nothingHeard, type Heard, type TopicHeard } from '../../dialogs/heard.js';
import type { Reply } from '../../dialogs/reply.js';
import type { Counted } from '../../dialogs/step.js';
import type { Story } from '../../dialogs/story.js';
import type { Suggestion } from '../../dialogs/suggestion.js';
import { emptyStory } from '../../dialogs/telling.js';
import type { World } from '../../dialogs/world.js';

const locales = readLocales(path.join(import.meta.dirname, '../../locales'));
const english = locales.store.data['en'] as Record<string, unknown>;

/** A conversation in a world made up for a test. Its state goes through JSON between turns, as it does in storage. */
export class Talk {
  story: Story = emptyStory();
  positions: Positions;
  replies: Reply[];
  counted: Counted[] = [];
  ending: Ending = 'open';
  language = 'en';
  private notUnderstood = 0;

  constructor(readonly world: World = madeUpWorld()) {
    const { replies, positions } = opening(world);
    this.replies = replies;
    this.positions = positions;
  }

  /** Hears a message; only what matters to the test needs saying. */
  async hear(heard: Partial<Heard>): Promise<Reply[]> {
    const exchange: Exchange = {
      heard: { ...nothingHeard, ...heard },
      story: throughJson(this.story),
      world: this.world,
      replies: [],
      language: this.language,
      counted: [],
      notUnderstood: this.notUnderstood,
    };
    this.positions = throughJson(this.positions);
    const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message' });
    this.ending = await converse(context, this.positions, exchange);
    this.story = exchange.story;
    this.replies = exchange.replies;
    this.language = exchange.language;
    this.counted = exchange.counted;
    this.notUnderstood = exchange.notUnderstood;
    expectWords(this.replies);
    return this.replies;
  }

  /** The dialog and step that wait for an answer: "what-matters/when". */
  get at(): string {
    const position = this.positions.at(-1);
    return `${position?.id}/${(position?.state as { step: string } | undefined)?.step}`;
  }

  get said(): string[] {
    return this.replies.map(({ say }) => say);
  }

  /** The ids of the choices last offered. */
  get choices(): string[] {
    return this.replies.findLast(({ choices }) => choices)?.choices?.map(({ id }) => id) ?? [];
  }
}

/** Every sentence that a dialog chooses stands in the locale. */
function expectWords(replies: Reply[]): void {
  const sayings = replies.flatMap(({ say, choices = [] }) => [say, ...choices.map((choice) => choice.say)]);
  for (const say of sayings) {
    const [subject = '', key = ''] = say.split(':');
    const known = english[subject] as Record<string, string> | undefined;
    expect(known?.[key] ?? known?.[`${key}_other`], `locales/en has no ${say}`).to.be.a('string');
  }
}

export const nothing: Partial<Heard> = {};

export function topic(id: string, words = `some ${id}`): TopicHeard {
  return { topic: id, words };
}

/** A world with this many activities that fit whatever is asked, `group-1/activity` and on. */
export function madeUpWorld({ activities = 7 }: { activities?: number } = {}): World {
  const all = Array.from({ length: activities }, (_, index) => madeUpSuggestion(index + 1));
  return {
    now: new Date('2026-11-20T10:00Z'),
    keepDays: 30,
    noticesDanger: (language) => language === 'en',
    writesFrom: null,
    reachesLater: 'page',
    seenByOthers: null,
    textsPhones: false,
    reviewed: () => true,
    measures: [],
    perform: async () => ({ kind: 'done' }),
    place: {
      id: 'somewhere',
      name: 'Somewhere',
      culture: 'GB-ENG',
      languages: ['en', 'pl'],
      spoken: ['en', 'pl'],
      areas: [
        { name: 'Northside', at: [53.8, -1.5] },
        { name: 'Southside', at: [53.7, -1.5] },
      ],
      example: true,
      contact: {
        phone: '0113 496 0100',
        email: 'a@example.org',
        website: null,
        hours: null,
        replyWithin: null,
      },
    },
    suggest: (_story, { except, most }) => {
      const fitting = all.filter(({ id }) => !except.includes(id));
      return { suggestions: fitting.slice(0, most), widened: [], more: fitting.length > most, unmet: [] };
    },
    activity: (id) => {
      const found = all.find((one) => one.id === id);
      return found === undefined ? null : detailsOf(found);
    },
  };
}

function madeUpSuggestion(number: number): Suggestion {
  return {
    id: `group-${number}/activity`,
    name: `Activity ${number}`,
    about: 'Something to do.',
    group: { id: `group-${number}`, name: `Group ${number}` },
    next: null,
    weekly: null,
    where: { kind: 'online' },
    metres: null,
    cost: { kind: 'free' },
    checked: null,
    join: 'drop-in',
    reasons: [],
    cautions: [],
  };
}

function detailsOf(suggestion: Suggestion): ReturnType<World['activity']> {
  return {
    ...suggestion,
    groupAbout: 'A group.',
    names: [suggestion.name],
    firstVisit: null,
    meetings: [],
    access: [],
    ages: null,
    only: null,
    notFor: null,
    languages: [],
    contact: { name: null, phone: null, email: null, website: null },
    status: 'open',
    beforeJoining: [],
    replyWithin: null,
  };
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
