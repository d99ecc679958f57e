import { expect } from 'chai';
import type { Deed } from '../../dialogs/deed.js';
import { madeUpWorld, Talk, topic } from './talk.js';

describe('"something here is wrong"', () => {
  let done: Deed[];
  let talk: Talk;

  beforeEach(async () => {
    done = [];
    const perform = async (deed: Deed) => {
      done.push(deed);
      return { kind: 'done' } as const;
    };
    talk = new Talk({ ...madeUpWorld(), perform });
    await talk.hear({ topics: [topic('gardening')] });
    for (let question = 0; question < 3; question++) await talk.hear({ answer: 'skip' });
    await talk.hear({ choice: 'activity:group-1/activity' });
    expect(talk.at).to.equal('activity/shown');
    await talk.hear({ choice: 'wrong' });
  });

  it('asks what is wrong, passes the words on, and goes back to the activity', async () => {
    expect(talk.at).to.equal('something-wrong/what');
    await talk.hear({ text: 'it starts at 11 now' });
    expect(done).to.deep.equal([
      { kind: 'report-wrong', activity: 'group-1/activity', detail: 'other', words: 'it starts at 11 now' },
    ]);
    expect(talk.said).to.include('something-wrong:thanks');
    expect(talk.at).to.equal('activity/shown');
  });

  it('takes a choice alone', async () => {
    await talk.hear({ choice: 'closed', text: 'It has stopped' });
    expect(done).to.deep.equal([
      { kind: 'report-wrong', activity: 'group-1/activity', detail: 'closed', words: null },
    ]);
  });

  it('passes nothing on for somebody who changes their mind', async () => {
    await talk.hear({ choice: 'never-mind', text: 'Nothing' });
    expect(done).to.deep.equal([]);
    expect(talk.at).to.equal('activity/shown');
  });

  it('keeps danger out of what is passed on', async () => {
    await talk.hear({ text: 'he hits me', safety: { kind: 'harm', level: 'urgent' } as never });
    expect(done).to.deep.equal([]);
  });

  it('says nothing is done where it could not be stored', async () => {
    talk = Object.assign(talk, {
      world: { ...talk.world, perform: () => Promise.reject(new Error('disk full')) },
    });
    const failure = await talk.hear({ text: 'it starts at 11 now' }).catch((error: Error) => error);
    expect(failure).to.be.an('error');
  });
});
