import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openEditHost, type EditHost } from '../channels/web/edit-host.js';
import { newContext, say } from './browser.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const group = '/edit/leeds/hyde-park-growers';
const form = `${group}/activity/saturday-allotment`;

let host: EditHost;
let original: string;
before(async function () {
  this.timeout(60_000);
  host = await openEditHost();
  original = await host.read('hyde-park-growers');
});
after(() => host.close());
afterEach(async function () {
  if (!this.currentTest?.file?.includes('editing.test')) return;
  await host.write('hyde-park-growers', original);
  // An address gets few links in an hour.
  host.clock.now = new Date(host.clock.now.getTime() + 3_600_000);
});

/** A page of somebody who has signed in by the link in a mail. */
async function signedIn(email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await newContext(options)).newPage();
  await page.goto(await host.linkFor(email));
  await page.locator('main form button').click();
  await page.waitForURL(/\/edit/);
  return page;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${host.address}${path}`);
}

const saveButton = (page: Page) => page.locator('.save-bar button.primary');
const timeFrom = (page: Page) => page.getByLabel('From', { exact: true }).first();

describe('a volunteer in the browser', () => {
  it('signs in by link, mistypes a time, is told so at once, sees the preview, saves, and finds the change in the chat', async () => {
    const page = await (await newContext()).newPage();
    await open(page, '/edit');
    await page.getByLabel('Your e-mail address').fill('Growers@example.org');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('a link is on its way').waitFor();
    await host.editing.idle();
    await open(page, `/edit/sign-in?token=${host.sent.at(-1)!.token}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Hyde Park Growers' }).waitFor();
    await page.getByRole('link', { name: 'Change Saturday on the allotment' }).click();

    await timeFrom(page).fill('25:00');
    await page.keyboard.press('Tab');
    await page.getByText('There is no time “25:00” on the clock.').waitFor();
    expect(await timeFrom(page).getAttribute('aria-invalid')).to.equal('true');
    await page.getByText('1 thing to put right').waitFor();

    await timeFrom(page).fill('10.45am');
    await page.keyboard.press('Tab');
    await page.locator('#preview').getByText('10:45am to 12:30pm').first().waitFor();
    expect(await timeFrom(page).getAttribute('aria-invalid')).to.equal(null);
    expect(await page.locator('.would-say li').count()).to.be.within(3, 6);

    await saveButton(page).click();
    await page.getByText('Saved. Residents see it now.').waitFor();
    expect(await host.read('hyde-park-growers')).to.contain('from: 10.45am, to: 12:30');

    await open(page, '/chat/leeds');
    await say(page, 'veg patch');
    for (let turn = 0; turn < 6 && (await page.locator('.card').count()) === 0; turn++)
      await say(page, 'skip');
    expect(await page.locator('.cards').textContent()).to.contain('10:45am to 12:30pm');
  });

  it('is told at the top what keeps it from being saved, and led to the field', async () => {
    const page = await signedIn('growers@example.org');
    await open(page, form);
    await page.getByLabel('Day off 1').fill('31 February 2027');
    await saveButton(page).click();
    const summary = page.locator('#summary');
    await summary.waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('summary');
    await summary.getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('f-not-on-0');
    expect(await page.getByLabel('Day off 1').inputValue()).to.equal('31 February 2027');
  });

  it('adds a time and takes one out without losing what was typed', async () => {
    const page = await signedIn('growers@example.org');
    await open(page, form);
    await page.getByLabel('Name', { exact: true }).first().fill('Half typed');
    await page.getByRole('button', { name: 'Add another time' }).click();
    const second = page.getByRole('group', { name: 'Time 2' });
    await second.waitFor();
    await second.getByLabel('How often').selectOption('first');
    await second.getByLabel('On which day').selectOption('wednesday');
    await second.getByLabel('From', { exact: true }).fill('18:00');
    await page.getByRole('button', { name: 'Remove this time 1' }).click();
    await page.getByRole('group', { name: 'Time 2' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name', { exact: true }).first().inputValue()).to.equal('Half typed');
    await saveButton(page).click();
    await page.getByText('Saved. Residents see it now.').waitFor();
    const text = await host.read('hyde-park-growers');
    expect(text)
      .to.contain('first wednesday')
      .and.to.contain('name: Half typed')
      .and.not.to.contain('day: saturday');
  });

  it('finds a topic by what residents say for it', async () => {
    const page = await signedIn('growers@example.org');
    await open(page, form);
    await page.getByLabel('Look for a topic').fill('chess');
    expect(await page.locator('#topics-list').getByText('games', { exact: true }).isVisible()).to.equal(true);
    expect(await page.locator('#topics-list').getByText('swimming', { exact: true }).isVisible()).to.equal(
      false,
    );
  });

  it('is asked before what was typed is left', async () => {
    const page = await signedIn('growers@example.org');
    await open(page, form);
    const asked = page.waitForEvent('dialog');
    await page.getByLabel('Name', { exact: true }).first().pressSequentially('x');
    void page.reload().catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).to.equal('beforeunload');
    await dialog.dismiss();
  });

  it('chooses field by field where somebody else saved meanwhile', async () => {
    const [mine, theirs] = [await signedIn('growers@example.org'), await signedIn('content@example.org')];
    await open(mine, form);
    await open(theirs, form);
    await theirs.getByLabel('What people do there').first().fill('Theirs.');
    await saveButton(theirs).click();
    await theirs.getByText('Saved.').waitFor();
    await mine.getByLabel('What people do there').first().fill('Mine.');
    await saveButton(mine).click();
    await mine.getByText('content@example.org saved a change').waitFor();
    await mine.getByLabel('Take theirs: Theirs.').check();
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Saved. Residents see it now.').waitFor();
    expect(await host.read('hyde-park-growers')).to.contain('about: Theirs.');
  });

  it('is refused the group of another, and learns nothing of it', async () => {
    const page = await signedIn('growers@example.org');
    const answer = await page.goto(`${host.address}/edit/leeds/easy-miles`);
    expect(answer?.status()).to.equal(404);
    expect(await page.locator('main').textContent()).not.to.contain('Easy');
  });

  it('breaks none of the rules that the page sets for itself', async () => {
    const page = await signedIn('growers@example.org');
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await open(page, form);
    await timeFrom(page).fill('11:00');
    await page.keyboard.press('Tab');
    await page.locator('#preview').getByText('11am to 12:30pm').first().waitFor();
    expect(complaints).to.deep.equal([]);
  });
});

describe('editing without JavaScript', () => {
  it('changes a time, adds a row, checks and saves', async () => {
    const page = await signedIn('growers@example.org', { javaScriptEnabled: false });
    await open(page, form);
    await page.getByRole('button', { name: 'Add another time' }).click();
    const second = page.getByRole('group', { name: 'Time 2' });
    await second.getByLabel('How often').selectOption('words');
    await second.getByLabel('Date, or days in words').fill('monday to fridy');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('“monday to fridy” is not a day that we know.').first().waitFor();
    await page
      .getByRole('group', { name: 'Time 2' })
      .getByLabel('Date, or days in words')
      .fill('monday to friday');
    await saveButton(page).click();
    await page.getByText('Saved. Residents see it now.').waitFor();
    expect(await host.read('hyde-park-growers')).to.contain('day: monday to friday');
  });

  it('saves with Enter in a field, and takes nothing out by it', async () => {
    const page = await signedIn('growers@example.org', { javaScriptEnabled: false });
    await open(page, form);
    await page.getByLabel('Name', { exact: true }).first().fill('By Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Saved. Residents see it now.').waitFor();
    expect(await host.read('hyde-park-growers'))
      .to.contain('name: By Enter')
      .and.to.contain('day: saturday');
  });
});

describe('the pages for editors', () => {
  const pages = [
    '/edit',
    group,
    `${group}/details`,
    form,
    `${form}/remove`,
    `${group}/activity`,
    `${group}/versions`,
  ];

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing on any of them, ${colorScheme}`, async () => {
      const page = await signedIn('content@example.org', { colorScheme });
      for (const path of [...pages, '/edit/new-group?place=leeds']) {
        await open(page, path);
        expect(await violations(page, colorScheme), path).to.deep.equal([]);
      }
      await open(page, form);
      await timeFrom(page).fill('25:00');
      await saveButton(page).click();
      await page.locator('#summary').waitFor();
      expect(await violations(page, colorScheme), 'with a mistake').to.deep.equal([]);
      await (await page.context().newPage()).close();
      await page.context().clearCookies();
      await open(page, '/edit');
      expect(await violations(page, colorScheme), 'signed out').to.deep.equal([]);
    });
  }

  it('fit a narrow telephone without scrolling sideways, in Urdu too', async () => {
    const page = await signedIn('content@example.org', { viewport: { width: 320, height: 640 } });
    for (const language of ['en', 'ur', 'pl']) {
      for (const path of pages) {
        await open(page, `${path}?lang=${language}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${path} ${language}`).to.be.at.most(320);
      }
      expect(await page.locator('html').getAttribute('dir')).to.equal(language === 'ur' ? 'rtl' : 'ltr');
    }
  });

  it('are worked with the keyboard alone', async () => {
    const page = await signedIn('growers@example.org');
    await open(page, form);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).to.equal('skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/);
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.id)) === 'f-name') break;
    }
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('f-name');
    await page.keyboard.type('Typed');
    await page.keyboard.press('Enter');
    await page.getByText('Saved. Residents see it now.').waitFor();
  });
});

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
