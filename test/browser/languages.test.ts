import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { say, visit } from './browser.js';

/** Of each language a place that speaks it, and what leads there to suggestions. */
const conversations: readonly (readonly [string, string, readonly string[]])[] = [
  ['en', 'leeds', ['I miss gardening', 'my knees are bad', 'LS8', 'mornings']],
  ['cy', 'caerphilly', ['Dw i’n unig', 'dim car', 'Ystrad Mynach', 'prynhawniau']],
  ['nl', 'utrecht', ['Ik ben eenzaam', 'geen geld', 'Overvecht', 'ochtend']],
  ['zh', 'yiwu', ['家里冷清，没人说话', '腿脚不好', '北苑', '下午']],
  ['pl', 'leeds', ['Jestem samotna', 'schody', 'LS8', 'rano']],
  ['ur', 'leeds', ['میں بہت اکیلی ہوں', 'سیڑھیاں نہیں چڑھ سکتی', 'LS8', 'صبح']],
];

describe('the page in each language', () => {
  for (const [language, place, said] of conversations) {
    for (const width of [320, 1280]) {
      it(`${language}, ${width} pixels wide: has its language and direction, and nothing runs over the edge`, async () => {
        const page = await visit(`/chat/${place}?lang=${language}`, { viewport: { width, height: 720 } });
        for (const text of said) await say(page, text);
        await page.locator('.card').first().waitFor();
        await say(page, '1');
        await page.locator('.card.activity').waitFor();
        expect(await layoutOf(page)).to.deep.equal({
          language,
          direction: language === 'ur' ? 'rtl' : 'ltr',
          wider: 0,
          cut: [],
        });
      });
    }
  }

  it('ur: lines up what is known from the right, also where a line begins with an English name', async () => {
    const page = await visit('/chat/leeds?lang=ur', { viewport: { width: 320, height: 720 } });
    for (const text of ['میں بہت اکیلی ہوں', 'سیڑھیاں نہیں چڑھ سکتی', 'LS8', 'صبح']) await say(page, text);
    const directions = await page
      .locator('.card .facts dd')
      .evaluateAll((facts) => facts.map((fact) => getComputedStyle(fact).direction));
    expect(new Set(directions)).to.deep.equal(new Set(['rtl']));
  });
});

/** Language and direction, by how many pixels the page is too wide, and the buttons that are cut off. */
function layoutOf(page: Page) {
  return page.evaluate(() => {
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('button, a.button, .card, .bubble')].filter(
      (element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1,
    );
    return {
      language: lang,
      direction: dir,
      wider: scrollWidth - clientWidth,
      cut: cut.map((element) => element.textContent),
    };
  });
}
