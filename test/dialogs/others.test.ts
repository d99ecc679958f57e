import { expect } from 'chai';
import type { Measure } from '../../dialogs/measure.js';
import { greeting } from '../../dialogs/hello.js';
import type { World } from '../../dialogs/world.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const privateUrl = 'https://teams.microsoft.com/l/chat/0/0?users=28:bot';
const link = { say: 'others:private-chat', url: privateUrl };

function inAGroup(changes: Partial<World> = {}): World {
  return { ...madeUpWorld(), seenByOthers: { privateUrl }, ...changes };
}

/** Up to the suggestions, as anywhere. */
async function suggestionsIn(world: World): Promise<Talk> {
  const talk = new Talk(world);
  await talk.hear({ topics: [topic('gardening')] });
  await talk.hear({ answer: 'skip' });
  await talk.hear({ answer: 'skip' });
  await talk.hear({ anyTime: true });
  expect(talk.at).to.equal('suggestions/choose');
  return talk;
}

describe('where others read along', () => {
  it('the greeting says so, with the way to where nobody does', () => {
    const said = greeting(inAGroup(), 'en');
    expect(said.at(-1)).to.deep.equal({ say: 'others:can-read', link });
    expect(greeting(madeUpWorld(), 'en').map(({ say }) => say)).not.to.include('others:can-read');
  });

  it('promises no link where there is none', () => {
    const said = greeting(inAGroup({ seenByOthers: { privateUrl: null } }), 'en');
    expect(said.at(-1)).to.deep.equal({ say: 'others:can-read' });
  });

  it('suggests as anywhere, but does not offer to ask how somebody is', async () => {
    const measures = [{ id: 'made-up', fromAge: 16 } as unknown as Measure];
    const alone = await suggestionsIn({ ...madeUpWorld(), measures });
    expect(alone.choices).to.include('how-are-you');
    const together = await suggestionsIn(inAGroup({ measures }));
    expect(together.choices).to.deep.equal(alone.choices.filter((id) => id !== 'how-are-you'));
  });

  it('says how to reach a person, asks nothing about oneself, and goes on with the question that stood', async () => {
    const talk = new Talk(inAGroup());
    await talk.hear({ topics: [topic('gardening')] });
    const before = talk.at;
    const [here, inPrivate, ...question] = await talk.hear({ command: 'person' });
    expect(here).to.deep.include({ say: 'person:here' });
    expect(here?.contact?.phone).to.equal('0113 496 0100');
    expect(inPrivate).to.deep.equal({ say: 'others:in-private', link });
    expect(question).not.to.be.empty;
    expect(talk.at).to.equal(before);
  });

  it('does not put somebody in touch there, and stays at the activity', async () => {
    const world = inAGroup();
    const talk = await suggestionsIn({
      ...world,
      activity: (id, story) => ({ ...world.activity(id, story)!, join: 'refer', status: 'open' }),
    });
    await talk.hear({ number: 1 });
    expect(talk.at).to.equal('activity/shown');
    await talk.hear({ choice: 'refer' });
    expect(talk.said).to.deep.equal(['others:in-private', 'activity:remind']);
    expect(talk.at).to.equal('activity/shown');
  });

  it('says whom to call at once where danger is urgent', async () => {
    const talk = new Talk(inAGroup());
    const [first] = await talk.hear({ safety: { kind: 'life', level: 'urgent', words: 'end it all' } });
    expect(first).to.deep.include({ say: 'safety:urgent-life', helpLines: 'life' });
  });

  it('asks nobody before others whether they are safe, but says whom to call', async () => {
    const talk = new Talk(inAGroup());
    const [first] = await talk.hear({ safety: { kind: 'harm', level: 'check', words: 'scared of him' } });
    expect(first).to.deep.equal({ say: 'others:not-here', helpLines: 'harm', link });
    expect(talk.at).to.equal('what-matters/matters');
    expect(talk.story.danger).to.deep.equal(['harm']);
  });

  it('keeps what was told with it, and does not ask for it again', async () => {
    const talk = new Talk(inAGroup());
    await talk.hear({ topics: [topic('low-mood', 'so low')] });
    expect(talk.said).to.include('others:not-here');
    expect(talk.at).to.equal('what-matters/access');
  });
});
