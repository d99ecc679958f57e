import { expect } from 'chai';
import type { Deed, DeedOutcome, WhyNotTexted } from '../../dialogs/deed.js';
import type { SafetyKind } from '../../dialogs/heard.js';
import type { World } from '../../dialogs/world.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const mobile = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;
const other = { by: 'phone', to: '+447700900456', shown: '07700 900456' } as const;
const text = { kind: 'text', text: 'Activity 1\nOnline', leftOut: 0 } as const;

/** A talk that was just shown three suggestions, in a world that answers what is done with these, one after the other. */
async function suggested(outcomes: DeedOutcome[] = [], more: Partial<World> = {}, danger: SafetyKind[] = []) {
  const done: Deed[] = [];
  const talk = new Talk({
    ...madeUpWorld(),
    textsPhones: true,
    perform: async (deed) => {
      done.push(deed);
      return outcomes.shift() ?? (deed.kind === 'word-text' ? text : { kind: 'done' });
    },
    ...more,
  });
  talk.story = { ...talk.story, danger };
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  await talk.hear({ choice: 'nothing' });
  await talk.hear({ answer: 'skip' });
  expect(talk.at).to.equal('suggestions/choose');
  return { talk, done };
}

const three = ['group-1/activity', 'group-2/activity', 'group-3/activity'];

describe('"send this to my phone"', () => {
  it('shows exactly what would be sent, and sends that on an exact yes', async () => {
    const { talk, done } = await suggested();
    expect(talk.choices).to.include('to-my-phone');
    await talk.hear({ choice: 'to-my-phone' });
    expect(talk.at).to.equal('to-my-phone/phone-number');
    await talk.hear({ reach: mobile });
    expect(done).to.deep.equal([{ kind: 'word-text', to: mobile.to, activities: three, language: 'en' }]);
    expect(talk.replies.at(-1)?.passedOn?.parts.map(({ value }) => value)).to.deep.equal([
      mobile.shown,
      text.text,
    ]);
    await talk.hear({ choice: 'agree' });
    expect(done.at(-1)).to.deep.equal({
      ...{ kind: 'to-phone', to: mobile.to, text: text.text, activities: three, language: 'en' },
    });
    expect(talk.said).to.include('to-my-phone:sent');
    expect(talk.at, 'back where it was').to.equal('suggestions/choose');
  });

  it('sends the one activity that is open', async () => {
    const { talk, done } = await suggested();
    await talk.hear({ choice: 'activity:group-2/activity' });
    expect(talk.choices).to.include('to-my-phone');
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    expect(done.at(-1)).to.deep.include({ activities: ['group-2/activity'] });
  });

  it('finds what was suggested last when another question stands', async () => {
    const { talk, done } = await suggested();
    await talk.hear({ choice: 'something-else' });
    expect(talk.at).to.match(/^what-matters/);
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    expect(done.at(-1)).to.deep.include({ activities: three });
  });

  it('keeps neither the number nor the text once it is over', async () => {
    for (const last of [{ choice: 'agree' }, { choice: 'cancel' }, { command: 'back' as const }]) {
      const { talk } = await suggested();
      await talk.hear({ command: 'to-my-phone' });
      await talk.hear({ reach: mobile });
      await talk.hear(last);
      if (last.command) await talk.hear(last);
      expect(talk.at).to.equal('suggestions/choose');
      expect(JSON.stringify([talk.story, talk.positions])).to.not.include('900123');
    }
  });

  it('sends nothing on anything but an exact yes', async () => {
    const { talk, done } = await suggested();
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    for (const heard of [
      { text: 'yes but not now' },
      { text: 'ok then', answer: 'yes' as const },
      { text: 'maybe', answer: 'unsure' as const },
      { text: 'whatever' },
    ]) {
      await talk.hear(heard);
      expect(talk.at, heard.text).to.equal('to-my-phone/consent');
    }
    await talk.hear({ answer: 'no' });
    expect(talk.said).to.include('to-my-phone:nothing-sent');
    expect(done.filter(({ kind }) => kind === 'to-phone')).to.deep.equal([]);
  });

  it('takes another number, and asks for a yes anew', async () => {
    const { talk, done } = await suggested();
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    await talk.hear({ reach: other });
    expect(talk.at).to.equal('to-my-phone/consent');
    expect(talk.said, 'the text is the same').to.not.include('to-my-phone:changed');
    await talk.hear({ choice: 'agree' });
    expect(done.at(-1)).to.deep.include({ kind: 'to-phone', to: other.to });
  });

  it('wants a number that gets texts, of this country, and no e-mail address', async () => {
    for (const why of ['landline', 'abroad'] as const) {
      const { talk } = await suggested([{ kind: 'not-texted', why }]);
      await talk.hear({ command: 'to-my-phone' });
      await talk.hear({ reach: mobile });
      expect(talk.said).to.deep.equal([`to-my-phone:${why}`]);
      await talk.hear({ reach: { by: 'email', to: 'rose@example.org', shown: 'rose@example.org' } });
      expect(talk.at).to.equal('to-my-phone/phone-number');
      await talk.hear({ reach: other });
      expect(talk.at).to.equal('to-my-phone/consent');
      await talk.hear({ choice: 'cancel' });
    }
  });

  it('says what it could not do, and goes on', async () => {
    for (const why of ['just-sent', 'not-there', 'enough-today', 'too-busy'] satisfies WhyNotTexted[]) {
      const { talk } = await suggested([text, { kind: 'not-texted', why }]);
      await talk.hear({ command: 'to-my-phone' });
      await talk.hear({ reach: mobile });
      await talk.hear({ choice: 'agree' });
      expect(talk.said).to.include(`to-my-phone:${why}`).and.not.include('to-my-phone:sent');
      expect(talk.at).to.equal('suggestions/choose');
    }
  });

  it('shows the text again where it changed before the yes, and asks again', async () => {
    const changed = { ...text, text: 'Activity 1\nnow on Sunday' };
    const { talk, done } = await suggested([text, changed]);
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    await talk.hear({ choice: 'agree' });
    expect(talk.said).to.include('to-my-phone:changed');
    expect(talk.at).to.equal('to-my-phone/consent');
    await talk.hear({ choice: 'agree' });
    expect(done.at(-1)).to.deep.include({ kind: 'to-phone', text: changed.text });
  });

  it('says how many had no room', async () => {
    const { talk } = await suggested([{ ...text, leftOut: 2 }]);
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    expect(talk.replies[0]).to.deep.include({ say: 'to-my-phone:left-out', values: { count: 2 } });
  });

  it('is not offered where somebody spoke of harm, and warns them where they ask', async () => {
    const { talk } = await suggested([], {}, ['harm']);
    expect(talk.choices).to.not.include('to-my-phone');
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ reach: mobile });
    expect(talk.said[0]).to.equal('to-my-phone:may-be-seen');
  });

  it('says that it is there already in a conversation by text message', async () => {
    const { talk } = await suggested([], { writesFrom: mobile });
    expect(talk.choices).to.not.include('to-my-phone');
    await talk.hear({ command: 'to-my-phone' });
    expect(talk.said[0]).to.equal('to-my-phone:already-there');
    expect(talk.at).to.equal('suggestions/choose');
  });

  it('says kindly where no texts can be sent, and goes on with the question that stands', async () => {
    for (const [reachesLater, say] of [
      ['page', 'not-from-page'],
      [null, 'not-from-here'],
    ] as const) {
      const { talk } = await suggested([], { textsPhones: false, reachesLater });
      expect(talk.choices).to.not.include('to-my-phone');
      await talk.hear({ command: 'to-my-phone' });
      expect(talk.said).to.deep.equal([`to-my-phone:${say}`, 'suggestions:remind']);
    }
  });

  it('says that nothing was suggested yet', async () => {
    const talk = new Talk({ ...madeUpWorld(), textsPhones: true });
    await talk.hear({ command: 'to-my-phone' });
    expect(talk.said[0]).to.equal('to-my-phone:nothing-yet');
    expect(talk.at).to.equal('what-matters/matters');
  });

  it('can say why it asks', async () => {
    const { talk } = await suggested();
    await talk.hear({ command: 'to-my-phone' });
    await talk.hear({ command: 'why' });
    expect(talk.said[0]).to.equal('why:phone-number');
    await talk.hear({ reach: mobile });
    await talk.hear({ command: 'why' });
    expect(talk.said[0]).to.equal('why:consent');
  });
});
