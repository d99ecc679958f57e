import { expect } from 'chai';
import type { OfferedChoice } from '../../dialogs/heard.js';
import { heard } from './listener.js';

const offered: OfferedChoice[] = [
  { id: 'choir', labels: ['The choir'] },
  { id: 'garden', labels: ['The garden'] },
];

/** How people in each language take the first or the second of a list. */
const picks: Record<string, readonly (readonly [string, number])[]> = {
  cy: [
    ['yr un cyntaf', 1],
    ['y cynta plis', 1],
    ['yr ail un', 2],
  ],
  nl: [
    ['laat de eerste zien', 1],
    ['den eersten', 1],
    ['doe die tweede maar', 2],
  ],
  zh: [
    ['第一个吧', 1],
    ['头一个', 1],
    ['看看第二个', 2],
  ],
  pl: [
    ['to pierwsze poproszę', 1],
    ['pokaż mi pierwszą', 1],
    ['dwójka', 2],
  ],
  ur: [
    ['پہلے والا دکھائیں', 1],
    ['pehla wala', 1],
    ['دوسری والی', 2],
  ],
};

describe('picking from a list in words', () => {
  for (const [language, said] of Object.entries(picks)) {
    for (const [text, number] of said) {
      it(`"${text}" is number ${number}`, () => {
        expect(heard(text, { language, offered }).number).to.equal(number);
      });
    }
  }
});
