/** Text messages as a channel of the Bot Framework: a message becomes an activity, and what is to be said one text. */
import {
  ActivityTypes,
  BotAdapter,
  TurnContext,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder';
import type { News } from '../../../dialogs/conversation.js';
import type { IncomingMessage, TurnOutcome } from '../../message.js';
import type { OutgoingMessage } from '../../referrals/outgoing-message.js';

/** What takes turns, and brings what comes later: the bot. */
export interface TakesTurns {
  take(context: TurnContext, message: IncomingMessage): Promise<TurnOutcome>;
  tell(context: TurnContext, conversation: string, news: News): Promise<TurnOutcome | null>;
}

/** Hands a text to whoever delivers it; durable once it resolves. */
export type SendText = (text: OutgoingMessage) => Promise<void>;

/** What is to be sent of a turn, or null where nothing is. */
export type TextOf<Outcome> = (outcome: Outcome) => OutgoingMessage | null | Promise<OutgoingMessage | null>;

export class TextAdapter extends BotAdapter {
  constructor(
    private readonly bot: TakesTurns,
    private readonly send: SendText,
  ) {
    super();
  }

  /** Runs one turn. What is said is durable once it resolves. Rejects where the turn failed or could not be stored. */
  async process(message: IncomingMessage, textOf: TextOf<TurnOutcome>): Promise<void> {
    await this.run(
      { type: ActivityTypes.Message, text: message.text },
      message.conversation,
      async (context) => {
        await sendText(context, await textOf(await this.bot.take(context, message)));
      },
    );
  }

  /** Brings something to a conversation that its resident did not ask for just now. */
  async tell(conversation: string, news: News, textOf: TextOf<TurnOutcome | null>): Promise<void> {
    const activity = { type: ActivityTypes.Event, name: 'continueConversation' };
    await this.run(activity, conversation, async (context) => {
      await sendText(context, await textOf(await this.bot.tell(context, conversation, news)));
    });
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const texts = activities.map(({ channelData }) => channelData as OutgoingMessage);
    for (const text of texts) await this.send(text);
    return texts.map(({ id }) => ({ id }));
  }

  override async continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    throw new Error('What comes later is told by the key of its conversation.');
  }

  override async updateActivity(): Promise<void> {
    throw new Error('A text message that was sent cannot be changed.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('A text message that was sent cannot be taken back.');
  }

  /** Middleware swallows no failure: a turn that was not stored must be taken again. */
  private async run(
    activity: Partial<Activity>,
    conversation: string,
    work: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const whole: Partial<Activity> = {
      ...activity,
      channelId: 'sms',
      conversation: { id: conversation, isGroup: false, name: '', conversationType: 'personal' },
      from: { id: conversation, name: '', role: 'user' },
      recipient: { id: 'what-matters', name: 'What Matters', role: 'bot' },
    };
    await this.runMiddleware(new TurnContext(this, whole), work);
  }
}

async function sendText(context: TurnContext, text: OutgoingMessage | null): Promise<void> {
  if (text === null) return;
  await context.sendActivities([{ type: ActivityTypes.Message, text: text.text, channelData: text }]);
}
