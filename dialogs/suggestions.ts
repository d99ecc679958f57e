import type { Choice, Reply } from './reply.js';
import { sayBack } from './saying-back.js';
import { asSuggested, type AsSuggested } from './since-suggested.js';
import type { Counted, Decision, DialogDefinition, Manner, Moment, Step } from './step.js';
import type { Story } from './story.js';
import type { Suggestion, Widening } from './suggestion.js';
import { lookAgain, tell, toldSomething } from './telling.js';
import { choiceToMyPhone } from './to-my-phone/what-to-send.js';
import { countUnmet } from './unmet.js';
import { whyNot } from './why-not.js';

/** Suggestions at a time. */
const most = 3;

export interface SuggestionsMemory {
  /** The activities on view, in the order in which they are numbered. */
  onView: { id: string; name: string }[];
  more: boolean;
  /** As the activities were shown, by id, the latest last; absent in records of an earlier release. */
  suggested?: Record<string, AsSuggested>;
}

/** Of how many activities it is known how they were shown. */
const mostKnown = 12;

const more: Choice = { id: 'more', say: 'suggestions:choice-more' };
const none: Choice = { id: 'none-of-these', say: 'suggestions:choice-none' };
const person: Choice = { id: 'person', say: 'choices:person' };

/** Puts up to three activities that fit, and hears which one, more, or none of them. */
const choose: Step<SuggestionsMemory> = {
  ask: (moment, before, manner) => {
    if (manner !== 'first') return { replies: askedBefore(moment, before, manner) };
    const { story, world } = moment;
    const except = before.onView.length === 0 ? story.turnedDown : story.shown;
    const { suggestions, widened, more: thereIsMore, unmet } = world.suggest(story, { except, most });
    const onView = suggestions.map(({ id, name }) => ({ id, name }));
    const shown = [...new Set([...except, ...onView.map(({ id }) => id)])];
    // Where only a few fit as asked, "more" loosens what was asked for.
    const memory = {
      onView,
      suggested: asTheyWereShown(before, suggestions),
      more: thereIsMore || world.suggest(story, { except: shown, most: 1 }).suggestions.length > 0,
    };
    const replies: Reply[] =
      suggestions.length === 0
        ? [nothingFits(story)]
        : [
            { say: introduction(story, widened) },
            { say: 'suggestions:which', suggestions, choices: choicesFor(moment, memory) },
          ];
    return {
      replies: [...unmetReplies(unmet, suggestions.length > 0), ...replies],
      memory,
      story: {
        ...story,
        shown: [...new Set([...story.shown, ...shown])],
        unmet: [...new Set([...story.unmet, ...unmet])],
      },
      counted: [
        ...suggestions.map(({ id }) => ({ kind: 'suggested' as const, of: id })),
        ...suggestions.flatMap(suggestedFor),
        ...countUnmet(
          story,
          unmet.filter((topic) => !story.unmet.includes(topic)),
        ),
      ],
    };
  },

  remind: (moment, memory) => [
    memory.onView.length === 0
      ? {
          say: 'suggestions:none-left',
          choices: [{ id: 'something-else', say: 'suggestions:choice-else' }, person],
        }
      : { say: 'suggestions:remind', choices: choicesFor(moment, namedNow(moment, memory)) },
  ],

  inAnotherLanguage: (moment, memory) => {
    const { story, world } = moment;
    const only = memory.onView.map(({ id }) => id);
    const found = world.suggest(story, { except: [], most: only.length, only }).suggestions;
    const suggestions = only.flatMap((id) => found.filter((one) => one.id === id));
    // One that is there no more would change the numbers of those after it.
    if (only.length === 0 || suggestions.length < only.length) return { replies: remindOf(moment, memory) };
    const translated = { ...memory, onView: suggestions.map(({ id, name }) => ({ id, name })) };
    return {
      replies: [{ say: 'suggestions:which', suggestions, choices: choicesFor(moment, translated) }],
      memory: translated,
    };
  },

  hear: (moment, memory) => {
    const { heard, story } = moment;
    const picked = pickedFrom(moment, memory);
    if (picked !== undefined) {
      const counted = [{ kind: 'chosen' as const, of: picked }];
      return {
        counted,
        next: {
          kind: 'begin',
          dialog: 'activity',
          options: { id: picked, suggested: memory.suggested?.[picked] },
        },
      };
    }
    if (heard.choice === 'more' || heard.answer === 'more') return showMore(story, memory);
    if (heard.choice === 'something-else') return askAnew(story);
    if (heard.choice === 'none-of-these' || heard.answer === 'none-of-these' || heard.answer === 'no') {
      const turnedDown = [...new Set([...story.turnedDown, ...memory.onView.map(({ id }) => id)])];
      return { story: { ...story, turnedDown }, next: { kind: 'step', step: 'why-not' } };
    }
    if (heard.number !== null) {
      return {
        replies: [{ say: 'suggestions:no-such-number', values: { count: memory.onView.length } }],
        next: wait,
      };
    }
    if (toldSomething(heard)) {
      const told = tell(story, heard);
      return { story: lookAgain(told), replies: sayBack(story, told), next: { kind: 'ask-anew' } };
    }
    if (heard.answer === 'yes' || heard.answer === 'any' || heard.answer === 'unsure') {
      return { replies: [{ say: 'suggestions:which-one' }], next: wait };
    }
    if (heard.answer === 'hello')
      return { replies: [{ say: 'hello:back' }, ...remindOf(moment, memory)], next: wait };
    if (heard.answer !== null) return { replies: [{ say: 'hello:goodbye' }], next: wait };
    return { next: { kind: 'not-understood' } };
  },
};

const wait = { kind: 'wait' } as const;

/** Up to three activities at a time, until one is picked or the resident has had enough. */
export const suggestions: DialogDefinition<SuggestionsMemory> = {
  id: 'suggestions',
  schema: 1,
  steps: { choose, 'why-not': whyNot },
  begin: () => ({ memory: { onView: [], more: false }, step: 'choose' }),
  before: {
    kind: 'replace',
    dialog: 'what-matters',
    options: { step: 'when', trail: ['matters', 'access', 'whereabouts'] },
  },
  after: { kind: 'end' },
};

function asTheyWereShown(before: SuggestionsMemory, now: readonly Suggestion[]): Record<string, AsSuggested> {
  const shown = now.map((one): [string, AsSuggested] => [one.id, asSuggested(one)]);
  return Object.fromEntries([...Object.entries(before.suggested ?? {}), ...shown].slice(-mostKnown));
}

/** The topics, asked for or near to those, that an activity is suggested for. */
function suggestedFor({ id, reasons }: Suggestion): Counted[] {
  const topics = reasons.flatMap((reason) =>
    reason.kind === 'topic' ? [reason.topic] : reason.kind === 'related' ? [reason.to] : [],
  );
  return [...new Set(topics)].map((topic) => ({ kind: 'suggested-for', of: `${topic}/${id}` }));
}

function introduction(story: Story, widened: readonly Widening[]): string {
  if (widened[0] !== undefined) return `suggestions:widened-${widened[0]}`;
  return story.topics.length + story.activities.length > 0 ? 'suggestions:here' : 'suggestions:varied';
}

/** The activities under the names that they have in the language of the moment. */
function namedNow({ world, story }: Moment, memory: SuggestionsMemory): SuggestionsMemory {
  const onView = memory.onView.map(({ id, name }) => ({ id, name: world.activity(id, story)?.name ?? name }));
  return { ...memory, onView };
}

function choicesFor({ story, world }: Moment, memory: SuggestionsMemory): Choice[] {
  const each = memory.onView.map(({ id, name }) => ({
    id: `activity:${id}`,
    say: 'suggestions:choice-one',
    values: { name },
  }));
  return [...each, ...(memory.more ? [more] : []), none, ...choiceToMyPhone(story, world), person];
}

function pickedFrom({ heard }: Moment, memory: SuggestionsMemory): string | undefined {
  const byChoice = memory.onView.find(({ id }) => heard.choice === `activity:${id}`);
  const byNumber =
    heard.choice === null && heard.number !== null ? memory.onView[heard.number - 1] : undefined;
  return (byChoice ?? byNumber)?.id;
}

function showMore(story: Story, memory: SuggestionsMemory): Decision<SuggestionsMemory> {
  if (memory.more) return { story, next: { kind: 'ask-anew' } };
  return {
    replies: [
      {
        say: 'suggestions:no-more',
        choices: [{ id: 'something-else', say: 'suggestions:choice-else' }, person],
      },
    ],
    next: wait,
  };
}

function askAnew(story: Story): Decision<SuggestionsMemory> {
  return { story, next: { kind: 'replace', dialog: 'what-matters', options: { step: 'matters' } } };
}

/** After an answer that could not be used: the same choices, said in another way, and a person. */
function askedBefore(moment: Moment, memory: SuggestionsMemory, manner: Manner): Reply[] {
  const say = manner === 'again' ? 'suggestions:again' : 'not-understood:choices';
  return [{ say, choices: choicesFor(moment, namedNow(moment, memory)) }];
}

function remindOf(moment: Moment, memory: SuggestionsMemory): Reply[] {
  return choose.remind?.(moment, memory) ?? [];
}

function nothingFits(story: Story): Reply {
  return {
    say: story.shown.length > 0 ? 'suggestions:no-more' : 'suggestions:nothing-fits',
    choices: [{ id: 'something-else', say: 'suggestions:choice-else' }, person],
  };
}

function unmetReplies(unmet: string[], others: boolean): Reply[] {
  return unmet.length > 0 && others
    ? [{ say: 'suggestions:unmet', values: { topics: { topics: unmet } } }]
    : [];
}
