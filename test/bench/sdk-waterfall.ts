/**
 * The yardstick for a guided turn: what the SDK's own documentation has a bot made of. A waterfall with a text, choice,
 * confirm, number and date prompt, its state in the SDK's memory storage, behind an adapter as thin as ours.
 */
import {
  ActivityTypes,
  BotAdapter,
  ConversationState,
  MemoryStorage,
  TurnContext,
  type Activity,
  type ResourceResponse,
} from 'botbuilder';
import {
  ChoiceFactory,
  ChoicePrompt,
  ConfirmPrompt,
  DateTimePrompt,
  DialogSet,
  DialogTurnStatus,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';

const matters = ['Meeting people', 'Getting active', 'Gardening and nature', 'Money, home or work'];
const culture = 'en-gb';

class SilentAdapter extends BotAdapter {
  private sent = 0;

  async process(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map(() => ({ id: String((this.sent += 1)) }));
  }

  override async continueConversation(): Promise<void> {}
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
}

export interface Waterfall {
  /** One turn, from the message to its stored state. */
  take(conversation: string, text: string): Promise<void>;
  /** How many conversations came to their end: proof that every prompt took its answer. */
  finished(): number;
}

export function sdkWaterfall(stored: Record<string, string> = {}): Waterfall {
  const state = new ConversationState(new MemoryStorage(stored));
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs
    .add(new TextPrompt('text'))
    .add(new ChoicePrompt('choice', undefined, culture))
    .add(new ConfirmPrompt('confirm', undefined, culture))
    .add(new NumberPrompt('number', undefined, culture))
    .add(new DateTimePrompt('date', undefined, culture))
    .add(new WaterfallDialog('guided', steps));
  const adapter = new SilentAdapter();
  let finished = 0;
  return {
    async take(conversation, text) {
      const activity: Partial<Activity> = {
        type: ActivityTypes.Message,
        channelId: 'webchat',
        locale: culture,
        conversation: { id: conversation, isGroup: false, name: '', conversationType: 'personal' },
        from: { id: 'resident', name: '' },
        recipient: { id: 'bot', name: '' },
        text,
      };
      await adapter.process(activity, async (context) => {
        const dialogContext = await dialogs.createContext(context);
        const { status } = await dialogContext.continueDialog();
        if (status === DialogTurnStatus.empty) await dialogContext.beginDialog('guided');
        if (status === DialogTurnStatus.complete) finished += 1;
        await state.saveChanges(context);
      });
    },
    finished: () => finished,
  };
}

/** What the SDK's memory holds of this many conversations, `0`, `1` and so on, each after its first message. */
export async function afterTheFirstTurn(conversations: number): Promise<Record<string, string>> {
  const stored: Record<string, string> = {};
  await sdkWaterfall(stored).take('0', 'hello');
  const [[key = '', state = ''] = []] = Object.entries(stored);
  for (let number = 1; number < conversations; number++) stored[key.replace(/0$/, '') + number] = state;
  return stored;
}

const steps = [
  (step: WaterfallStepContext) => step.prompt('text', 'What matters to you at the moment?'),
  async (step: WaterfallStepContext) => {
    remember(step, 'story');
    return step.prompt('choice', {
      prompt: 'Which of these comes nearest?',
      choices: ChoiceFactory.toChoices(matters),
    });
  },
  async (step: WaterfallStepContext) => {
    remember(step, 'matters');
    return step.prompt('confirm', 'Does anything get in the way of going to things?');
  },
  async (step: WaterfallStepContext) => {
    remember(step, 'hindered');
    return step.prompt('number', 'How old are you?');
  },
  async (step: WaterfallStepContext) => {
    remember(step, 'age');
    return step.prompt('date', 'When would suit you?');
  },
  async (step: WaterfallStepContext) => {
    remember(step, 'when');
    await step.context.sendActivity(`Here is what I found: ${JSON.stringify(step.values)}`);
    return step.endDialog();
  },
];

function remember(step: WaterfallStepContext, name: string): void {
  (step.values as Record<string, unknown>)[name] = step.result;
}
