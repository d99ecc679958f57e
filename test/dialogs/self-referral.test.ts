import { expect } from 'chai';
import type { Deed, DeedOutcome, Request } from '../../dialogs/deed.js';
import type { Heard } from '../../dialogs/heard.js';
import type { World } from '../../dialogs/world.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const mobile = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;

const request: Request = {
  id: 'one',
  kind: 'self-referral',
  reference: '7K4-Q9M',
  activity: { id: 'group-1/activity', name: 'Activity 1', group: 'Group 1' },
  at: '2026-11-20T10:00:00Z',
  replyBy: '2026-11-23',
  state: 'passed-on',
  sent: { name: 'Rose', reach: mobile, note: null },
};

/** A talk that stands at an activity whose group wants to hear of people first. */
async function atActivity(
  questions: string[] = [],
  outcomes: DeedOutcome[] = [{ kind: 'sent', request, onlyForShow: false }],
  more: Partial<World> = {},
) {
  const done: Deed[] = [];
  const world = madeUpWorld();
  const talk = new Talk({
    ...world,
    activity: (id, story) => {
      const activity = world.activity(id, story);
      return activity && { ...activity, join: 'refer', beforeJoining: questions, replyWithin: '3 days' };
    },
    perform: async (deed) => {
      done.push(deed);
      return outcomes.shift() ?? { kind: 'gone' };
    },
    ...more,
  });
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  await talk.hear({ choice: 'nothing' });
  await talk.hear({ answer: 'skip' });
  await talk.hear({ choice: 'activity:group-1/activity' });
  return { talk, done };
}

/** Hears each in turn. */
async function through(talk: Talk, ...messages: Partial<Heard>[]): Promise<void> {
  for (const heard of messages) await talk.hear(heard);
}

describe('a self-referral', () => {
  it("says once which language a group's questions are in, where it is not the resident's", async () => {
    const world = madeUpWorld();
    const asking = (questions: string): Partial<World> => ({
      activity: (id, story) => {
        const activity = world.activity(id, story);
        const writtenIn = { name: 'en', about: 'en', firstVisit: 'en', group: 'en', questions };
        return activity && { ...activity, join: 'refer', beforeJoining: ['One?', 'Two?'], writtenIn };
      },
    });
    const inWelsh = await atActivity([], [], asking('cy'));
    await inWelsh.talk.hear({ choice: 'refer' });
    expect(inWelsh.talk.said).to.deep.equal(['in-languages:questions', 'self-referral:question']);
    await inWelsh.talk.hear({ choice: 'agree' });
    expect(inWelsh.talk.said).to.deep.equal(['self-referral:question']);
    const inEnglish = await atActivity([], [], asking('en-GB'));
    await inEnglish.talk.hear({ choice: 'refer' });
    expect(inEnglish.talk.said).to.deep.equal(['self-referral:question']);
  });

  it('asks for a name, a way to be reached and a note, shows exactly what is sent, and sends it on an exact yes', async () => {
    const { talk, done } = await atActivity();
    await talk.hear({ choice: 'refer' });
    expect(talk.at).to.equal('self-referral/name');
    await talk.hear({ text: 'Rose' });
    expect(talk.at).to.equal('self-referral/reach');
    await talk.hear({ text: '07700 900123', reach: mobile });
    expect(talk.at).to.equal('self-referral/note');
    await talk.hear({ text: 'I use a frame' });
    expect(talk.at).to.equal('self-referral/review');
    const shown = talk.replies.at(-1)?.passedOn?.parts.map(({ label, value }) => [label, value]);
    expect(shown).to.deep.equal([
      [{ key: 'passed-on:name' }, 'Rose'],
      [{ key: 'passed-on:reach' }, '07700 900123'],
      [{ key: 'passed-on:note' }, 'I use a frame'],
      [{ key: 'passed-on:language' }, { languages: ['en'] }],
    ]);
    expect(done).to.deep.equal([]);

    await talk.hear({ choice: 'send' });
    expect(done).to.have.length(1);
    expect(done[0]).to.deep.include({ kind: 'refer', when: 'now' });
    expect(talk.said).to.include.members(['self-referral:sent-now', 'self-referral:reply-by']);
    expect(talk.story.requests.map(({ reference }) => reference)).to.deep.equal(['7K4-Q9M']);
    expect(talk.counted).to.deep.include({ kind: 'referred', of: 'group-1/activity' });
    expect(talk.at).to.equal('keep-in-touch/consent');
    await talk.hear({ answer: 'no' });
    expect(talk.at).to.equal('activity/shown');
    expect(talk.choices, 'asked for once').to.not.include('refer');
  });

  it('sends nothing on anything but an exact yes', async () => {
    const { talk, done } = await atActivity();
    await through(talk, { choice: 'refer' }, { answer: 'skip' }, { reach: mobile }, { answer: 'skip' });
    for (const heard of [
      { text: "yes but don't tell them my surname" },
      { text: 'ok', answer: 'yes' },
      { text: 'not sure', answer: 'unsure' },
      { text: 'gardening', topics: [topic('gardening')] },
    ] satisfies Partial<Heard>[]) {
      await talk.hear(heard);
      expect(done, heard.text).to.deep.equal([]);
      expect(talk.at, heard.text).to.equal('self-referral/review');
    }
  });

  it('lets each part be left out or changed, and shows what is sent anew', async () => {
    const { talk, done } = await atActivity();
    await through(
      talk,
      { choice: 'refer' },
      { text: 'Rose Gardner' },
      { reach: mobile },
      { text: 'hello to all' },
    );
    await talk.hear({ choice: 'drop-note' });
    await through(talk, { choice: 'change-name' }, { text: 'Rose' });
    expect(talk.at).to.equal('self-referral/review');
    const email = { by: 'email', to: 'rose@example.org', shown: 'rose@example.org' } as const;
    await through(talk, { choice: 'change-reach' }, { reach: email });
    await talk.hear({ choice: 'send' });
    expect(done[0]).to.deep.include({ kind: 'refer' });
    const { draft } = done[0] as Extract<Deed, { kind: 'refer' }>;
    expect([draft.name, draft.reach, draft.note]).to.deep.equal(['Rose', email, null]);
  });

  it('puts the group’s own questions one at a time, and a "no" leads kindly elsewhere', async () => {
    const { talk, done } = await atActivity([
      'Are you over 18?',
      "We can't give personal care. Is that all right?",
    ]);
    await talk.hear({ choice: 'refer' });
    expect(talk.at).to.equal('self-referral/question');
    expect(talk.replies.at(-1)?.values?.question).to.equal('Are you over 18?');
    await talk.hear({ choice: 'agree' });
    expect(talk.replies.at(-1)?.values?.question).to.match(/personal care/);
    await talk.hear({ choice: 'disagree' });
    expect(talk.at).to.equal('self-referral/said-no');
    await talk.hear({ choice: 'something-else' });
    expect(talk.said).to.include('self-referral:not-for-you');
    expect(talk.at).to.equal('activity/shown');
    expect(done).to.deep.equal([]);
  });

  it('sends what was answered: yes, a "no" that is no hindrance, or own words', async () => {
    const { talk, done } = await atActivity(['Are you over 18?', 'Is a letter due?', 'Which days suit?']);
    await through(talk, { choice: 'refer' }, { choice: 'agree' });
    await through(talk, { answer: 'no', text: 'no' }, { choice: 'tell-them' }, { text: 'not Mondays' });
    await through(talk, { text: 'Rose', reach: mobile }, { answer: 'no' }, { choice: 'send' });
    const { draft } = done[0] as Extract<Deed, { kind: 'refer' }>;
    expect(draft.answers).to.deep.equal([
      { question: 'Are you over 18?', answer: 'yes' },
      { question: 'Is a letter due?', answer: 'no' },
      { question: 'Which days suit?', answer: { words: 'not Mondays' } },
    ]);
  });

  it('is for somebody else only with their knowledge', async () => {
    const mum = { forWhom: 'my mum', words: 'for my mum' };
    const { talk, done } = await atActivity();
    await talk.hear({ person: mum });
    await talk.hear({ choice: 'activity:group-1/activity' });
    await talk.hear({ choice: 'refer' });
    expect(talk.at).to.equal('self-referral/they-know');
    await talk.hear({ choice: 'not-yet' });
    expect(talk.said).to.include('self-referral:ask-them-first');
    await through(talk, { choice: 'refer' }, { choice: 'they-know' }, { text: 'Jean' }, { reach: mobile });
    await through(talk, { choice: 'skip' }, { choice: 'send' });
    expect((done[0] as Extract<Deed, { kind: 'refer' }>).draft.forWhom).to.equal('my mum');
  });

  it('offers the number that somebody writes from', async () => {
    const { talk, done } = await atActivity([], undefined, { writesFrom: mobile });
    await through(talk, { choice: 'refer' }, { text: 'Rose' });
    expect(talk.choices).to.include('this-number');
    await through(talk, { choice: 'this-number' }, { choice: 'skip' }, { choice: 'send' });
    expect((done[0] as Extract<Deed, { kind: 'refer' }>).draft.reach).to.deep.equal(mobile);
  });

  it('sends nothing for somebody who cannot be reached', async () => {
    const { talk, done } = await atActivity();
    await through(talk, { choice: 'refer' }, { text: 'Rose' }, { answer: 'no' });
    expect(talk.said).to.include('self-referral:no-way-to-reach');
    expect(done).to.deep.equal([]);
  });

  it('can be broken off at each step, and begun anew', async () => {
    for (const steps of [
      [],
      [{ text: 'Rose' }],
      [{ text: 'Rose' }, { reach: mobile }],
    ] satisfies Partial<Heard>[][]) {
      const { talk, done } = await atActivity();
      await through(talk, { choice: 'refer' }, ...steps);
      await talk.hear({ choice: 'cancel' });
      expect(talk.at).to.equal('activity/shown');
      expect(done).to.deep.equal([]);
      await talk.hear({ choice: 'refer' });
      expect(talk.at).to.equal('self-referral/name');
    }
  });

  it('waits while danger is met', async () => {
    const { talk, done } = await atActivity();
    await through(talk, { choice: 'refer' }, { text: 'Rose' });
    await talk.hear({ text: 'he hits me', safety: { kind: 'harm', level: 'urgent', words: 'hits me' } });
    expect(talk.said[0]).to.match(/^safety:/);
    await talk.hear({ choice: 'carry-on' });
    expect(talk.at).to.equal('self-referral/reach');
    expect(done).to.deep.equal([]);
  });

  describe('that comes too late', () => {
    const noRoom: DeedOutcome = { kind: 'no-room', nextWeek: '2026-11-23', waitingList: true };
    const toReview = [
      { choice: 'refer' },
      { text: 'Rose' },
      { reach: mobile },
      { choice: 'skip' },
      { choice: 'send' },
    ];

    it('is told so at once, and may ask for next week with a new yes', async () => {
      const { talk, done } = await atActivity([], [noRoom, { kind: 'sent', request, onlyForShow: false }]);
      await through(talk, ...toReview);
      expect(talk.at).to.equal('no-room/no-room');
      expect(talk.choices).to.include.members(['next-week', 'waiting-list', 'something-else']);
      expect(talk.story.requests).to.deep.equal([]);
      await talk.hear({ choice: 'next-week' });
      expect(talk.at).to.equal('self-referral/review');
      await talk.hear({ choice: 'send' });
      expect(done[1]).to.deep.include({ kind: 'refer', when: 'next-week' });
      expect(talk.said).to.include('self-referral:sent-next-week');
    });

    it('may look for something else', async () => {
      const { talk } = await atActivity([], [noRoom]);
      await through(talk, ...toReview, { choice: 'something-else' });
      expect(talk.at).to.match(/^(activity|suggestions)\//);
    });
  });

  it('is offered as the waiting list where it is full', async () => {
    const world = madeUpWorld();
    const { talk, done } = await atActivity([], undefined, {
      activity: (id, story) => {
        const activity = world.activity(id, story);
        return activity && { ...activity, join: 'refer', status: 'waiting-list' };
      },
    });
    expect(talk.choices[0]).to.equal('waiting-list');
    await through(talk, { choice: 'waiting-list' }, { text: 'Rose' }, { reach: mobile }, { choice: 'skip' });
    await talk.hear({ choice: 'send' });
    expect(done[0]).to.deep.include({ kind: 'refer', when: 'waiting-list' });
  });
});

describe('afterwards', () => {
  const sent: DeedOutcome = { kind: 'sent', request, onlyForShow: false };
  const toSent = [
    { choice: 'refer' },
    { text: 'Rose' },
    { reach: mobile },
    { choice: 'skip' },
    { choice: 'send' },
  ];

  it('"what did you send?" tells of each, and of none where there is none', async () => {
    const { talk } = await atActivity([], [sent, { kind: 'requests', requests: [request] }]);
    await talk.hear({ command: 'what-was-sent' });
    expect(talk.said[0]).to.equal('requests:none');
    await through(talk, ...toSent);
    await talk.hear({ command: 'what-was-sent' });
    expect(talk.said[0]).to.equal('requests:referral');
    expect(talk.replies[0]?.passedOn?.parts).to.deep.include({
      label: { key: 'passed-on:name' },
      value: 'Rose',
    });
  });

  it('"withdraw" takes back the one that is picked, and nothing else', async () => {
    const { talk, done } = await atActivity([], [sent, { kind: 'withdrawn', request, inTime: true }]);
    await through(talk, ...toSent, { command: 'withdraw' });
    expect(talk.at).to.equal('withdrawing/which');
    await talk.hear({ choice: 'withdraw:one' });
    expect(done.at(-1)).to.deep.equal({ kind: 'withdraw', request: 'one' });
    expect(talk.said).to.include('requests:withdrawn-in-time');
    expect(talk.story.requests).to.deep.equal([]);
  });

  it('"withdraw" takes nothing back for somebody who keeps it', async () => {
    const { talk, done } = await atActivity([], [sent]);
    await through(talk, ...toSent, { command: 'withdraw' }, { choice: 'keep' });
    expect(done).to.have.length(1);
    expect(talk.story.requests).to.have.length(1);
  });
});
