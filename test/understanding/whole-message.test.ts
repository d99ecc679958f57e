import { expect } from 'chai';
import { heard } from './listener.js';

const offered = [
  { id: 'money', labels: ['Money and debt'] },
  { id: 'health', labels: ['Health or moving about'] },
  { id: 'nothing', labels: ['Nothing really'] },
];

describe('commands', () => {
  for (const [text, command] of [
    ['help', 'help'],
    ['Help me please', 'help'],
    ['go back', 'back'],
    ['start again', 'start-again'],
    ['I want to talk to a person', 'person'],
    ['can I speak to someone real please', 'person'],
    ['human', 'person'],
    ['why do you ask?', 'why'],
    ['what do you know about me', 'what-you-know'],
    ['Forget me!', 'forget-me'],
    ['change language', 'language'],
    ['Send this to my phone', 'to-my-phone'],
    ['text me this please', 'to-my-phone'],
    ['can you text it to me?', 'to-my-phone'],
    ['Could you send those to my mobile?', 'to-my-phone'],
  ] as const) {
    it(`"${text}"`, () => expect(heard(text).command).to.equal(command));
  }

  it('are whole messages', () => {
    expect(heard('I help a person at church').command).to.equal(null);
    expect(heard('my back hurts').command).to.equal(null);
    // How somebody wishes to be reached by a group.
    expect(heard('text me').command).to.equal(null);
  });

  for (const [language, text] of [
    ['cy', 'Anfonwch hyn i fy ffôn'],
    ['nl', 'Kunt u dit naar mijn telefoon sturen?'],
    ['pl', 'Wyślij mi to SMS-em'],
    ['ur', 'یہ میرے فون پر بھیج دیں'],
    ['zh', '请发到我的手机'],
  ] as const) {
    it(`"${text}"`, () => expect(heard(text, { language }).command).to.equal('to-my-phone'));
  }

  it('are understood in English in any language', () => {
    expect(heard('start again', { language: 'pl' }).command).to.equal('start-again');
  });
});

describe('answers', () => {
  it('yes and no are the whole message', () => {
    for (const text of ['yes', 'Yes please', 'yeah', 'Aye.', 'YES!'])
      expect(heard(text).answer, text).to.equal('yes');
    for (const text of ['no', 'No thanks', 'nope', 'no thank you'])
      expect(heard(text).answer, text).to.equal('no');
    for (const text of [
      'yes but not my doctor',
      'yes please do not share',
      'not sure yes',
      'yes and no',
      'I said yes to him',
      'yes?no',
    ]) {
      expect(heard(text).answer, text).to.be.oneOf([null, 'unsure']);
    }
  });

  it('knows the other answers', () => {
    expect(heard('not sure').answer).to.equal('unsure');
    expect(heard('skip').answer).to.equal('skip');
    expect(heard("I'd rather not say").answer).to.equal('skip');
    expect(heard('nothing really').answer).to.equal('nothing');
    expect(heard('show me more please').answer).to.equal('more');
    expect(heard('none of these').answer).to.equal('none-of-these');
    expect(heard("I don't mind").answer).to.equal('any');
  });
});

describe('choosing from a list', () => {
  for (const text of ['2', '2.', 'number two', 'the second one', 'option 2', '２', 'Number 2 please']) {
    it(`"${text}" is the second`, () =>
      expect(heard(text, { offered })).to.deep.include({ number: 2, choice: 'health' }));
  }

  for (const [text, choice] of [
    ['Money and debt', 'money'],
    ['money', 'money'],
    ['the helth one please', 'health'],
    ['moving about', 'health'],
    ['money or health', null],
    ['I have 2 children', null],
  ] as const) {
    it(`"${text}" is ${choice ?? 'no choice'}`, () =>
      expect(heard(text, { offered }).choice).to.equal(choice));
  }

  it('takes a number for that of the choice, not for a part of another one', () => {
    const days = [
      { id: 'first', labels: ['Tue 24 Nov'] },
      { id: 'second', labels: ['Tue 1 Dec'] },
      { id: 'third', labels: ['Tue 8 Dec'] },
    ];
    expect(heard('1', { offered: days }).choice).to.equal('first');
    expect(heard('number 2', { offered: days }).choice).to.equal('second');
    expect(heard('24', { offered: days }).choice).to.equal('first');
    expect(heard('8 dec', { offered: days }).choice).to.equal('third');
    expect(heard('2', { offered: [{ id: 'one', labels: ['2'] }, ...days] }).choice).to.equal('one');
  });

  it('keeps a number that is beyond the list', () => {
    expect(heard('7', { offered })).to.deep.include({ number: 7, choice: null });
    expect(heard('the last one', { offered }).choice).to.equal('nothing');
  });
});
