import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { bringNews } from '../../dialogs/conversation.js';
import type { Deed } from '../../dialogs/deed.js';
import { nothingHeard } from '../../dialogs/heard.js';
import { madeUpWorld, Talk } from './talk.js';

const reach = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;

/** A talk into which the news came that there is room. */
async function told() {
  const done: Deed[] = [];
  const talk = new Talk({
    ...madeUpWorld(),
    perform: async (deed) => {
      done.push(deed);
      return { kind: 'gone' };
    },
  });
  await talk.hear({ text: 'hello' });
  const { story, world, language } = talk;
  const exchange = {
    heard: nothingHeard,
    story,
    world,
    language,
    replies: [],
    counted: [],
    notUnderstood: 0,
  };
  const referral = { id: 'group-1/activity', name: 'Rose', reach, note: null, answers: [] };
  const options = { request: 'r1', group: 'Group 1', activity: 'Activity 1', referral };
  const context = new TurnContext(new TestAdapter(async () => undefined), { type: 'event' });
  const begin = { dialog: 'there-is-room', options };
  await bringNews(context, talk.positions, exchange, { replies: [], begin });
  expect(talk.at).to.equal('there-is-room/room');
  return { talk, done };
}

describe('the news that there is room', () => {
  it('leads to exactly what would be sent, and sends it only on a yes to that', async () => {
    const { talk, done } = await told();
    await talk.hear({ choice: 'put-in-touch' });
    expect(talk.at).to.equal('self-referral/review');
    expect(talk.replies.at(-1)?.passedOn?.parts.map(({ value }) => value)).to.include('Rose');
    expect(done).to.deep.equal([]);
    await talk.hear({ choice: 'send' });
    expect(done).to.have.nested.property('[0].when', 'now');
    expect(done).to.have.nested.property('[0].draft.reach.shown', '07700 900123');
  });

  it('can be left for later, and leads back to the question that stood', async () => {
    const { talk, done } = await told();
    await talk.hear({ choice: 'not-now' });
    expect(talk.said).to.include('there-is-room:not-now');
    expect(talk.at).to.match(/^what-matters/);
    expect(done).to.deep.equal([]);
  });

  it('takes somebody off the list who does not want it any more', async () => {
    const { talk, done } = await told();
    await talk.hear({ choice: 'take-me-off' });
    expect(done).to.deep.equal([{ kind: 'withdraw', request: 'r1' }]);
    expect(talk.said).to.include('there-is-room:taken-off');
  });

  it('is put in other words to what is no answer', async () => {
    const { talk, done } = await told();
    await talk.hear({ text: 'perhaps' });
    expect(talk.said).to.include('there-is-room:ask-again');
    expect(done).to.deep.equal([]);
  });
});
