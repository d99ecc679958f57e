import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWebHost, type WebHost } from '../channels/web/web-host.js';
import { answers, leadTo, newContext, saidOn } from './browser.js';

/** Another site: its host name differs, so that browsers treat it as foreign. */
describe('the chat on a group’s own site', () => {
  let site: Server;
  let siteAddress: string;
  let host: WebHost;

  before(async () => {
    site = createServer((request, response) => {
      response.setHeader('Content-Type', 'text/html');
      const place = request.url === '/other' ? 'utrecht' : 'leeds';
      response.end(`<!doctype html><title>Group</title><h1>Our group</h1>
        <script src="${host.address}/embed.js" data-place="${place}" defer></script>`);
    });
    await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve));
    siteAddress = `http://localhost:${(site.address() as AddressInfo).port}`;
    host = await openWebHost({
      content: (catalogue) => {
        const leeds = { ...catalogue.places.get('leeds')!, sites: [siteAddress] };
        return { ...catalogue, places: new Map([...catalogue.places, ['leeds', leeds]]) };
      },
    });
  });
  after(async () => {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
    await host.close();
  });

  for (const javaScriptInFrame of [true, false]) {
    it(`works in a frame with a title ${javaScriptInFrame ? 'and' : 'without'} scripts of its own`, async () => {
      const page = await (await newContext()).newPage();
      if (!javaScriptInFrame) await page.route('**/static/**/*.js', (route) => route.abort());
      await page.goto(siteAddress);
      const frame = page.frameLocator('iframe[title^="What Matters"]');
      const send = async (text: string) => {
        await frame.getByRole('textbox').fill(text);
        await frame.getByRole('button', { name: 'Send' }).click();
        await frame.locator('.message.resident', { hasText: text }).waitFor();
      };
      await send('gardening');
      await send('skip');
      expect(await frame.locator('.message.resident .bubble').allTextContents()).to.deep.equal([
        'gardening',
        'skip',
      ]);
    });
  }

  it('leaves the whole page, not only the frame', async () => {
    const page = await (await newContext()).newPage();
    await page.route('https://**', (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' }));
    await page.goto(siteAddress);
    const leave = page.frameLocator('iframe').getByText('Leave this page quickly');
    await leadTo(leave, 'https://weather.example/');
    await leave.click();
    await page.waitForURL('https://weather.example/');
  });

  it('is not shown on a site that the place does not list', async () => {
    const page = await (await newContext()).newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`${siteAddress}/other`);
    await refused;
    expect(await answers(page.frames().at(-1) as never).count()).to.equal(0);
    expect(await saidOn(page)).to.deep.equal([]);
  });
});
