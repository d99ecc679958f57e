import { expect } from 'chai';
import type { TurnContext } from 'botbuilder';
import type { IncomingMessage, TurnOutcome } from '../../../bot/turn.js';
import { WebAdapter, type TakesTurns } from '../../../bot/channels/web/adapter.js';
import type { OpenStreams } from '../../../bot/channels/web/open-streams.js';

const message: IncomingMessage = {
  place: 'leeds',
  channel: 'webchat',
  conversation: 'a-key',
  text: 'hello',
  once: 'a-number',
  language: 'en',
};
const outcome = {
  kind: 'answered',
  fresh: 3,
  replies: [{ say: 'hello:welcome-back' }],
} as unknown as TurnOutcome;

describe('the adapter of the web page', () => {
  it('hands the bot the message as an activity of the SDK, and answers what came of it', async () => {
    let seen: TurnContext['activity'] | undefined;
    const { adapter } = opened(async ({ activity }) => {
      seen = structuredClone(activity);
      return outcome;
    });
    expect(await adapter.process(message, 'a-tab')).to.equal(outcome);
    expect(seen).to.include({ type: 'message', channelId: 'webchat', text: 'hello', locale: 'en' });
    expect(seen?.conversation.id).to.equal('a-key');
  });

  it('tells the open pages, but not the one that spoke, and not of what is no message', async () => {
    const { adapter, told } = opened(async (context) => {
      await context.sendActivity({ type: 'typing' });
      return outcome;
    });
    await adapter.process(message, 'a-tab');
    expect(told).to.deep.equal([['a-key', 'a-tab']]);
  });

  it('runs what the operator puts in between', async () => {
    const { adapter } = opened(async () => outcome);
    const passed: string[] = [];
    adapter.use(async (context, next) => {
      passed.push(context.activity.text);
      await next();
    });
    await adapter.process(message, null);
    expect(passed).to.deep.equal(['hello']);
  });

  it('rejects where the turn failed, also where an error handler has seen to it', async () => {
    const { adapter } = opened(async () => {
      throw new Error('The disk is full');
    });
    let seen = '';
    adapter.onTurnError = async (_context, error) => void (seen = error.message);
    const error: unknown = await adapter.process(message, null).catch((failure: unknown) => failure);
    expect(error).to.have.property('message', 'The disk is full');
    expect(seen).to.equal('The disk is full');
  });

  it('says what it cannot do', async () => {
    const { adapter } = opened(async () => outcome);
    for (const attempt of [adapter.updateActivity(), adapter.deleteActivity()]) {
      expect(await attempt.catch((error: unknown) => error)).to.be.instanceOf(Error);
    }
  });
});

function opened(take: TakesTurns['take']) {
  const told: [string, string | null][] = [];
  const streams = {
    tell: (conversation: string, except: string | null) => told.push([conversation, except]),
  } as unknown as OpenStreams;
  return { adapter: new WebAdapter({ take }, streams), told };
}
