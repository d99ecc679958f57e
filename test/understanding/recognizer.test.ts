import { expect } from 'chai';
import { createUnderstanding } from '../../bot/understanding/create.js';
import { startRecognizer } from '../../bot/understanding/recognizer.js';
import { smallCatalogue } from './small-catalogue.js';

const now: [number, number, number, number, number] = [2026, 10, 20, 10, 0];

/** Milliseconds: so long that no busy machine makes the recognizer look stuck. */
const patient = 30_000;

describe('dates that own words do not read', function () {
  this.timeout(60_000);
  const understanding = createUnderstanding({
    catalogue: () => smallCatalogue,
    recognizers: startRecognizer(['en'], patient),
  });
  before(() => understanding.ready());
  after(() => understanding.close());
  const times = async (text: string) =>
    (
      await understanding.hear(text, {
        language: 'en',
        place: 'leeds',
        now: new Date('2026-11-20T10:00:00Z'),
        offered: [],
        asked: 'when',
      })
    ).times;

  it('reads a named day, the day before the month', async () => {
    expect(await times('3rd of March')).to.deep.equal([
      { days: [], from: null, to: null, date: '2027-03-03', not: false, words: '3rd of March' },
    ]);
    expect((await times('03/12/2026'))[0]?.date).to.equal('2026-12-03');
  });

  it('reads a day and a time together in place of the bare day', async () => {
    expect(await times('next Thursday at half past six')).to.deep.equal([
      {
        days: [],
        from: 18 * 60 + 30,
        to: null,
        date: '2026-11-26',
        not: false,
        words: 'next Thursday at half past six',
      },
    ]);
  });
});

describe('the recognizer in its thread', function () {
  this.timeout(60_000);

  it('leaves alone what it does not know or what is too long', async () => {
    const recognizer = startRecognizer([]);
    expect(await recognizer.recognize('morgen', 'nl', now)).to.deep.equal([]);
    expect(await recognizer.recognize('1 '.repeat(200), 'en', now)).to.deep.equal([]);
    await recognizer.close();
  });

  it('gives up on a thread that is stuck and starts another', async () => {
    const recognizer = startRecognizer(['en'], 1);
    await recognizer.ready();
    expect(await recognizer.recognize('1 1 '.repeat(60), 'en', now)).to.deep.equal([]);
    await recognizer.close();
  });

  it('answers nothing, rather than late, while it is cold', async () => {
    const recognizer = startRecognizer(['en'], patient);
    expect(await recognizer.recognize('next thursday', 'en', now)).to.deep.equal([]);
    await recognizer.ready();
    expect(await recognizer.recognize('next thursday', 'en', now)).to.have.length(1);
    await recognizer.close();
    expect(await recognizer.recognize('next friday', 'en', now)).to.deep.equal([]);
  });
});
