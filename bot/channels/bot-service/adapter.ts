/** The Azure Bot Service as a channel of the Bot Framework: runs a turn in an activity, and writes into conversations. */
import {
  ActivityTypes,
  CloudAdapter,
  type Activity,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import type { Address } from '../../storage/records.js';
import type { Authenticated, Authentication } from './authentication.js';
import type { JudgedActivity } from './judge.js';
import type { OutgoingActivity } from './say.js';

/** What can be done in a conversation while a turn runs. */
export interface Speaking {
  /** For the bot, whose dialogs run in it. */
  context: TurnContext;
  /** Sends one after the other. Rejects with NotSent. */
  say(activities: readonly OutgoingActivity[]): Promise<void>;
  /** Shows that an answer is being made, where the channel can. Rejects with NotSent. */
  showTyping(): Promise<void>;
}

/** What an `invoke` is answered with, or an activity that wants its replies in the answer. */
export interface InvokeAnswer {
  status: number;
  body?: unknown;
}

export type BotServiceAddress = Extract<Address, { by: 'bot-service' }>;

/** Something could not be sent. Holds nothing of what it was: the SDK's error would hold the request, with our token. */
export class NotSent extends Error {
  override name = 'NotSent';
  readonly code: string;
  /** Of the Bot Connector's answer; null where there was none. */
  readonly status: number | null;

  constructor(error: unknown) {
    super('The Bot Connector did not take a message.');
    const { statusCode, code, name } = error as { statusCode?: unknown; code?: unknown; name?: unknown };
    this.status = typeof statusCode === 'number' ? statusCode : null;
    this.code = [code, name].find((one): one is string => typeof one === 'string') ?? 'unknown';
  }

  /** The conversation is gone, or the bot was taken out of it, or is blocked there: nothing can be said in it any more. */
  get forGood(): boolean {
    return this.status === 403 || this.status === 404;
  }
}

export class BotServiceAdapter {
  readonly #sdk: Sdk;

  constructor(
    authentication: Authentication,
    private readonly appId: string,
  ) {
    this.#sdk = new Sdk(authentication);
  }

  /** Runs work in an activity that was posted; `work` may answer an invoke. */
  async process(
    authenticated: Authenticated,
    activity: JudgedActivity,
    work: (speaking: Speaking) => Promise<InvokeAnswer | undefined>,
  ): Promise<InvokeAnswer | undefined> {
    let answer: InvokeAnswer | undefined;
    const buffered = await this.#sdk.run(authenticated, activity as unknown as Activity, async (context) => {
      answer = await work(speakingIn(context));
    });
    return activity.deliveryMode === 'expectReplies' ? (buffered as InvokeAnswer) : answer;
  }

  /** Runs work in a conversation that nobody just wrote in. */
  async resume(address: BotServiceAddress, work: (speaking: Speaking) => Promise<void>): Promise<void> {
    await this.#sdk.continueConversationAsync(this.appId, referenceOf(address), (context) =>
      work(speakingIn(context)),
    );
  }
}

/** What the SDK does for one activity, without its way of taking requests. */
class Sdk extends CloudAdapter {
  run(
    authenticated: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<unknown> {
    return this.processActivity(authenticated, activity, logic);
  }
}

function speakingIn(context: TurnContext): Speaking {
  const send = async (activities: Partial<Activity>[]) => {
    try {
      if (activities.length > 0) await context.sendActivities(activities);
    } catch (error) {
      throw new NotSent(error);
    }
  };
  return {
    context,
    // The SDK writes into what it is given, and its types know fewer values than its service.
    say: (activities) => send(structuredClone(activities) as unknown as Partial<Activity>[]),
    showTyping: () => send([{ type: ActivityTypes.Typing }]),
  };
}

/** What is stored is ours, so that it outlives the SDK, whose successor names the parts in another way. */
function referenceOf(address: BotServiceAddress): Partial<ConversationReference> {
  const { channel, serviceUrl, conversation, resident, bot } = address;
  return {
    channelId: channel,
    serviceUrl,
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: conversation.kind !== null && conversation.kind !== 'personal',
      conversationType: conversation.kind ?? '',
      ...(conversation.tenant === null ? {} : { tenantId: conversation.tenant }),
    },
    user: { id: resident, name: '' },
    bot: { id: bot, name: '' },
  };
}
