/** The terminal as a channel of the Bot Framework: a line becomes an activity, and each reply is handed to `print`. */
import {
  ActivityTypes,
  BotAdapter,
  TurnContext,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder';
import type { Reply } from '../../../dialogs/reply.js';
import type { Bot, IncomingMessage, TurnOutcome } from '../../turn.js';

export class TerminalAdapter extends BotAdapter {
  private sent = 0;

  constructor(
    private readonly bot: Pick<Bot, 'take'>,
    private readonly print: (reply: Reply) => void,
  ) {
    super();
  }

  /** Runs one turn; rejects where it failed. */
  async process(message: IncomingMessage): Promise<TurnOutcome> {
    const activity: Partial<Activity> = {
      type: ActivityTypes.Message,
      channelId: message.channel,
      conversation: { id: message.conversation, isGroup: false, name: '', conversationType: 'personal' },
      from: { id: 'resident', name: '' },
      recipient: { id: 'what-matters', name: 'What Matters' },
      text: message.text,
    };
    let outcome: TurnOutcome | undefined;
    await this.runMiddleware(new TurnContext(this, activity), async (context) => {
      outcome = await this.bot.take(context, message);
      await context.sendActivities(
        outcome.replies.map((reply) => ({ type: ActivityTypes.Message, channelData: { reply } })),
      );
    });
    if (outcome === undefined) throw new Error('The turn ended without an outcome.');
    return outcome;
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const { channelData } of activities) this.print((channelData as { reply: Reply }).reply);
    return activities.map(() => ({ id: String((this.sent += 1)) }));
  }

  override async continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    throw new Error('The terminal takes no messages from later.');
  }

  override async updateActivity(): Promise<void> {
    throw new Error('What was printed in the terminal cannot be changed.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('What was printed in the terminal cannot be taken back.');
  }
}
