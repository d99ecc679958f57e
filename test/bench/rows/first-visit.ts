/** What a first visit sends over the wire, and how soon a slow telephone on a slow line shows it. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { Asked, Figure } from '../figure.js';
import { median } from '../measuring.js';
import { placeId } from '../our-bot.js';
import { startBot } from '../running-bot.js';
import { inTemporaryFolder } from '../temporary-folder.js';

/** The stock Web Chat client 4.18 with all it loads, compressed, as it was measured once. */
const webChatKilobytes = 630;
const page = `/chat/${placeId}`;
/** In milliseconds, kilobits a second both ways, and times: the edge of a town, on a telephone some years old. */
const slowTelephone = { roundTrip: 400, kilobitsPerSecond: 400, slowdown: 4 };

export function measure({ quick }: Asked): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const bot = await startBot(path.join(folder, 'data'));
    try {
      const received = await bytesOfFirstVisit(bot.port);
      const figures: Figure[] = [
        {
          what: 'first visit, everything on the wire',
          ours: received / 1000,
          unit: 'KB',
          yardstick: { what: 'the stock Web Chat client, measured once', amount: webChatKilobytes },
          times: received / 1000 / webChatKilobytes,
          aim: { atMost: 30, of: 'KB' },
          notes: [
            'Page, style, scripts and icon as a browser asks for them, brotli, with all headers; without TLS.',
          ],
        },
      ];
      const browser = await startBrowser();
      if (browser === null) return figures;
      figures.push(...(await paints(browser, bot.address, quick ? 3 : 7)));
      await browser.close();
      return figures;
    } finally {
      await bot.stop();
    }
  });
}

/** Every byte that comes down for the page and all that it names. */
async function bytesOfFirstVisit(port: number): Promise<number> {
  const first = await get(port, page);
  const html = brotliDecompressSync(first.body).toString();
  const named = [...html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="(\/static\/[^"]+)"/g)];
  const addresses = new Set(named.map((match) => match[1] ?? ''));
  if (addresses.size < 3)
    throw new Error('The page names fewer files than it used to; count them another way.');
  let bytes = first.bytes;
  for (const address of addresses) bytes += (await get(port, address)).bytes;
  return bytes;
}

/** One answer as it comes out of the socket, so that headers count and nothing is decoded unseen. */
async function get(port: number, address: string): Promise<{ bytes: number; body: Buffer }> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\n` +
      'Accept-Language: en-GB\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nConnection: close\r\n\r\n',
  );
  socket.setEncoding('latin1');
  const answer = Buffer.from(await text(socket), 'latin1');
  const headersEnd = answer.indexOf('\r\n\r\n');
  const headers = answer.subarray(0, headersEnd).toString();
  if (!headers.startsWith('HTTP/1.1 200')) throw new Error(`${address} was answered with: ${headers}`);
  return { bytes: answer.length, body: answer.subarray(headersEnd + 4) };
}

async function startBrowser(): Promise<Browser | null> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return null;
  return chromium.launch({ executablePath, args: ['--no-sandbox'] }).catch(() => null);
}

async function paints(browser: Browser, address: string, visits: number): Promise<Figure[]> {
  const painted: number[] = [];
  const usable: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const times = await timesOfFirstVisit(browser, address);
    painted.push(times.painted);
    usable.push(times.usable);
  }
  const withoutScripts = (await answersWithoutJavaScript(browser, address))
    ? 'is answered'
    : 'IS NOT ANSWERED';
  const { roundTrip, kilobitsPerSecond, slowdown } = slowTelephone;
  const alone = { unit: 'ms', yardstick: null, times: null, aim: null } as const;
  return [
    {
      ...alone,
      what: 'first visit on a slow telephone, first paint',
      ours: median(painted),
      notes: [`${roundTrip} ms round trip, ${kilobitsPerSecond} kbit/s, processor ${slowdown} times slower.`],
    },
    {
      ...alone,
      what: 'first visit on a slow telephone, ready for an answer',
      ours: median(usable),
      notes: [`The form is in view and takes a click. Without JavaScript a message ${withoutScripts}.`],
    },
  ];
}

/** In a fresh profile: nothing cached, no cookie. Milliseconds from asking for the page. */
async function timesOfFirstVisit(
  browser: Browser,
  address: string,
): Promise<{ painted: number; usable: number }> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const devTools = await context.newCDPSession(tab);
  const bytesPerSecond = (slowTelephone.kilobitsPerSecond * 1000) / 8;
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slowTelephone.roundTrip,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowTelephone.slowdown });
  const started = performance.now();
  const loading = tab.goto(address + page, { waitUntil: 'load' });
  await tab.locator('#talk button[type=submit]').click({ trial: true });
  const usable = performance.now() - started;
  await loading;
  const paint = await tab.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const painted = Number(await paint.jsonValue());
  await context.close();
  return { painted, usable };
}

async function answersWithoutJavaScript(browser: Browser, address: string): Promise<boolean> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(address + page);
  const messages = tab.locator('#messages > li');
  const before = await messages.count();
  await tab.locator('#text').fill('gardening');
  await tab.locator('#talk button[type=submit]').click();
  await tab.waitForLoadState('load');
  const after = await messages.count();
  await context.close();
  return after >= before + 2;
}
