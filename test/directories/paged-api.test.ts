import { expect } from 'chai';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FeedMistake } from '../../bot/directories/open-referral/feed.js';
import { readPagedApi } from '../../bot/directories/open-referral/paged-api.js';

type Answer = (url: URL, response: ServerResponse) => void;

let server: Server;
let answer: Answer;
let asked: string[];
let address: string;

before(async () => {
  server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    asked.push(`${url.pathname}?${url.searchParams.get('page') ?? ''}`);
    answer(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => void server.close());
beforeEach(() => (asked = []));

const read = (path = '/services') =>
  readPagedApi(`${address}${path}`, { fetch, pause: async () => undefined });
const services = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: `${from + at}`,
    name: `Service ${from + at}`,
    contacts: [{ name: 'Sam' }],
  }));
const send = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const pageOf = (url: URL): number => Number(url.searchParams.get('page'));

describe('a directory read page by page', () => {
  it('is read to its end, though it says wrong totals', async () => {
    answer = (url, response) => {
      const page = pageOf(url);
      const contents = page <= 3 ? services(page * 10 - 9, page * 10) : [];
      send(response, { contents, total_items: 12, total_pages: 2, page_number: page, last_page: page >= 2 });
    };
    const { services: found, complete } = await read();
    expect(found).to.have.lengthOf(30);
    expect(complete).to.equal(true);
  });

  it('is read whole where its pages count from 0', async () => {
    answer = (url, response) => {
      const page = pageOf(url);
      const content = page <= 2 ? services(page * 10 + 1, page * 10 + 10) : [];
      send(response, { content, totalElements: 30, totalPages: 3, number: page, first: page === 0 });
    };
    expect((await read()).services).to.have.lengthOf(30);
  });

  it('ends where a server sends its last page again and again', async () => {
    answer = (url, response) => send(response, { contents: services(1, Math.min(pageOf(url), 2) * 5) });
    expect((await read()).services).to.have.lengthOf(10);
    expect(asked).to.have.lengthOf(3);
  });

  it('tries again after a failure, and says which page stays unread', async () => {
    let failures = 0;
    answer = (url, response) => {
      const page = pageOf(url);
      if (page === 2 && failures++ < 2) return send(response, 'busy', 503);
      if (page === 3) return send(response, '<html>', 200);
      send(response, { contents: page <= 4 ? services(page * 10 - 9, page * 10) : [], total_pages: 4 });
    };
    const { services: found, complete, troubles } = await read();
    expect(found.map(({ id }) => id))
      .to.include('15')
      .and.include('35')
      .and.not.include('25');
    expect(complete).to.equal(false);
    expect(troubles.join()).to.include('Page 3 could not be read: its answer is not JSON');
  });

  it('asks for each service where the list leaves out what belongs to it', async () => {
    answer = (url, response) => {
      const id = /\/services\/(.+)$/.exec(url.pathname)?.[1];
      if (id === 'b') return send(response, '', 404);
      if (id !== undefined) return send(response, { id, name: 'Whole', contacts: [{ name: 'Sam' }] });
      const contents =
        pageOf(url) === 1
          ? [
              { id: 'a', name: 'Bare' },
              { id: 'b', name: 'Bare' },
            ]
          : [];
      send(response, { contents });
    };
    expect((await read()).services.map(({ name }) => name)).to.deep.equal(['Whole', 'Bare']);
  });

  it('finds the list below the address of a whole interface', async () => {
    answer = (url, response) => {
      if (url.pathname === '/v3') return send(response, { version: '3.0' });
      send(response, { contents: pageOf(url) === 1 ? services(1, 2) : [] });
    };
    expect((await read('/v3')).services).to.have.lengthOf(2);
  });

  it('says in one line why nothing can be read', async () => {
    answer = (_url, response) => send(response, 'no', 403);
    const error = await read().catch((one: unknown) => one);
    expect(error).to.be.instanceOf(FeedMistake).with.property('message').that.includes('it answered 403');
  });
});
