import { expect } from 'chai';
import type { Deed, HandOverDraft, Request } from '../../dialogs/deed.js';
import type { Heard } from '../../dialogs/heard.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const mobile = { by: 'phone', to: '+447700900123', shown: '07700 900123' } as const;
const request: Request = {
  ...{ id: 'one', kind: 'hand-over', reference: '7K4-Q9M', activity: null, at: '2026-11-20T10:00:00Z' },
  ...{ replyBy: '2026-11-24', state: 'passed-on', sent: { name: null, reach: mobile, note: null } },
};

describe('a hand-over to a person', () => {
  let done: Deed[];
  let talk: Talk;

  beforeEach(async () => {
    done = [];
    const perform = async (deed: Deed) => {
      done.push(deed);
      return { kind: 'sent', request, onlyForShow: true } as const;
    };
    talk = new Talk({ ...madeUpWorld(), perform });
    const where = { known: true, area: 'Northside', at: [53.8, -1.5], words: 'Northside' } as const;
    await talk.hear({
      topics: [topic('gardening', 'my roses'), topic('money', 'the bills')],
      access: [{ need: 'step-free', words: 'no stairs', essential: true }],
      where: { ...where, at: [53.8, -1.5] },
      anyTime: true,
    });
    await talk.hear({ command: 'person' });
  });

  const through = async (...messages: Partial<Heard>[]) => {
    for (const heard of messages) await talk.hear(heard);
  };
  const shown = () => talk.replies.at(-1)?.passedOn?.parts.map(({ label }) => (label as { key: string }).key);

  it('says how to reach one, and passes on a summary on an exact yes', async () => {
    expect(talk.at).to.equal('hand-over/offer');
    await through({ choice: 'ask-them' }, { text: 'Rose' }, { reach: mobile }, { text: 'mornings are best' });
    expect(talk.at).to.equal('hand-over/review');
    expect(shown()).to.deep.equal(
      ['name', 'reach', 'matters', 'in-the-way', 'area', 'suggested', 'note', 'language'].map(
        (part) => `passed-on:${part}`,
      ),
    );
    await talk.hear({ text: 'ok', answer: 'yes' });
    expect(done).to.deep.equal([]);
    await talk.hear({ choice: 'send' });
    const { draft } = done[0] as { draft: HandOverDraft };
    expect(draft.matters.map(({ words }) => words)).to.deep.equal(['my roses', 'the bills']);
    expect(draft.suggested).to.not.be.empty;
    expect(talk.said).to.include.members([
      'hand-over:sent',
      'hand-over:reply-by',
      'self-referral:only-for-show',
    ]);
    expect(talk.at).to.equal('suggestions/choose');
  });

  it('leaves out what is cut', async () => {
    await through({ choice: 'ask-them' }, { choice: 'skip' }, { reach: mobile }, { choice: 'skip' });
    await through({ choice: 'cut-matters' }, { choice: 'cut-suggested' });
    expect(shown()).to.not.include.members(['passed-on:matters']);
    expect(talk.choices).to.not.include('cut-matters');
    await talk.hear({ choice: 'send' });
    const { draft } = done[0] as { draft: HandOverDraft };
    expect([draft.name, draft.matters, draft.suggested]).to.deep.equal([null, [], []]);
    expect(draft.getsInTheWay).to.have.length(1);
  });

  it('goes on where it was for somebody who carries on, or tells something else', async () => {
    await talk.hear({ choice: 'carry-on' });
    expect(talk.at).to.equal('suggestions/choose');
    await through({ command: 'person' }, { topics: [topic('music')] });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.story.topics.map((one) => one.topic)).to.include('music');
  });

  it('passes nothing on for somebody who breaks it off', async () => {
    await through({ choice: 'ask-them' }, { text: 'Rose' }, { choice: 'cancel' });
    expect(talk.said).to.include('self-referral:nothing-sent');
    expect(done).to.deep.equal([]);
  });
});
