import { expect } from 'chai';
import restify from 'restify';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { mountOruk } from '../../bot/channels/oruk.js';
import { contentOfTheBot } from '../../bot/root.js';

interface Answered {
  total_items: number;
  page_number: number;
  size: number;
  last_page: boolean;
  contents: { id: string; name: string; alert?: string; schedules?: unknown[]; minimum_age?: number }[];
}

describe('GET /api/oruk/services', () => {
  let server: restify.Server;
  let address: string;

  before(async () => {
    const catalogue = await loadCatalogue(contentOfTheBot);
    server = restify.createServer();
    mountOruk(server, {
      catalogue: () => catalogue,
      folder: contentOfTheBot,
      pace: { rate: 1000, burst: 1000 },
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    address = `http://127.0.0.1:${server.address().port}/api/oruk`;
  });
  after((done) => {
    server.close(done);
  });

  const get = async (query: string): Promise<Answered> =>
    (await (await fetch(`${address}/services${query}`)).json()) as Answered;
  const names = async (query: string): Promise<string[]> =>
    (await get(`${query}&per_page=500`)).contents.map(({ name }) => name);

  it('gives every page, for everybody', async () => {
    const response = await fetch(`${address}/services?per_page=40&page=2`);
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    const page = (await response.json()) as Answered;
    expect(page).to.include({ page_number: 2, size: 40, last_page: false });
    const all = new Set<string>();
    for (let number = 1; number <= Math.ceil(page.total_items / 40); number++) {
      for (const { id } of (await get(`?per_page=40&page=${number}`)).contents) all.add(id);
    }
    expect(all.size).to.equal(page.total_items);
  });

  it('says of the example places that they are made up', async () => {
    expect((await get('?per_page=1')).contents[0]!.alert).to.be.a('string').that.is.not.empty;
  });

  it('gives one service with all that belongs to it', async () => {
    const [listed] = (await get('?search=saturday on the allotment')).contents;
    expect(listed).not.to.have.property('schedules');
    const whole = (await (
      await fetch(`${address}/services/${listed!.id}`)
    ).json()) as Answered['contents'][0];
    expect(whole).to.include({ name: 'Saturday on the allotment' }).and.to.have.property('schedules');
    expect((await get('?search=saturday on the allotment&full=true')).contents[0]).to.have.property(
      'schedules',
    );
    expect((await fetch(`${address}/services/nobody`)).status).to.equal(404);
  });

  it('finds by words, topic, day, age, place and distance', async () => {
    expect(await names('?search=VEGETABLES allotment')).to.include('Saturday on the allotment');
    expect(await names('?taxonomy_term_id=gardening&place=leeds'))
      .to.include('The potting bench')
      .and.not.include('Youth club');
    expect(await names('?day=SA&search=allotment'))
      .to.include('Saturday on the allotment')
      .and.not.include('Growing helpers');
    expect(await names('?minimum_age=18&place=leeds')).to.not.include('Youth club');
    const near = await names('?postcode=LS6 1AB&proximity=1500');
    expect(near).to.include('Saturday on the allotment').and.not.include('Youth club');
  });

  it('finds what was changed since', async () => {
    expect((await get('?modified_after=2000-01-01T00:00:00Z')).total_items).to.be.greaterThan(200);
    expect((await get('?modified_after=2999-01-01')).total_items).to.equal(0);
  });

  it('says what is wrong with a question', async () => {
    for (const query of [
      '?page=0',
      '?per_page=x',
      '?modified_after=soon',
      '?day=x',
      '?start_time=99:00',
      `?search=${'a'.repeat(300)}`,
    ]) {
      const response = await fetch(`${address}/services${query}`);
      expect(response.status, query).to.equal(400);
      expect(await response.json()).to.have.property('message');
    }
  });
});
