import { expect } from 'chai';
import { Journal } from './journal.js';
import { Unreached } from './requests.js';
import { GaveUp, taken, untilTaken } from './talk.js';

const where = 'resident 1';

describe('a resident whose message is not taken', () => {
  let journal: Journal;
  const trying = (attempt: () => Promise<string>, total = 10_000) =>
    untilTaken(attempt, { journal, channel: 'web', where, total });
  beforeEach(() => (journal = new Journal()));

  it('tries again, which counts as recovered and not as a turn', async () => {
    let attempts = 0;
    const answer = await trying(async () => {
      attempts += 1;
      if (attempts === 1) throw new Unreached('ECONNRESET');
      return 'hello';
    });
    expect(answer).to.equal('hello');
    expect(journal.turns.web).to.have.length(0);
    expect(journal.recovered).to.have.length(1);
    expect([...journal.refused]).to.deep.equal([['web ECONNRESET', 1]]);
  });

  it('gives up after a while, which breaks a promise', async () => {
    const error = await trying(async () => {
      throw new Unreached('ECONNREFUSED');
    }, 0).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(GaveUp);
    expect(journal.broken.has('answered')).to.equal(true);
  });

  it('wants words for a refusal on a page, and waits for as long as it is told', () => {
    const refused = (body: string) => () =>
      taken({ status: 503, headers: { 'retry-after': '2' }, body }, journal, where, true);
    expect(refused('<p>Not available just now</p>')).to.throw('Refused: 503').with.property('after', 2000);
    expect(journal.broken.size).to.equal(0);
    expect(refused('<p></p>')).to.throw('Refused: 503');
    expect(journal.broken.has('honest')).to.equal(true);
  });
});
