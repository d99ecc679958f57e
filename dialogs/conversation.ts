import type { TurnContext } from 'botbuilder';
import { DialogContext, DialogSet } from 'botbuilder-dialogs';
import { activity } from './activity.js';
import { answerCommand } from './commands.js';
import { answerDanger, quietWord } from './danger.js';
import type { Exchange } from './exchange.js';
import type { Heard } from './heard.js';
import { NamedStepDialog, positionAt, startExchange } from './named-step-dialog.js';
import { matters } from './questions/matters.js';
import type { Reply } from './reply.js';
import type { Counted } from './step.js';
import type { Story } from './story.js';
import { suggestions } from './suggestions.js';
import { emptyStory } from './telling.js';
import { whatMatters } from './what-matters.js';
import type { World } from './world.js';

/** Where a conversation stands: its dialogs in progress, the innermost last. JSON between turns. */
export type Positions = { id: string; state: unknown }[];

/** What came of a turn besides the replies. */
export type Ending = 'open' | 'forgotten';

const whole = new Map(
  [whatMatters, suggestions, activity].map((definition) => [
    definition.id,
    new NamedStepDialog(definition as typeof whatMatters),
  ]),
);
const dialogs = new DialogSet();
for (const dialog of whole.values()) dialogs.add(dialog);

/** What a conversation begins with: its first question, and where it then stands. */
export function opening(world: World): { replies: Reply[]; positions: Positions } {
  const { replies } = matters.ask({ heard: nothingHeard, story: emptyStory(), world }, {}, 'first');
  return { replies, positions: [{ id: whatMatters.id, state: positionAt(whatMatters, 'matters') }] };
}

/**
 * One turn: danger before everything, then what is always understood, then the question that stands. Changes
 * `positions` and `exchange`.
 */
export async function converse(
  context: TurnContext,
  positions: Positions,
  exchange: Exchange,
): Promise<Ending> {
  keepKnownDialogs(positions);
  const dialogContext = enter(context, positions, exchange);
  if (positions.length === 0) await dialogContext.beginDialog(whatMatters.id);
  const { heard } = exchange;
  const before = exchange.story;

  if (heard.safety !== null) exchange.replies.push(...answerDanger(heard.safety));
  if (heard.safety?.level === 'urgent') return 'open';
  if (heard.choice === 'carry-on') {
    await dialogContext.repromptDialog();
    return 'open';
  }
  const command = heard.choice === 'person' ? 'person' : heard.command;
  if (command === null) await dialogContext.continueDialog();
  else if (command === 'forget-me') return forget(exchange, positions);
  else if (command === 'start-again') await startAgain(dialogContext, exchange);
  else if (command === 'back') await goBack(dialogContext, exchange);
  else {
    exchange.replies.push(...answerCommand(command, exchange, stepOf(positions)));
    await dialogContext.repromptDialog();
  }
  const fresh = freshTopics(before, exchange.story);
  exchange.counted.push(...fresh.map((of): Counted => ({ kind: 'asked', of })));
  if (heard.safety === null) exchange.replies.unshift(...quietWord(fresh));
  return 'open';
}

/** What counts as heard when a question is put without a message, on a first visit. */
const nothingHeard: Heard = {
  text: '',
  language: null,
  topics: [],
  not: [],
  access: [],
  activities: [],
  times: [],
  anyTime: false,
  where: null,
  person: null,
  command: null,
  answer: null,
  choice: null,
  number: null,
  safety: null,
};

function enter(context: TurnContext, positions: Positions, exchange: Exchange): DialogContext {
  startExchange(context, exchange);
  return new DialogContext(dialogs, context, { dialogStack: positions });
}

/** A release took a dialog away: what was entered from it goes with it. */
function keepKnownDialogs(positions: Positions): void {
  const unknown = positions.findIndex(({ id }) => !whole.has(id));
  if (unknown >= 0) positions.splice(unknown);
}

function forget(exchange: Exchange, positions: Positions): Ending {
  positions.splice(0);
  exchange.story = emptyStory();
  exchange.replies = [{ say: 'commands:forgotten' }];
  return 'forgotten';
}

async function startAgain(dialogContext: DialogContext, exchange: Exchange): Promise<void> {
  exchange.story = emptyStory();
  exchange.notUnderstood = 0;
  exchange.replies.push({ say: 'commands:started-again' });
  await dialogContext.cancelAllDialogs();
  await dialogContext.beginDialog(whatMatters.id);
}

async function goBack(dialogContext: DialogContext, exchange: Exchange): Promise<void> {
  exchange.notUnderstood = 0;
  const active = whole.get(dialogContext.activeDialog?.id ?? '');
  if (active !== undefined && (await active.goBack(dialogContext))) return;
  exchange.replies.push({ say: 'commands:nothing-before' });
  await dialogContext.repromptDialog();
}

function stepOf(positions: Positions): string {
  const state = positions.at(-1)?.state as { step?: unknown } | undefined;
  return typeof state?.step === 'string' ? state.step : 'matters';
}

function freshTopics(before: Story, after: Story): string[] {
  return after.topics
    .map(({ topic }) => topic)
    .filter((topic) => !before.topics.some((one) => one.topic === topic));
}
