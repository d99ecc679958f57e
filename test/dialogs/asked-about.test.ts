import { expect } from 'chai';
import type { AskedAbout } from '../../dialogs/heard.js';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { madeUpWorld, Talk, topic } from './talk.js';

/** A talk that stands at an activity of which this is known. */
async function at(known: Partial<ActivityDetails>): Promise<Talk> {
  const world = madeUpWorld();
  const talk = new Talk({
    ...world,
    activity: (id, story) => {
      const activity = world.activity(id, story);
      return activity && { ...activity, ...known };
    },
  });
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  await talk.hear({ choice: 'nothing' });
  await talk.hear({ answer: 'skip' });
  await talk.hear({ choice: 'activity:group-1/activity' });
  expect(talk.at).to.equal('activity/shown');
  return talk;
}

const asking = (about: AskedAbout['about'], words: string = about) => ({ askedAbout: [{ about, words }] });
const contact = { name: null, phone: '0113 496 0123', email: null, website: null };

describe('a question about an activity on view', () => {
  it('is answered from what the group says that it has, or has not', async () => {
    const talk = await at({
      access: [
        { need: 'toilet', met: true },
        { need: 'step-free', met: false },
      ],
    });
    await talk.hear(asking('toilet'));
    expect(talk.said).to.deep.equal(['parts:access-met']);
    expect(talk.choices).to.include('list');
    await talk.hear(asking('step-free', 'stairs'));
    expect(talk.said).to.deep.equal(['parts:access-unmet']);
    expect(talk.at).to.equal('activity/shown');
  });

  it('is said to be open where the group does not say, with how to ask and the offer to be put in touch', async () => {
    const talk = await at({ contact, join: 'refer', about: 'We grow things.', firstVisit: null });
    const [reply] = await talk.hear(asking('parking'));
    expect(reply?.say).to.equal('asked-about:not-said');
    expect(reply?.values).to.deep.equal({ what: { list: ['parking'] } });
    expect(reply?.contact?.phone).to.equal('0113 496 0123');
    expect(talk.choices).to.include('refer');
    await talk.hear({ choice: 'refer' });
    expect(talk.at).to.equal('self-referral/name');
  });

  it('names people who can help where the group cannot be reached', async () => {
    const talk = await at({ contact: { ...contact, phone: null } });
    await talk.hear(asking('dogs'));
    expect(talk.said).to.deep.equal(['asked-about:not-said-ask-person']);
  });

  it("is answered in the group's own sentence where it uses the word", async () => {
    const talk = await at({ firstVisit: 'Ask for Sam. You can park behind the hall. Tea is at 11.' });
    const [reply] = await talk.hear(asking('parking', 'park'));
    expect(reply?.values).to.deep.equal({ text: 'You can park behind the hall.' });
  });

  it('says which language the group is quoted in, where that is another', async () => {
    const writtenIn = { name: 'cy', about: 'cy', firstVisit: 'cy', group: 'cy' };
    const talk = await at({ firstVisit: 'Gofynnwch am Sam.', writtenIn });
    await talk.hear(asking('first-visit', 'first time'));
    expect(talk.said).to.deep.equal(['in-languages:all', 'asked-about:they-say']);
  });

  it('starts no new suggestions by the words that it is asked in', async () => {
    const talk = await at({ cost: { kind: 'free' } });
    const shown = talk.story.access;
    await talk.hear({
      ...asking('cost', 'free'),
      access: [{ need: 'free', words: 'free', essential: false }],
    });
    expect(talk.said).to.deep.equal(['parts:cost']);
    expect(talk.story.access).to.deep.equal(shown);
  });
});
