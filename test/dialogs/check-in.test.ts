import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { bringNews } from '../../dialogs/conversation.js';
import type { CheckInOptions } from '../../dialogs/check-in/memory.js';
import type { Deed } from '../../dialogs/deed.js';
import { nothingHeard } from '../../dialogs/heard.js';
import type { World } from '../../dialogs/world.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const options: CheckInOptions = {
  ...{ about: 'one', activity: 'group-1/activity', name: 'Activity 1', group: 'Group 1' },
  ...{ request: null, forWhom: null, email: null },
};

/** A talk into which a check-in came. */
async function asked(more: Partial<World> = {}, about: Partial<CheckInOptions> = {}) {
  const done: Deed[] = [];
  const talk = new Talk({
    ...madeUpWorld(),
    perform: async (deed) => {
      done.push(deed);
      return { kind: 'done' };
    },
    ...more,
  });
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  const exchange = {
    ...{ heard: nothingHeard, story: talk.story, world: talk.world, replies: [], language: 'en' },
    ...{ counted: [], notUnderstood: 0 },
  };
  const context = new TurnContext(new TestAdapter(async () => {}), { type: 'event' });
  const begin = { dialog: 'check-in', options: { ...options, ...about } };
  await bringNews(context, talk.positions, exchange, { replies: [], begin });
  talk.replies = exchange.replies;
  return { talk, done };
}

describe('a check-in', () => {
  it('asks whether they got there, and goes back to what stood before', async () => {
    const { talk, done } = await asked();
    expect(talk.said).to.deep.equal(['check-in:how']);
    await talk.hear({ choice: 'went' });
    expect(done).to.deep.equal([{ kind: 'went', about: 'one', how: 'went', why: null }]);
    expect(talk.said[0]).to.equal('check-in:glad');
    expect(talk.at).to.match(/^what-matters\//);
  });

  it('asks what got in the way, and from there offers somebody to go with', async () => {
    const { talk, done } = await asked();
    await talk.hear({ answer: 'no', text: 'no' });
    expect(talk.at).to.equal('check-in/why');
    await talk.hear({ choice: 'nerves' });
    expect(done.at(-1)).to.deep.equal({ kind: 'went', about: 'one', how: 'not-yet', why: 'nerves' });
    expect(talk.choices[0]).to.equal('companion');
    expect(talk.choices).to.include.members(['something-else', 'person', 'nothing']);
    await talk.hear({ choice: 'companion' });
    expect(talk.story.access.map(({ need }) => need)).to.include('companion');
    expect(talk.at).to.equal('suggestions/choose');
  });

  it('offers what is free where it cost too much', async () => {
    const { talk } = await asked();
    await talk.hear({ choice: 'not-yet' });
    await talk.hear({ choice: 'cost' });
    expect(talk.choices[0]).to.equal('free');
  });

  it('offers to ask the group again where nobody answered', async () => {
    const world = madeUpWorld();
    const { talk } = await asked({
      activity: (id, story) => {
        const activity = world.activity(id, story);
        return activity && { ...activity, join: 'refer' };
      },
    });
    await talk.hear({ choice: 'not-yet' });
    await talk.hear({ choice: 'nobody-answered' });
    expect(talk.choices[0]).to.equal('ask-group');
    await talk.hear({ choice: 'ask-group' });
    expect(talk.at).to.match(/^self-referral\//);
  });

  it('asks again later only with a new yes', async () => {
    const { talk, done } = await asked({}, { email: 'rose@example.org' });
    await talk.hear({ choice: 'not-yet' });
    await talk.hear({ choice: 'rather-not-say' });
    await talk.hear({ choice: 'ask-later' });
    expect(talk.said).to.deep.equal(['keep-in-touch:check-in-email']);
    expect(done.filter(({ kind }) => kind === 'keep-in-touch')).to.deep.equal([]);
    await talk.hear({ choice: 'agree' });
    expect(done.at(-1)).to.deep.include({ kind: 'keep-in-touch', email: 'rose@example.org' });
  });

  it('suggests what was not for them no more', async () => {
    const { talk } = await asked();
    await talk.hear({ choice: 'not-for-me' });
    expect(talk.story.turnedDown).to.include('group-1/activity');
    expect(talk.choices).to.not.include('ask-later');
    await talk.hear({ choice: 'something-else' });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.choices).to.not.include('activity:group-1/activity');
  });

  it('hears what else they tell, and lets itself be passed over', async () => {
    const { talk, done } = await asked();
    await talk.hear({ topics: [topic('music')] });
    expect(talk.story.topics.map((one) => one.topic)).to.include('music');
    expect(talk.at).to.not.match(/^check-in\//);
    expect(done).to.deep.equal([]);
  });

  it('stops asking at once', async () => {
    const { talk, done } = await asked();
    await talk.hear({ choice: 'stop-asking' });
    expect(done).to.deep.equal([{ kind: 'end-check-ins' }]);
    expect(talk.said).to.include('keep-in-touch:stopped');
  });

  it('meets danger first', async () => {
    const { talk, done } = await asked();
    await talk.hear({ text: 'he hits me', safety: { kind: 'harm', level: 'urgent', words: 'hits me' } });
    expect(talk.said[0]).to.match(/^safety:/);
    expect(done).to.deep.equal([]);
  });

  it('asks about somebody else in their words', async () => {
    const { talk } = await asked({}, { forWhom: 'my mum' });
    expect(talk.replies[0]).to.deep.include({ say: 'check-in:how-whom' });
    expect(talk.replies[0]?.values?.whom).to.equal('my mum');
  });
});
