import type { TurnContext } from 'botbuilder';
import { DialogContext, DialogSet } from 'botbuilder-dialogs';
import { activity } from './activity.js';
import { answered } from './answered.js';
import { areYouSafe } from './are-you-safe.js';
import { checkIn } from './check-in.js';
import type { Course } from './course.js';
import type { Exchange } from './exchange.js';
import { nothingHeard } from './heard.js';
import { handOver } from './hand-over.js';
import { greetOnce } from './hello.js';
import { howAreYou, offerHowAreYou } from './how-are-you.js';
import { interruptions } from './interruptions.js';
import { keepInTouch } from './keep-in-touch.js';
import { offerLanguage } from './languages.js';
import { NamedStepDialog, positionAt, startExchange } from './named-step-dialog.js';
import { matters } from './questions/matters.js';
import type { Reply } from './reply.js';
import { noRoomLeft } from './self-referral/no-room.js';
import { selfReferral } from './self-referral.js';
import { thereIsRoom } from './self-referral/there-is-room.js';
import { somethingWrong } from './something-wrong.js';
import type { Counted } from './step.js';
import type { Story } from './story.js';
import { suggestions } from './suggestions.js';
import { emptyStory } from './telling.js';
import { toMyPhone } from './to-my-phone.js';
import { whatMatters } from './what-matters.js';
import { withdrawing } from './withdrawing.js';
import type { World } from './world.js';

/** Where a conversation stands: its dialogs in progress, the innermost last. JSON between turns. */
export type Positions = { id: string; state: unknown }[];

/** What came of a turn besides the replies. */
export type Ending = 'open' | 'forgotten';

const whole = new Map(
  [
    whatMatters,
    suggestions,
    activity,
    selfReferral,
    noRoomLeft,
    thereIsRoom,
    handOver,
    answered,
    withdrawing,
    somethingWrong,
    areYouSafe,
    keepInTouch,
    toMyPhone,
    checkIn,
    howAreYou,
  ].map((definition) => [definition.id, new NamedStepDialog(definition as typeof whatMatters)]),
);
const dialogs = new DialogSet();
for (const dialog of whole.values()) dialogs.add(dialog);

/** What a conversation begins with: its first question, and where it then stands. */
export function opening(world: World): { replies: Reply[]; positions: Positions } {
  const { replies } = matters.ask(
    { heard: nothingHeard, story: emptyStory(), world, language: world.place.languages[0] ?? '' },
    {},
    'first',
  );
  return { replies, positions: [{ id: whatMatters.id, state: positionAt(whatMatters, 'matters') }] };
}

/**
 * One turn: what interrupts, danger first, then the question that stands. Changes `positions` and `exchange`.
 */
export async function converse(
  context: TurnContext,
  positions: Positions,
  exchange: Exchange,
): Promise<Ending> {
  const dialogContext = standingAt(context, positions, exchange);
  if (positions.length === 0) await dialogContext.beginDialog(whatMatters.id);
  const course = courseOf(dialogContext, positions);
  const before = exchange.story;
  if (!(await interrupted(exchange, course))) await course.goOn();
  exchange.replies = greetOnce(exchange.replies);
  if (positions.length === 0) return 'forgotten';
  if (exchange.heard.safety?.level !== 'urgent') offerLanguage(exchange);
  offerHowAreYou(exchange);
  exchange.counted.push(...freshTopics(before, exchange.story).map((of): Counted => ({ kind: 'asked', of })));
  return 'open';
}

/** The dialogs as they stood, ready to go on with this exchange. */
function standingAt(context: TurnContext, positions: Positions, exchange: Exchange): DialogContext {
  keepKnownDialogs(positions);
  startExchange(context, exchange);
  return new DialogContext(dialogs, context, { dialogStack: positions });
}

/** A turn in which nothing was said: the question that stands is put again. Changes `positions` and `exchange`. */
export async function remind(
  context: TurnContext,
  positions: Positions,
  exchange: Exchange,
): Promise<Ending> {
  const dialogContext = standingAt(context, positions, exchange);
  if (positions.length === 0) await dialogContext.beginDialog(whatMatters.id);
  else await dialogContext.repromptDialog();
  return 'open';
}

/** Something that comes to a conversation from outside, such as what a group answered, or a check-in. */
export interface News {
  replies: Reply[];
  /** The same id comes once, however often it is brought. */
  id?: string;
  /** Asked last of all whether it is to be brought, such as after the resident wanted no more. */
  stillWanted?: () => Promise<boolean>;
  /** A question that goes with it, put on top of the one that stands. */
  begin?: { dialog: string; options: Record<string, unknown> };
}

/** Brings news into a conversation. Changes `positions` and `exchange`. */
export async function bringNews(
  context: TurnContext,
  positions: Positions,
  exchange: Exchange,
  { replies, begin }: News,
): Promise<void> {
  keepKnownDialogs(positions);
  startExchange(context, exchange);
  exchange.replies.push(...replies);
  if (begin === undefined) return;
  const dialogContext = new DialogContext(dialogs, context, { dialogStack: positions });
  if (positions.length === 0)
    positions.push({ id: whatMatters.id, state: positionAt(whatMatters, 'matters') });
  await dialogContext.beginDialog(begin.dialog, begin.options);
}

async function interrupted(exchange: Exchange, course: Course): Promise<boolean> {
  for (const interruption of interruptions) if (await interruption(exchange, course)) return true;
  return false;
}

function courseOf(dialogContext: DialogContext, positions: Positions): Course {
  return {
    get active() {
      const innermost = positions.at(-1);
      const step = (innermost?.state as { step?: unknown } | null | undefined)?.step;
      return innermost === undefined
        ? null
        : { dialog: innermost.id, step: typeof step === 'string' ? step : '' };
    },
    get inProgress() {
      return positions.map(({ id, state }) => ({
        dialog: id,
        memory: (state as { memory?: object } | null | undefined)?.memory ?? {},
      }));
    },
    goOn: async () => void (await dialogContext.continueDialog()),
    remind: () => dialogContext.repromptDialog(),
    translate: async () => whole.get(positions.at(-1)?.id ?? '')?.translate(dialogContext),
    begin: async (dialog, options) => void (await dialogContext.beginDialog(dialog, options)),
    replace: async (dialog, options) => void (await dialogContext.replaceDialog(dialog, options)),
    back: async () => (await whole.get(positions.at(-1)?.id ?? '')?.goBack(dialogContext)) ?? false,
    startOver: async () => {
      positions.splice(0);
      await dialogContext.beginDialog(whatMatters.id);
    },
    leave: () => void positions.splice(0),
  };
}

/** A release took a dialog away: what was entered from it goes with it. */
function keepKnownDialogs(positions: Positions): void {
  const unknown = positions.findIndex(({ id }) => !whole.has(id));
  if (unknown >= 0) positions.splice(unknown);
}

function freshTopics(before: Story, after: Story): string[] {
  return after.topics
    .map(({ topic }) => topic)
    .filter((topic) => !before.topics.some((one) => one.topic === topic));
}
