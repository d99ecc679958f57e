import type { TurnContext } from 'botbuilder';
import { DialogContext, DialogSet } from 'botbuilder-dialogs';
import { activity } from './activity.js';
import { answerCommand } from './commands.js';
import { areYouSafe } from './are-you-safe.js';
import { answerDanger, tellsOfLowSpirits, withDanger } from './danger.js';
import type { Exchange } from './exchange.js';
import type { Command, Heard, SafetyKind } from './heard.js';
import { mayNotNotice } from './hello.js';
import { languageAskedFor, languagesToChoose, offerLanguage } from './languages.js';
import { NamedStepDialog, positionAt, startExchange } from './named-step-dialog.js';
import { matters } from './questions/matters.js';
import type { Reply } from './reply.js';
import { sayBack } from './saying-back.js';
import type { Counted } from './step.js';
import type { Story } from './story.js';
import { suggestions } from './suggestions.js';
import { emptyStory, tell, toldSomething } from './telling.js';
import { whatMatters } from './what-matters.js';
import type { World } from './world.js';

/** Where a conversation stands: its dialogs in progress, the innermost last. JSON between turns. */
export type Positions = { id: string; state: unknown }[];

/** What came of a turn besides the replies. */
export type Ending = 'open' | 'forgotten';

const whole = new Map(
  [whatMatters, suggestions, activity, areYouSafe].map((definition) => [
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
  if (heard.safety !== null) {
    exchange.counted.push({ kind: 'danger', of: `${heard.safety.kind}/${heard.safety.level}` });
  }
  if (heard.safety?.level === 'urgent') meetDanger(exchange, heard.safety.kind);
  else if (heard.safety !== null && mayAskWhetherSafe(dialogContext, exchange, heard.safety.kind)) {
    await askWhetherSafe(dialogContext, exchange, { kind: heard.safety.kind, quietly: false });
  } else if (heard.choice === 'carry-on' && dialogContext.activeDialog?.id !== areYouSafe.id) {
    await dialogContext.repromptDialog();
  } else if (languageAskedFor(heard, exchange.world) !== null) {
    await changeLanguage(dialogContext, exchange);
  } else {
    const command = heard.choice === 'person' ? 'person' : heard.command;
    if (command === 'forget-me') return forget(exchange, positions);
    if (command !== null) await follow(command, dialogContext, exchange, positions);
    else if (dialogContext.activeDialog?.id !== areYouSafe.id && tellsOfLowSpirits(heard.topics, before)) {
      await askWhetherSafe(dialogContext, exchange, { kind: 'life', quietly: true });
    } else if (shownActivityNamed(heard, before) !== null) await openActivity(dialogContext, exchange);
    else await dialogContext.continueDialog();
  }
  if (heard.safety?.level !== 'urgent') offerLanguage(exchange);
  exchange.counted.push(...freshTopics(before, exchange.story).map((of): Counted => ({ kind: 'asked', of })));
  return 'open';
}

/**
 * Whom to call, before a greeting even, and no question on this turn. What was told besides is kept for when the
 * conversation goes on.
 */
function meetDanger(exchange: Exchange, kind: SafetyKind): void {
  const [whomToCall, ...others] = answerDanger(kind, exchange.story);
  exchange.replies = [whomToCall, ...exchange.replies, ...others];
  exchange.story = withDanger(tell(exchange.story, exchange.heard), kind);
}

/** Asked once for each kind of danger; after that what is said is answered like anything else, with the numbers. */
function mayAskWhetherSafe({ activeDialog }: DialogContext, exchange: Exchange, kind: SafetyKind): boolean {
  if (activeDialog?.id === areYouSafe.id) return false;
  if (!exchange.story.danger.includes(kind)) return true;
  exchange.replies.push({ say: `safety:again-${kind}`, helpLines: kind });
  return false;
}

async function askWhetherSafe(
  dialogContext: DialogContext,
  exchange: Exchange,
  { kind, quietly }: { kind: SafetyKind; quietly: boolean },
): Promise<void> {
  const { heard, story } = exchange;
  const told = tell(story, heard);
  exchange.story = withDanger(told, kind);
  exchange.notUnderstood = 0;
  if (quietly) exchange.replies.push(...sayBack(story, told));
  await dialogContext.beginDialog(areYouSafe.id, { kind, quietly, told: toldSomething(heard) });
}

/** The activity that the whole message names, of those that were shown: its card stays in view while the talk goes on. */
function shownActivityNamed({ activities, choice, text }: Heard, { shown }: Story): string | null {
  if (choice !== null) return null;
  const named = activities.find(({ activity, words }) => words === text && shown.includes(activity));
  return named?.activity ?? null;
}

async function openActivity(dialogContext: DialogContext, exchange: Exchange): Promise<void> {
  const id = shownActivityNamed(exchange.heard, exchange.story);
  if (id === null) return;
  exchange.counted.push({ kind: 'chosen', of: id });
  exchange.notUnderstood = 0;
  if (dialogContext.activeDialog?.id === activity.id) await dialogContext.replaceDialog(activity.id, { id });
  else await dialogContext.beginDialog(activity.id, { id });
}

async function changeLanguage(dialogContext: DialogContext, exchange: Exchange): Promise<void> {
  exchange.language = languageAskedFor(exchange.heard, exchange.world) ?? exchange.language;
  exchange.replies.push({ say: 'language:changed' });
  if (!exchange.world.noticesDanger(exchange.language)) exchange.replies.push(mayNotNotice);
  await dialogContext.repromptDialog();
}

async function follow(
  command: Exclude<Command, 'forget-me'>,
  dialogContext: DialogContext,
  exchange: Exchange,
  positions: Positions,
): Promise<void> {
  if (command === 'start-again') return startAgain(dialogContext, exchange);
  if (command === 'back') return goBack(dialogContext, exchange);
  if (command === 'language') {
    exchange.replies.push(languagesToChoose(exchange.world));
    return;
  }
  exchange.replies.push(...answerCommand(command, exchange, stepOf(positions)));
  await dialogContext.repromptDialog();
}

/** What counts as heard when a question is put without a message, on a first visit. */
const nothingHeard: Heard = {
  text: '',
  language: null,
  topics: [],
  not: [],
  access: [],
  activities: [],
  perhaps: [],
  switchTo: null,
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
