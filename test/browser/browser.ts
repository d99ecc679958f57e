/** One browser and one host for all browser tests, and a fresh visitor for each. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { openWebHost, type WebHost } from '../channels/web/web-host.js';
import { findBrowser } from './find-browser.mjs';

/** Nothing that a test does not ask for: no sandbox where there is no user for it, and no calls home. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Milliseconds for one test: enough for a busy machine, on which nothing is wrong. */
const patience = 60_000;

let browser: Promise<Browser> | undefined;
let host: Promise<WebHost> | undefined;
const contexts = new Set<BrowserContext>();

beforeEach(function () {
  if (this.currentTest?.file?.includes('browser')) this.currentTest.timeout(patience);
});
after(async () => {
  await (await browser)?.close();
});
afterEach(async () => {
  await Promise.all([...contexts].map((context) => context.close()));
  contexts.clear();
});

export function theHost(): Promise<WebHost> {
  return (host ??= openWebHost());
}

/** A page of somebody who was never here before. */
export async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await newContext(options);
  const page = await context.newPage();
  await page.goto(`${(await theHost()).address}${path}`);
  return page;
}

export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= launch();
  const context = await (await browser).newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(patience / 3);
  contexts.add(context);
  return context;
}

/** Types an answer and sends it with the keyboard; waits until the bot has answered. */
export async function say(page: Page, text: string): Promise<void> {
  const before = await answers(page).count();
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
  await answers(page).nth(before).waitFor();
}

export function answers(page: Page) {
  return page.locator('.message.bot');
}

/** What the resident is shown to have said. */
export function saidOn(page: Page): Promise<string[]> {
  return page.locator('.message.resident .bubble').allTextContents();
}

/** Makes a link lead to a page that the test can answer for. */
export async function leadTo(link: Locator, address: string): Promise<void> {
  await link.evaluate((element, href) => element.setAttribute('href', href), address);
}

/** Answers until there are suggestions. */
export async function untilSuggested(page: Page): Promise<void> {
  await say(page, 'I miss gardening');
  for (let turn = 0; turn < 6 && (await page.locator('.card').count()) === 0; turn += 1)
    await say(page, 'skip');
}

async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null)
    throw new Error('No browser: run "node test/browser/install-browser.mjs" first');
  return chromium.launch({ executablePath, args: quiet });
}
