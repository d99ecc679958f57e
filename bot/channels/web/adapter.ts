/** The web page as a channel of the Bot Framework: a posted form becomes an activity, an answer becomes "there is something new". */
import {
  ActivityTypes,
  BotAdapter,
  TurnContext,
  type Activity,
  type ConversationAccount,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, TurnOutcome } from '../../turn.js';
import type { OpenStreams } from './open-streams.js';

/** What takes a turn: the bot. */
export interface TakesTurns {
  take(context: TurnContext, message: IncomingMessage): Promise<TurnOutcome>;
}

export class WebAdapter extends BotAdapter {
  constructor(
    private readonly bot: TakesTurns,
    private readonly streams: OpenStreams,
  ) {
    super();
  }

  /**
   * Runs one turn. `tab` is the page that the message came from, which is not told of its own news. Rejects where the
   * turn failed: then nothing was taken, and the same message can be sent again.
   */
  async process(message: IncomingMessage, tab: string | null): Promise<TurnOutcome> {
    const context = new TurnContext(this, activityOf(message, tab));
    let outcome: TurnOutcome | undefined;
    let failure: Error | undefined;
    await this.runMiddleware(context, async (running) => {
      try {
        outcome = await this.bot.take(running, message);
        if (outcome.kind !== 'repeated') await tellPages(running, outcome);
      } catch (error) {
        failure = error instanceof Error ? error : new Error('The turn failed', { cause: error });
        throw error;
      }
    });
    if (!outcome) throw failure ?? new Error('Middleware ended the turn without an outcome');
    return outcome;
  }

  /** The record holds what is said, and pages fetch it from there; here they are only told to. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    if (activities.some(({ type }) => type === undefined || type === 'message')) {
      const data = context.activity.channelData as { tab?: string | null } | undefined;
      this.streams.tell(context.activity.conversation.id, data?.tab ?? null);
    }
    return activities.map(() => ({ id: randomUUID() }));
  }

  /** For messages that come later, such as a check-in: the work writes the record, and open pages are told. */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference(
      { type: ActivityTypes.Event, name: 'continueConversation' },
      reference,
      true,
    );
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  /** Brings something to a conversation that its resident did not ask for just now; open pages are told. */
  async tell(
    conversation: string,
    bring: (context: TurnContext) => Promise<TurnOutcome | null>,
  ): Promise<void> {
    const reference = { channelId: 'webchat', conversation: { id: conversation } as ConversationAccount };
    await this.continueConversation(reference, async (context) => {
      const outcome = await bring(context);
      if (outcome !== null) await tellPages(context, outcome);
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Error('The web page cannot change a message that was sent');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('The web page cannot take back a message that was sent');
  }
}

/** The SDK's form of a reply. Its text is left out: pages fetch it from the record. */
async function tellPages(context: TurnContext, { replies }: TurnOutcome): Promise<void> {
  await context.sendActivities(replies.map(() => ({ type: ActivityTypes.Message })));
}

function activityOf(message: IncomingMessage, tab: string | null): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    id: randomUUID(),
    channelId: message.channel,
    serviceUrl: '',
    conversation: { id: message.conversation, isGroup: false, name: '', conversationType: 'personal' },
    from: { id: message.conversation, name: '', role: 'user' },
    recipient: { id: 'what-matters', name: 'What Matters', role: 'bot' },
    text: message.text,
    ...(message.language ? { locale: message.language } : {}),
    channelData: { tab },
  };
}
