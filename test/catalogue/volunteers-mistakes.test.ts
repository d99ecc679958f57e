import { expect } from 'chai';
import { meantBy } from '../../bot/catalogue/known.js';
import { known, read } from './small-group.js';

/** A group's file as the README shows it. */
const sound = `name: Tea and Talk
about: Neighbours who meet for a cup of tea.
contact: { name: Sam, phone: 0113 496 0123, email: hello@example.org }
activities:
  - id: monday-tea
    name: Monday tea
    about: Sit down, have a cup of tea, and chat or just listen.
    first-visit: Ask for Sam at the door. We will find you a seat.
    topics: [company]
    when:
      - { day: monday, from: 10:00, to: 12:00 }
    where: { name: The Old Library, postcode: LS6 1AB }
    cost: free
    access: [step-free, toilet]
    join: drop-in
    checked: 2026-10-05
`;
const words = new Map([
  ['company', { name: new Map([['en', 'company']]), words: new Map([['en', ['loneliness']]]) }],
]);
const topics = { ...known('company', 'gardening'), meant: meantBy(words) };

describe('mistakes that volunteers make', () => {
  it('are not in the example of the README', () =>
    expect(read(sound, { topics }).problems).to.deep.equal([]));

  for (const [written, instead, line, said] of [
    ['day: monday', 'day: wensday', 11, "'wensday' isn't a day I know. Did you mean wednesday?"],
    ['day: monday, from', 'day: monday evenings, from', 11, 'write the day alone here'],
    [
      'to: 12:00',
      'to: 1.30',
      11,
      'It ends at 01:30, in the morning, before it starts at 10:00. Did you mean 13:30?',
    ],
    ['from: 10:00', 'from: 10', 11, "'10': morning or evening? Write 10:00 or 10am, 22:00 or 10pm."],
    ['from: 10:00', 'from: 10-12', 11, 'Write when it starts in from, and when it ends in to.'],
    [
      'day: monday',
      'day: first wednesday, term time only',
      11,
      'put "quotes" round a text with a comma in it',
    ],
    ['{ day: monday, from: 10:00, to: 12:00 }', 'Mondays', 11, 'written like { day: …, from: …, to: … }'],
    ['0123', '0123 (after 6pm)', 3, 'Write one number alone'],
    ['hello@example.org', 'hello@example.org / sam@example.org', 3, 'Write one address alone'],
    ['about: Sit', 'about: Please note: sit', 7, 'A colon with a space after it has a meaning here.'],
    ['name: Monday tea', "name: 'Sam's tea'", 6, 'The quotes stop before the text does.'],
    ['cost: free', 'cost:free', 13, 'Put a space after the colon: cost: free'],
    ['    cost: free', '\tcost: free', 13, 'This line begins with a tab.'],
    ['    cost: free', '\u00a0\u00a0\u00a0\u00a0cost: free', 13, 'This line begins with a special space'],
    ['    cost: free', '   cost: free', 13, 'This line begins further in or out'],
    ['  - id', '  • id', 5, 'Begin this line with - and a space instead of •'],
    ['  - id', '    id', 5, 'Begin each with a - and a space.'],
    [
      'Library, postcode',
      'Library postcode',
      12,
      'A comma is missing inside these { }. Put one before postcode',
    ],
    ['LS6 1AB }', 'LS6 1AB', 12, 'This { is never closed. Put a } where it ends.'],
    [
      '{ name: The Old Library, postcode: LS6 1AB }',
      'The Old Library, LS6 1AB',
      12,
      'or { name: The Old Library, postcode: LS6 1AB }.',
    ],
    ['Library,', 'Library, 12 High Street,', 12, 'put "quotes" round a text with a comma in it'],
    ['[company]', '[loneliness]', 9, 'Did you mean company?'],
    [
      '[company]',
      '[company gardening]',
      9,
      'Put a comma between them, and no quotes round them: company, gardening',
    ],
    ['[company]', '[compa\u200bny]', 9, 'There is an invisible character in it'],
    ['cost: free', 'cost: Small charge', 13, 'Write free, or { amount: 3.50, per: session }.'],
    ['    cost', '    Cost', 13, 'Did you mean cost?'],
    ['first-visit', 'first visit', 8, 'Did you mean first-visit?'],
    ['2026-10-05', '05/10/2026', 16, 'could be 5 October 2026 or 10 May 2026'],
    ['2026-10-05', 'October 2026', 16, 'which day?'],
    ['drop-in', 'drop in', 15, 'Did you mean drop-in?'],
  ] as const) {
    it(instead, () => {
      const { problems } = read(sound.replace(written, instead), { topics });
      expect(problems[0]!.message).to.contain(said);
      expect(problems[0]).to.include({ level: 'error', line });
    });
  }
});
