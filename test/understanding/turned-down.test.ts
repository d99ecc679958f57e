import { expect } from 'chai';
import type { Heard } from '../../dialogs/heard.js';
import { listenWithContent } from './content-listener.js';

/** Each family: messages, what they turn down, and what they ask for. */
const families: Record<string, readonly (readonly [text: string, not: string, asked: string])[]> = {
  'before the thing': [
    ["pls don't send me to another walking group", 'walking', ''],
    ["I've no wish for a book club", 'reading', ''],
    ['anything except walking', 'walking', ''],
    ['I refuse to do yoga', 'exercise', ''],
    ["I don't garden", 'gardening', ''],
    ['nae dancing for me', 'dancing', ''],
    ['the last thing I need is another quiz night', 'games', ''],
  ],
  'after the thing': [
    ["the choir isn't me at all", 'music', ''],
    ['cooking did nothing for me', 'cooking', ''],
    ['swimming was ruined for me at school', 'swimming', ''],
    ['Tai chi is for old folk', 'exercise', ''],
    ["my English is fine thank you, I'd like a cookery class", 'english', 'cooking'],
  ],
  'in answer to its own question': [
    ['Zumba? Not on your nelly', 'dancing', ''],
    ['Bingo? No. Poetry, yes', 'games', 'reading'],
    ['computers no. never. gardening though', 'digital', 'gardening'],
    ['birdwatching? god no', 'nature', ''],
  ],
  'in the next sentence': [
    ["I've been told gardening will help. It won't.", 'gardening', ''],
    ['tried the gym. I hate it. A swim maybe', 'exercise', 'swimming'],
  ],
  'along a list, and no further': [
    ['not football. not rugby. swimming', 'sport', 'swimming'],
    ['no art, no music, no dancing', 'arts music dancing', ''],
    ['bingo and dominoes are not for me', 'games', ''],
    ["I'm not keen on cooking or gardening but I love a walk", 'cooking gardening', 'walking'],
  ],
  'beside what is wanted': [
    ['pottery rather than football', 'sport', 'arts'],
    ['instead of a book club have you got quizzes', 'reading', 'games'],
    ['cooking yes, gardening no', 'gardening', 'cooking'],
    ['they keep on about my weight but I want to sing', 'weight', 'music'],
    ["had enough of counselling, I'd like a walk", 'low-mood', 'walking'],
  ],
  'up to a new wish': [
    ["don't want counselling or talking about feelings, want a job", 'low-mood', 'work'],
    ['gave up on gyms years ago, rather dance', 'exercise', 'dancing'],
    ['No, a choir please', '', 'music'],
    ['crowds are a no, archery then', '', 'sport'],
  ],
  'brushed off': [
    [
      'I was offered a bereavement thing and said no thank you. I would rather be on a bike',
      'bereavement',
      'cycling',
    ],
    ['Can we leave my diabetes out of it for once? I just want to bake', 'long-term-condition', 'cooking'],
    ['Fed up being sent to slimming groups. Tell me about fixing old radios', 'weight', 'making'],
    ['housing is fine now. It is the leccy meter', 'housing', 'warm-home'],
    ["my doctor's obsessed with my weight, I want to sing", 'weight', 'music'],
  ],
  'once, and named again without a wish': [
    ['no cooking classes!! I was a chef 22 years. Teach me guitar', 'cooking', 'music'],
    ['Wife wants me in a choir. I do not want to be in a choir. Got anything with tools', 'music', 'making'],
    ["Och no painting, I can't paint for toffee", 'arts', ''],
    ["I can read perfectly well but I've no wish for a book club", 'reading', ''],
  ],
};

const turnNothingDown: readonly (readonly [text: string, asked: string])[] = [
  ["I don't mind gardening", 'gardening'],
  ["can't wait to get back swimming", 'swimming'],
  ['nothing better than a good sing song', 'music'],
  ["I wouldn't say no to a bit of gardening", 'gardening'],
  ["I can't get enough of history", 'history'],
  ["I don't walk far but I like a walk", 'walking'],
  ['is there no gardening club round here', 'gardening'],
  ['I hate being in debt', 'money'],
  ['sick of being lonely', 'company'],
  ['the nurse suggested a walking group', 'walking'],
  ['No chess club. Rummikub please', 'games'],
];

describe('what is turned down', () => {
  let hear: (text: string) => Heard;
  const topics = (found: readonly { topic: string }[]): string[] => found.map(({ topic }) => topic);
  const list = (names: string): string[] => names.split(' ').filter(Boolean);
  before(async () => {
    hear = await listenWithContent();
  });

  for (const [family, messages] of Object.entries(families)) {
    for (const [text, not, asked] of messages) {
      it(`${family}: "${text}"`, () => {
        const heard = hear(text);
        expect(topics(heard.not)).to.include.members(list(not));
        expect(topics(heard.topics)).to.have.members(list(asked));
      });
    }
  }

  for (const [text, asked] of turnNothingDown) {
    it(`is nothing in "${text}"`, () => {
      expect(topics(hear(text).topics)).to.include.members(list(asked));
    });
  }
});

describe('words that stand for no interest', () => {
  let hear: (text: string) => Heard;
  before(async () => {
    hear = await listenWithContent();
  });

  for (const text of [
    'cooking the books',
    'Chess Valley surgery',
    'The GP at Walker Medical Centre',
    'Faith, my daughter',
    'my grandson Art',
    'I come from Reading',
    'i am reading your message now',
  ]) {
    it(`"${text}"`, () => {
      const { topics } = hear(text);
      expect(topics.filter(({ topic }) => topic !== 'newcomers')).to.deep.equal([]);
    });
  }

  it('are needs rather than topics beside another topic', () => {
    const { topics, access } = hear('poetry for the hard of hearing');
    expect(topics.map(({ topic }) => topic)).to.deep.equal(['reading']);
    expect(access.map(({ need }) => need)).to.deep.equal(['hearing-loop']);
  });
});
