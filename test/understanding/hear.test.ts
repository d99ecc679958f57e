import { expect } from 'chai';
import { heard, notIn, topicsIn } from './listener.js';

describe('hearing what matters to somebody', () => {
  it('quotes the words exactly as they were written', () => {
    expect(heard("I've been LONELY since my wife has just died").topics).to.deep.equal([
      { topic: 'company', words: 'LONELY' },
      { topic: 'bereavement', words: 'wife has just died' },
    ]);
  });

  it('knows the forms of English words', () => {
    expect(topicsIn('we sang, they sing, I love gardens')).to.have.members(['music', 'gardening']);
    expect(topicsIn('walked miles')).to.deep.equal(['walking']);
  });

  it('repairs slips of the finger, but leaves other English words alone', () => {
    expect(topicsIn('gardning')).to.deep.equal(['gardening']);
    expect(topicsIn('swiming')).to.deep.equal(['swimming']);
    expect(topicsIn('the church')).to.deep.equal(['faith']);
    expect(topicsIn('a warden at the bank')).to.deep.equal([]);
  });

  it('reads the longest phrase only', () => {
    expect(topicsIn('walking football')).to.deep.equal(['sport']);
    expect(topicsIn('walking, football')).to.have.members(['walking', 'sport']);
  });

  it('counts a weak sign where nothing else is asked for', () => {
    expect(topicsIn('I want to learn')).to.deep.equal(['studies']);
    expect(topicsIn('learn to sing')).to.deep.equal(['music']);
    expect(topicsIn('an evening class to learn singing')).to.have.members(['studies', 'music']);
    expect(topicsIn('learn something, not bingo')).to.deep.equal(['studies']);
  });

  it('takes no interest from an e-mail address', () => {
    expect(topicsIn('rose.walker@choir.example')).to.deep.equal([]);
    expect(topicsIn('bingo please, write to sam@choir.example')).to.deep.equal(['games']);
  });

  it('knows longer Dutch words in any form, and Welsh plurals as they are spoken', () => {
    const topics = (text: string, language: string): string[] =>
      heard(text, { language, place: 'utrecht' }).topics.map(({ topic }) => topic);
    expect(topics('oude gitaren', 'nl')).to.deep.equal(['music']);
    expect(topics('hen gora', 'cy')).to.deep.equal(['music']);
  });

  it('lets a gap hold up to six words', () => {
    expect(topicsIn('I want to grow some of my own vegetables')).to.deep.equal(['gardening']);
    expect(topicsIn('They grow. I like vegetables')).to.deep.equal([]);
  });

  it('takes the names of people and streets for no interest', () => {
    expect(topicsIn('I live at 14 Garden Street')).to.deep.equal([]);
    expect(topicsIn('My name is Rose Gardner')).to.deep.equal([]);
    expect(topicsIn('my maiden name was Walker')).to.deep.equal([]);
    expect(topicsIn('Rose and I love our garden')).to.deep.equal(['gardening']);
  });

  it('knows an activity by its own words and by its name', () => {
    const both = ['do you have a veg patch?', 'saturday on the allotment please'];
    for (const text of both) {
      expect(heard(text).activities.map(({ activity }) => activity)).to.deep.equal([
        'growers/saturday-allotment',
      ]);
    }
  });

  it('hears other languages, whatever the conversation is in', () => {
    expect(topicsIn('我很孤独，我喜欢种花')).to.have.members(['company', 'gardening']);
    expect(heard('praca w ogrodzie', { language: 'pl' }).topics.map(({ topic }) => topic)).to.deep.equal([
      'gardening',
    ]);
  });

  it('knows Welsh words with their first letter changed', () => {
    const topics = heard('gweithio yn yr ardd', { language: 'cy' }).topics;
    expect(topics.map(({ topic }) => topic)).to.deep.equal(['gardening']);
  });
});

describe('telling what is turned down from what is asked for', () => {
  for (const [text, not, asked] of [
    ['anything but bingo', ['games'], []],
    ['not interested in church stuff', ['faith'], []],
    ["I'm not lonely", ['company'], []],
    ["I don't like football but love walking", ['sport'], ['walking']],
    ['no gardening', ['gardening'], []],
    ['Not gardening', ['gardening'], []],
    ['No bingo, church or football please. A choir would be lovely', ['games', 'faith', 'sport'], ['music']],
    ['I hate football, I love chess', ['sport'], ['games']],
    ['bingo is not for me', ['games'], []],
  ] as const) {
    it(`"${text}"`, () => {
      expect(notIn(text)).to.have.members([...not]);
      expect(topicsIn(text)).to.have.members([...asked]);
    });
  }

  it('hears what somebody used to love as a wish, unless it is turned down as well', () => {
    expect(topicsIn('I used to love gardening')).to.deep.equal(['gardening']);
    expect(topicsIn('I used to love gardening, but no allotment please')).to.deep.equal([]);
  });

  it('hears a complaint of a trouble as a wish for help, a complaint of a pastime as none', () => {
    expect(topicsIn("I'm sick of being lonely and I hate bingo")).to.deep.equal(['company']);
    expect(notIn("I'm sick of being lonely and I hate bingo")).to.deep.equal(['games']);
  });

  for (const text of [
    'not only gardening',
    "I can't get out to walk",
    "I don't know anyone",
    "I don't mind gardening",
    "I haven't been swimming for years",
    'why not a choir',
  ]) {
    it(`turns nothing down in "${text}"`, () => {
      expect(notIn(text)).to.deep.equal([]);
      expect(topicsIn(text)).to.have.length(1);
    });
  }
});

describe('hearing what somebody needs in order to take part', () => {
  it('tells the essential from the welcome', () => {
    expect(heard('free would be nice').access).to.deep.equal([
      { need: 'free', words: 'free', essential: false },
    ]);
    expect(heard('it must be free').access).to.deep.equal([{ need: 'free', words: 'free', essential: true }]);
    expect(heard('I use a wheelchair').access[0]).to.deep.include({ need: 'step-free', essential: true });
  });
});

describe('hearing who it is for', () => {
  it('takes an age only from somebody who says theirs', () => {
    expect(heard("I'm 72").person).to.deep.equal({ age: 72, words: "I'm 72" });
    expect(heard("I'm 5 minutes from town").person).to.equal(null);
    expect(heard('I have lived here 30 years').person).to.equal(null);
    expect(heard("I'm lonely and 72").person?.age).to.equal(72);
    expect(heard('a woman of 40 looking for a choir').person?.age).to.equal(40);
    expect(heard('I have 2 cats and 72 plants').person).to.equal(null);
  });

  it('hears that it is for somebody else', () => {
    expect(heard('for my dad who is 80').person).to.deep.equal({
      age: 80,
      forWhom: 'my dad',
      words: 'my dad',
    });
    expect(heard('my mum is lonely').person?.forWhom).to.equal('my mum');
    expect(heard('my mum was lovely to me and I need a choir').person).to.equal(null);
    expect(heard('my mum died').person).to.equal(null);
  });

  it('hears a woman or a man where that was said', () => {
    expect(heard("I'm a woman").person?.gender).to.equal('woman');
    expect(heard('as a single dad').person?.gender).to.equal('man');
    expect(heard('I met a woman').person).to.equal(null);
  });
});
