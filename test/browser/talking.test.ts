import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { openWebHost } from '../channels/web/web-host.js';
import { answers, leadTo, newContext, saidOn, say, theHost, untilSuggested, visit } from './browser.js';

async function expectSoon(met: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !met();) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('talking on the page', () => {
  it('goes from the first question to suggestions by keyboard alone, the focus staying in the answer', async () => {
    const page = await visit('/chat/leeds');
    await untilSuggested(page);
    expect(await page.locator('.card').count()).to.be.within(1, 3);
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('text');
    expect(await page.getByRole('textbox').inputValue()).to.equal('');
  });

  it('says by a button what could be typed, and puts the next choices at hand', async () => {
    const page = await visit('/chat/leeds');
    const choice = page.locator('#choices button').first();
    const label = await choice.textContent();
    await choice.click();
    await page.locator('.message.resident').waitFor();
    expect(await saidOn(page)).to.deep.equal([label]);
    await page.waitForFunction(() => document.activeElement?.matches('#choices [role=group], #text'));
  });

  it('tells more about a suggestion from its card', async () => {
    const page = await visit('/chat/leeds');
    await untilSuggested(page);
    await page.locator('.card').first().getByRole('button', { name: 'Tell me more' }).click();
    await page.locator('.card.activity').waitFor();
  });

  it('has room for a longer story, which Enter sends', async () => {
    const page = await visit('/chat/leeds');
    const box = page.getByRole('textbox');
    await box.focus();
    await page.keyboard.type('I miss gardening.');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('And company.');
    await page.keyboard.press('Enter');
    await page.locator('.message.resident').waitFor();
    expect(await saidOn(page)).to.deep.equal(['I miss gardening.\nAnd company.']);
  });

  it('announces what is new in a log, and says who says it', async () => {
    const page = await visit('/chat/leeds');
    const log = page.getByRole('log', { name: 'Conversation' });
    await say(page, 'gardening');
    expect(await log.locator('li').last().textContent()).to.match(/^What Matters says:/);
  });

  it('says that the connection is lost once it does not come back, not where a stream just ends', async () => {
    const page = await visit('/chat/leeds');
    let opened = 0;
    let isGone = false;
    await page.route('**/events?*', async (route) => {
      opened += 1;
      if (isGone) return route.abort('connectionrefused');
      await route.fulfill({ contentType: 'text/event-stream', body: 'retry: 100\n\n' });
    });
    await page.reload();
    await expectSoon(() => opened > 3);
    expect(await page.locator('#notice').textContent()).to.equal('');
    isGone = true;
    await page.waitForFunction(() => document.querySelector('#notice')?.textContent !== '');
  });

  it('takes a message once from an impatient thumb', async () => {
    const page = await visit('/chat/leeds');
    await page.getByRole('textbox').fill('gardening');
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#talk')!;
      for (let tap = 0; tap < 3; tap += 1) form.requestSubmit();
    });
    await page.locator('.message.resident').waitFor();
    await say(page, 'skip');
    await page.reload();
    expect(await saidOn(page)).to.deep.equal(['gardening', 'skip']);
  });

  it('is there again after a reload and after the tab was closed', async () => {
    const page = await visit('/chat/leeds');
    await say(page, 'gardening');
    await page.reload();
    expect(await saidOn(page)).to.deep.equal(['gardening']);
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(`${(await theHost()).address}/chat/leeds`);
    expect(await saidOn(again)).to.deep.equal(['gardening']);
  });

  it('shows in a second tab what is said in the first', async () => {
    const page = await visit('/chat/leeds');
    await say(page, 'gardening');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await say(page, 'skip');
    await second.locator('.message.resident').nth(1).waitFor();
    expect(await saidOn(second)).to.deep.equal(['gardening', 'skip']);
    expect(await saidOn(page)).to.deep.equal(['gardening', 'skip']);
  });

  it('keeps nothing in the browser but the cookie, and nothing of it for scripts', async () => {
    const page = await visit('/chat/leeds');
    await say(page, 'gardening');
    expect(
      await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
    ).to.deep.equal([0, 0, '']);
  });

  it('asks nothing of other hosts, and breaks none of its own rules', async () => {
    const context = await newContext();
    const page = await context.newPage();
    const { address } = await theHost();
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => request.url().startsWith(address) || elsewhere.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}/chat/leeds`);
    await untilSuggested(page);
    expect(elsewhere).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
  });

  it('forgets, and begins anew', async () => {
    const page = await visit('/chat/leeds');
    await say(page, 'gardening');
    await page.getByRole('button', { name: 'Forget me' }).click();
    await page.waitForFunction(() => !document.querySelector('.message.resident'));
    expect(await answers(page).last().textContent()).to.contain('forgotten');
    await say(page, 'hello');
    expect(await saidOn(page)).to.deep.equal(['hello']);
  });
});

describe('a bad line', () => {
  it('is said at once, and no longer once it is good again', async () => {
    const page = await visit('/chat/leeds');
    await page.context().setOffline(true);
    await page.getByText('You are not connected').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You are not connected').waitFor({ state: 'detached' });
  });

  it('or a server that is gone is said soon, and the page goes on by itself when it is back', async () => {
    const storage = openMemoryStorage();
    const host = await openWebHost({ storage });
    const page = await (await newContext()).newPage();
    await page.goto(`${host.address}/chat/leeds`);
    await say(page, 'gardening');
    await host.close();
    await page.getByText('You are not connected').waitFor();
    const back = await openWebHost({ storage, port: host.port });
    await page.getByText('You are not connected').waitFor({ state: 'detached' });
    await say(page, 'skip');
    expect(await saidOn(page)).to.deep.equal(['gardening', 'skip']);
    await back.close();
  });

  it('loses nothing that was typed, and sending again just works', async () => {
    const page = await visit('/chat/leeds');
    await page.route('**/chat/leeds', (route) => route.abort());
    await page.getByRole('textbox').fill('gardening');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('That was not sent').waitFor();
    expect(await page.getByRole('textbox').inputValue()).to.equal('gardening');
    await page.unroute('**/chat/leeds');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.message.resident').waitFor();
    await page.getByText('That was not sent').waitFor({ state: 'detached' });
    expect(await saidOn(page)).to.deep.equal(['gardening']);
  });

  it('that swallows the answer does not double what was said', async () => {
    const page = await visit('/chat/leeds');
    await page.route('**/chat/leeds', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('textbox').fill('gardening');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('That was not sent').waitFor();
    await page.unroute('**/chat/leeds');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.message.resident').waitFor();
    await page.reload();
    expect(await saidOn(page)).to.deep.equal(['gardening']);
  });
});

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false };

  it('the whole conversation works, and reloading sends nothing again', async () => {
    const page = await visit('/chat/leeds', plain);
    for (const text of ['I miss gardening', 'skip', 'skip', 'skip']) {
      await page.getByRole('textbox').fill(text);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.waitForLoadState();
    }
    const said = await saidOn(page);
    await page.reload();
    expect(await saidOn(page)).to.deep.equal(said);
  });

  it('a choice says what it says', async () => {
    const page = await visit('/chat/leeds', plain);
    const label = await page.locator('#choices button').first().textContent();
    await page.locator('#choices button').first().click();
    expect(await saidOn(page)).to.deep.equal([label]);
  });

  it('help is there, and the way out leads to a harmless page', async () => {
    const page = await visit('/chat/leeds', plain);
    await page.getByText('I need help now').click();
    expect(await page.locator('.help-now-panel a[href^="tel:"]').first().isVisible()).to.equal(true);
    expect(await page.locator('#leave').getAttribute('href')).to.match(/^https:/);
  });
});

describe('leaving quickly', () => {
  const weather = 'https://weather.example/';

  /** A chat that was come to from another page, and whose way out leads to the weather. */
  async function comeFromElsewhere(): Promise<Page> {
    const context = await newContext();
    await context.route('https://**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Weather' }),
    );
    const page = await context.newPage();
    await page.goto('https://start.example/');
    await page.goto(`${(await theHost()).address}/chat/leeds`);
    await say(page, 'gardening');
    return page;
  }

  async function leave(page: Page): Promise<void> {
    const wayOut = page.locator('#leave');
    await leadTo(wayOut, weather);
    await wayOut.click();
    await page.waitForURL(weather);
  }

  it('leaves nothing of the chat in the history', async () => {
    const page = await comeFromElsewhere();
    await leave(page);
    await page.goBack();
    expect(page.url()).to.equal('https://start.example/');
  });

  it('nor where the language was changed, or the answer skipped to', async () => {
    const page = await comeFromElsewhere();
    await page.getByText('polski').click();
    await page.locator('html[lang=pl]').waitFor();
    expect(await saidOn(page)).to.deep.equal(['gardening']);
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#text$/);
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('text');
    await leave(page);
    await page.goBack();
    expect(page.url()).to.equal('https://start.example/');
  });

  for (const aside of ['help-now', 'list']) {
    it(`takes the chat along when it is left from /${aside} in a tab of its own`, async () => {
      const page = await comeFromElsewhere();
      await leadTo(page.locator('#leave'), weather);
      const second = await page.context().newPage();
      await second.goto(`${(await theHost()).address}/chat/leeds/${aside}`);
      await leave(second);
      await page.waitForURL(weather);
    });
  }
});
