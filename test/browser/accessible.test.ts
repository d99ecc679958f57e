import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { say, untilSuggested, visit } from './browser.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The pages around the chat, and the chat where it looks otherwise. */
const around = [
  '/',
  '/chat/leeds/help-now',
  '/chat/nowhere',
  '/chat/leeds?embed',
  '/chat/yiwu',
  '/chat/leeds/list',
];

/** Violations that axe finds, each with where. Colours alone differ in the dark, so there only contrast is looked at. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (
    colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast'])
  ).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
  );
}

describe('axe finds nothing against WCAG 2.2 AA', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`on the chat from its first page to an activity in full, ${colorScheme}`, async () => {
      const page = await visit('/chat/leeds', { colorScheme });
      expect(await violations(page, colorScheme)).to.deep.equal([]);
      await page.getByText('I need help now').click();
      expect(await violations(page, colorScheme), 'help').to.deep.equal([]);
      await page.keyboard.press('Escape');
      await untilSuggested(page);
      expect(await violations(page, colorScheme), 'suggestions').to.deep.equal([]);
      await page.locator('.card button').first().click();
      await page.locator('.card.activity').waitFor();
      await page.context().setOffline(true);
      await page.getByText('You are not connected').waitFor();
      expect(await violations(page, colorScheme), 'activity').to.deep.equal([]);
      await page.context().setOffline(false);
      await say(page, 'a person');
      await page.goto(`${page.url().split('#')[0]}/list`);
      expect(await violations(page, colorScheme), 'list').to.deep.equal([]);
    });

    for (const path of around) {
      it(`on ${path}, ${colorScheme}`, async () => {
        expect(await violations(await visit(path, { colorScheme }), colorScheme)).to.deep.equal([]);
      });
    }
  }
});

describe('the page fits', () => {
  for (const [name, viewport] of [
    ['a narrow telephone', { width: 320, height: 640 }],
    ['a screen zoomed to 400 %', { width: 320, height: 256 }],
  ] as const) {
    it(`${name}, without scrolling sideways and with the way out in view`, async () => {
      const page = await visit('/chat/leeds', { viewport });
      await untilSuggested(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
      for (const text of ['I need help now', 'Leave this page quickly']) {
        const box = await page.getByText(text).boundingBox();
        expect(box!.y, text).to.be.within(0, viewport.height - box!.height);
        expect(box!.x + box!.width, text).to.be.at.most(320);
      }
    });
  }

  it('a thumb: everything to press is large enough', async () => {
    const page = await visit('/chat/leeds', { viewport: { width: 390, height: 844 } });
    await untilSuggested(page);
    const heights = await page.$$eval('button, .button, .leave, summary', (all) =>
      all.map((one) => one.getBoundingClientRect().height),
    );
    expect(Math.min(...heights)).to.be.at.least(24);
  });

  it('puts what is new into view', async () => {
    const page = await visit('/chat/leeds', { viewport: { width: 390, height: 700 } });
    await say(page, 'gardening');
    const box = await page.locator('.message.resident').last().boundingBox();
    expect(box!.y).to.be.within(0, 700);
  });
});
