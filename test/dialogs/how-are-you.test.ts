import path from 'node:path';
import { expect } from 'chai';
import { measuresFor } from '../../bot/measures/measures.js';
import { parseMeasure, readMeasures } from '../../bot/measures/read-measures.js';
import type { Deed } from '../../dialogs/deed.js';
import type { Measure } from '../../dialogs/measure.js';
import { madeUpWorld, Talk, topic } from './talk.js';

const content = path.join(import.meta.dirname, '../../content');

/** A talk that stands at the first suggestions. */
async function atSuggestions(measures: Measure[], story: Partial<Talk['story']> = {}) {
  const done: Deed[] = [];
  const talk = new Talk({
    ...madeUpWorld(),
    measures,
    perform: async (deed) => {
      done.push(deed);
      return { kind: 'kept', pair: 'random' };
    },
  });
  talk.story = { ...talk.story, ...story };
  await talk.hear({ topics: [topic('gardening')], anyTime: true });
  await talk.hear({ choice: 'nothing' });
  await talk.hear({ answer: 'skip' });
  return { talk, done };
}

describe('the questions how somebody is', () => {
  let measures: Measure[];

  before(async () => {
    const read = await readMeasures(content);
    expect(read.problems).to.deep.equal([]);
    measures = measuresFor(read.measures, 'en');
  });

  it('are the ONS4 and the ONS loneliness questions, in their order, with their own answers', () => {
    const [wellbeing, loneliness, ...more] = measures;
    expect(more).to.deep.equal([]);
    expect(wellbeing?.intro).to.match(/^Next I would like to ask you four questions about your feelings/);
    expect(wellbeing?.questions.map(({ id }) => id)).to.deep.equal([
      'satisfied',
      'worthwhile',
      'happy',
      'anxious',
    ]);
    expect(wellbeing?.questions[0]?.text).to.equal('Overall, how satisfied are you with your life nowadays?');
    for (const { answers } of wellbeing?.questions ?? []) expect(answers).to.deep.equal({ from: 0, to: 10 });
    const answersTo = (id: string) => {
      const answers = loneliness?.questions.find((one) => one.id === id)?.answers;
      return Array.isArray(answers) ? answers.map(({ text }) => text) : [];
    };
    for (const id of ['companionship', 'left-out', 'isolated'])
      expect(answersTo(id)).to.deep.equal(['Hardly ever or never', 'Some of the time', 'Often']);
    expect(answersTo('lonely')).to.deep.equal([
      'Often or always',
      'Some of the time',
      'Occasionally',
      'Hardly ever',
      'Never',
    ]);
  });

  it('are offered once, as the last choice below the first suggestions', async () => {
    const { talk } = await atSuggestions(measures);
    expect(talk.choices.at(-1)).to.equal('how-are-you');
    await talk.hear({ choice: 'more' });
    expect(talk.choices).to.not.include('how-are-you');
  });

  it('are not offered to the young, for somebody else, after danger, or where there are none', async () => {
    for (const [own, story] of [
      [measures, { person: { age: 14, words: '14' } }],
      [measures, { person: { forWhom: 'my mum', words: 'my mum' } }],
      [measures, { danger: ['life'] }],
      [[], {}],
    ] as [Measure[], Partial<Talk['story']>][]) {
      const { talk } = await atSuggestions(own, story);
      expect(talk.choices, JSON.stringify(story)).to.not.include('how-are-you');
    }
  });

  it('read a number as that number, skip what is skipped, and keep the answers at the end', async () => {
    const { talk, done } = await atSuggestions(measures);
    await talk.hear({ choice: 'how-are-you' });
    expect(talk.said).to.deep.equal(['how-are-you:about', 'how-are-you:intro', 'how-are-you:question']);
    // "Seven" is heard as the seventh choice as well, which is 6.
    await talk.hear({ choice: 'answer:6', number: 7 });
    await talk.hear({ choice: 'skip' });
    await talk.hear({ choice: 'answer:0', number: 0 });
    await talk.hear({ choice: 'answer:10', number: 10 });
    for (let n = 0; n < 3; n++) await talk.hear({ choice: 'answer:often' });
    expect(done).to.deep.equal([]);
    await talk.hear({ choice: 'answer:never' });
    expect(done).to.deep.equal([
      {
        ...{ kind: 'how-are-you', when: 'before', pair: null },
        answers: {
          ...{ 'ons-4/satisfied': 7, 'ons-4/happy': 0, 'ons-4/anxious': 10 },
          'ons-loneliness/companionship': 'often',
          'ons-loneliness/left-out': 'often',
          'ons-loneliness/isolated': 'often',
          'ons-loneliness/lonely': 'never',
        },
      },
    ]);
    expect(talk.story.howAreYou).to.deep.equal({ offered: true, pair: 'random' });
    expect(talk.at).to.equal('suggestions/choose');
    expect(JSON.stringify(talk.positions)).to.not.include('satisfied');
  });

  it('keep nothing once they are stopped', async () => {
    const { talk, done } = await atSuggestions(measures);
    await talk.hear({ choice: 'how-are-you' });
    await talk.hear({ choice: 'answer:3', number: 3 });
    await talk.hear({ choice: 'stop' });
    expect(done).to.deep.equal([]);
    expect(talk.said).to.include('how-are-you:stopped');
    expect(JSON.stringify(talk.positions)).to.not.include('satisfied');
  });

  it('change nothing of what is suggested', async () => {
    const { talk } = await atSuggestions(measures);
    const before = { ...talk.story, howAreYou: null };
    await talk.hear({ choice: 'how-are-you' });
    for (let n = 0; n < 4; n++) await talk.hear({ choice: 'answer:0', number: 0 });
    for (let n = 0; n < 3; n++) await talk.hear({ choice: 'answer:often' });
    await talk.hear({ choice: 'answer:often-or-always' });
    expect({ ...talk.story, howAreYou: null }).to.deep.equal(before);
  });

  it('say so where they are in another language', async () => {
    const { measures: read } = await readMeasures(content);
    const { talk } = await atSuggestions(measuresFor(read, 'pl'));
    talk.language = 'pl';
    await talk.hear({ choice: 'how-are-you' });
    expect(talk.said).to.include('how-are-you:other-language');
  });
});

describe('a file of questions', () => {
  const file = (question: string) =>
    `name: Ours\nsource: us\nrights: ours\nfrom-age: 16\nin:\n  en:\n    intro: Hello\n    questions:\n      - ${question}`;

  it('may hold questions of a place’s own', () => {
    const read = parseMeasure('ours', file('{ id: one, ask: How is it?, scale: 0 to 6 }'));
    if (typeof read === 'string') throw new Error(read);
    expect(measuresFor([read], 'nl')).to.have.length(1);
    expect(read.languages.get('en')?.questions[0]?.answers).to.deep.equal({ from: 0, to: 6 });
  });

  it('that cannot be used is told of in words', () => {
    for (const wrong of [
      '{ id: one, ask: How is it? }',
      '{ id: one, ask: How is it?, scale: nought to ten }',
      '{ id: one, ask: How is it?, scale: 6 to 0 }',
      '{ id: one, asks: How is it?, scale: 0 to 6 }',
      '{ id: one, ask: [ }',
    ]) {
      expect(parseMeasure('ours', file(wrong)), wrong).to.be.a('string');
    }
  });
});
