import { expect } from 'chai';
import type { Deed } from '../../dialogs/deed.js';
import type { SafetyKind } from '../../dialogs/heard.js';
import type { Meeting } from '../../dialogs/suggestion.js';
import type { World } from '../../dialogs/world.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const email = { by: 'email', to: 'rose@example.org', shown: 'rose@example.org' } as const;

const meetingOn = (day: string): Meeting => ({
  from: `${day}T10:00`,
  to: `${day}T12:00`,
  instant: `${day}T10:00:00Z`,
  timed: true,
});

/** A talk that stands at an activity that people can just come to. */
async function atActivity(
  more: Partial<World> = {},
  days = ['2026-11-21', '2026-11-28', '2026-12-05'],
  danger: SafetyKind[] = [],
) {
  const done: Deed[] = [];
  const world = madeUpWorld();
  const talk = new Talk({
    ...world,
    activity: (id, story) => {
      const activity = world.activity(id, story);
      return activity && { ...activity, meetings: days.map(meetingOn) };
    },
    perform: async (deed) => {
      done.push(deed);
      return { kind: 'done' };
    },
    ...more,
  });
  talk.story = { ...talk.story, danger };
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  await talk.hear({ choice: 'nothing' });
  await talk.hear({ answer: 'skip' });
  await talk.hear({ choice: 'activity:group-1/activity' });
  return { talk, done };
}

describe('keeping in touch', () => {
  it('reminds of the day that was picked, of those that are still to come, on an exact yes', async () => {
    const { talk, done } = await atActivity();
    await talk.hear({ choice: 'remind-me' });
    // Tomorrow's is too near: the day before it is today.
    expect(talk.choices).to.deep.equal(['day:2026-11-28', 'day:2026-12-05', 'no']);
    await talk.hear({ choice: 'day:2026-11-28' });
    expect(talk.at).to.equal('keep-in-touch/consent');
    expect(talk.replies.at(-1)?.say).to.equal('keep-in-touch:reminder-page');
    expect(talk.replies.at(-1)?.values?.on).to.deep.equal({ day: '2026-11-27' });
    expect(done).to.deep.equal([]);
    await talk.hear({ choice: 'agree' });
    expect(done).to.deep.equal([
      {
        ...{ kind: 'keep-in-touch', activity: 'group-1/activity', request: null, what: 'reminder' },
        ...{ day: '2026-11-28', email: null, forWhom: null, language: 'en', mayBeSeen: false },
      },
    ]);
    expect(talk.said).to.include('keep-in-touch:agreed-reminder');
    expect(talk.choices, 'is not offered twice').to.not.include('remind-me');
    expect(talk.choices).to.include('ask-me');
  });

  it('takes a weekday or a date that is said', async () => {
    for (const time of [
      { days: [6 as const], date: null },
      { days: [], date: '2026-11-28' },
    ]) {
      const { talk } = await atActivity();
      await talk.hear({ choice: 'remind-me' });
      await talk.hear({ times: [{ ...time, from: null, to: null, not: false, words: 'Saturday' }] });
      expect(talk.replies.at(-1)?.values?.on).to.deep.equal({ day: '2026-11-27' });
    }
  });

  it('agrees to nothing on anything but an exact yes', async () => {
    const { talk, done } = await atActivity();
    await talk.hear({ choice: 'ask-me' });
    for (const heard of [
      { text: 'yes but not on my phone' },
      { text: 'ok then', answer: 'yes' as const },
      { text: 'maybe', answer: 'unsure' as const },
    ]) {
      await talk.hear(heard);
      expect(done, heard.text).to.deep.equal([]);
      expect(talk.at, heard.text).to.equal('keep-in-touch/consent');
    }
    await talk.hear({ answer: 'no' });
    expect(talk.at).to.equal('activity/shown');
    expect(talk.story.messagesAgreed).to.deep.equal([]);
  });

  it('takes an e-mail address, says what goes there, and asks for a yes anew', async () => {
    const { talk, done } = await atActivity();
    await talk.hear({ choice: 'ask-me' });
    await talk.hear({ reach: email });
    expect(done).to.deep.equal([]);
    expect(talk.replies.at(-1)).to.deep.include({ say: 'keep-in-touch:check-in-email' });
    await talk.hear({ choice: 'agree' });
    expect(done[0]).to.deep.include({ what: 'check-in', email: email.to });
  });

  it('cannot be agreed to where nothing reaches them', async () => {
    const { talk, done } = await atActivity({ reachesLater: null });
    await talk.hear({ choice: 'ask-me' });
    expect(talk.choices).to.deep.equal(['no']);
    await talk.hear({ choice: 'agree' });
    expect(done).to.deep.equal([]);
  });

  it('offers no reminder where there is no day to be reminded of', async () => {
    const { talk } = await atActivity({}, []);
    expect(talk.choices).to.include('ask-me').and.not.include('remind-me');
  });

  it('warns those who spoke of harm that messages could be seen, and remembers that they know', async () => {
    const { talk, done } = await atActivity({}, undefined, ['harm']);
    await talk.hear({ choice: 'ask-me' });
    expect(talk.said).to.include('keep-in-touch:may-be-seen');
    await talk.hear({ choice: 'agree' });
    expect(done[0]).to.deep.include({ mayBeSeen: true });
  });

  it('ends with "withdraw"', async () => {
    const { talk, done } = await atActivity();
    await talk.hear({ choice: 'ask-me' });
    await talk.hear({ choice: 'agree' });
    await talk.hear({ command: 'withdraw' });
    expect(talk.choices).to.include('no-messages');
    await talk.hear({ choice: 'no-messages' });
    expect(done.at(-1)).to.deep.equal({ kind: 'end-check-ins' });
    expect(talk.said).to.include('keep-in-touch:stopped');
    expect(talk.story.messagesAgreed).to.deep.equal([]);
  });
});
