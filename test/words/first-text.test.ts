import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { readLocales } from '../../bot/words/locales.js';
import { plainCharacters } from '../../bot/words/sms-characters.js';
import { smsPages } from '../../bot/words/sms-pages.js';
import { createWords } from '../../bot/words/words.js';
import { greeting } from '../../dialogs/hello.js';
import type { Reply } from '../../dialogs/reply.js';
import { madeUpWorld } from '../dialogs/talk.js';

const top = path.join(import.meta.dirname, '../..');
const catalogue = await loadCatalogue(path.join(top, 'content'));
const words = createWords(readLocales(path.join(top, 'locales')), () => catalogue);
const question: Reply = { say: 'matters:ask', choices: [{ id: 'skip', say: 'choices:skip' }] };

/** Every place in each of its languages that no native speaker has read. */
const notRead = [...catalogue.places.values()].flatMap((place) =>
  place.languages.filter((language) => !words.reviewed(language)).map((language) => ({ place, language })),
);

describe('the first text message of all', () => {
  for (const { place, language } of notRead) {
    it(`says before MORE that nobody has read its ${language}, and how to go on in English: ${place.id}`, () => {
      const wording = words.in(language, place.id, new Date('2026-11-20T10:00Z'), 'sms');
      const said = madeUpWorld();
      const world = {
        ...said,
        reviewed: () => false,
        noticesDanger: () => true,
        keepDays: 365,
        place: { ...said.place, spoken: [...place.languages], example: place.example },
      };
      const [first = ''] = smsPages([...greeting(world, language), question], wording);
      const accents = wording.say('sms:accents') === 'off' ? 'off' : 'on';
      const offersEnglish = place.languages.includes('en');
      const notice = wording.say(`review:not-yet${offersEnglish ? '' : '-only'}`);
      expect(first).to.contain(plainCharacters(notice, accents));
      if (offersEnglish) expect(first).to.contain('ENGLISH');
    });
  }

  it('is checked in each language that needs it', () => {
    expect(new Set(notRead.map(({ language }) => language))).to.include.keys('cy', 'nl', 'zh', 'pl', 'ur');
  });
});
