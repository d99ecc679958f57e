import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import type { JsonObject } from '../../bot/directories/open-referral/json.js';
import { pageIn } from '../../bot/directories/open-referral/entries.js';
import { writePage } from '../../bot/directories/open-referral/page.js';
import { readService } from '../../bot/directories/open-referral/read-service.js';
import {
  writeService,
  writeServiceInList,
  type Writing,
} from '../../bot/directories/open-referral/write-service.js';
import { sayIn } from '../../bot/directories/wording.js';
import { contentOfTheBot, projectRoot } from '../../bot/root.js';
import { APlace } from './a-place.js';
import { madeUpFeed } from './made-up-feed.js';

const standard = join(projectRoot, 'test/directories/open-referral-uk');
const json = (file: string): JsonObject =>
  JSON.parse(readFileSync(join(standard, file), 'utf8')) as JsonObject;

/** The standard's schemas hold words of their own beside those of JSON Schema, so `strict` is off. */
const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as (ajv: Ajv2020) => void)(ajv);
const isService = ajv.compile(json('service.json'));
const isInList = ajv.compile(json('service_list.json'));

async function writingOf(content: string, place: string): Promise<Writing> {
  const catalogue = await loadCatalogue(content, null, contentOfTheBot);
  const found = catalogue.places.get(place)!;
  const say = sayIn(found.languages, content, contentOfTheBot);
  return { catalogue, place: found, say, changed: () => new Date('2026-11-20T10:00:00Z') };
}

const withoutFaults = (check: typeof isService, value: unknown): void => {
  expect(check(value), JSON.stringify(check.errors?.slice(0, 3))).to.equal(true);
};

describe('what we give to other directories', () => {
  for (const place of ['leeds', 'caerphilly', 'toa-payoh', 'utrecht', 'yiwu']) {
    it(`is valid Open Referral UK 3.0: ${place}`, async () => {
      const writing = await writingOf(contentOfTheBot, place);
      for (const activity of writing.place.activities) {
        withoutFaults(isService, writeService(activity, writing));
        withoutFaults(isInList, writeServiceInList(activity, writing));
      }
    });
  }

  it('says of made-up places that they are', async () => {
    const writing = await writingOf(contentOfTheBot, 'leeds');
    expect(writeServiceInList(writing.place.activities[0]!, writing)['alert']).to.include('Made up');
  });

  it('is valid for what was imported, under the ids that it had', async () => {
    const place = await APlace.make();
    try {
      await place.import(madeUpFeed(120, 'first'));
      const writing = await writingOf(place.content, 'leeds');
      const written = writing.place.activities.map((activity) => writeService(activity, writing));
      for (const service of written) withoutFaults(isService, service);
      expect(written.map(({ id }) => id)).to.include('0b8f5e1a-77c2-4d11-9a3f-000000000002');
    } finally {
      await place.remove();
    }
  });

  it('comes back as it was when it is imported: times, places, prices, topics, access, ages', async () => {
    const place = await APlace.make();
    try {
      const { place: leeds, ...rest } = await writingOf(contentOfTheBot, 'leeds');
      const open = leeds.activities.filter(({ status }) => status === 'open');
      await place.import(open.map((activity) => writeService(activity, { place: leeds, ...rest })));
      const { place: back } = await place.load();
      expect(back.activities).to.have.lengthOf(open.length);
      for (const activity of open) {
        const found = back.activities.find(
          ({ name, group }) => name === activity.name && group.name === activity.group.name,
        )!;
        const facts = ({ when, where, topics, ages, checked, about }: typeof activity) => ({
          ...{ when, where, topics: [...topics].sort(), about, checked },
          ages: ages && [ages.from, ages.to],
        });
        expect(facts(found), activity.id).to.deep.equal(facts(activity));
        if (activity.cost.kind === 'amount')
          expect(found.cost).to.include({ kind: 'amount', amount: activity.cost.amount });
      }
    } finally {
      await place.remove();
    }
  });

  it('is counted as the standard counts pages', () => {
    const write = (id: number): JsonObject => ({ id });
    expect(writePage({ items: [1, 2, 3], page: 2, perPage: 2 }, write)).to.deep.equal({
      ...{
        total_items: 3,
        total_pages: 2,
        page_number: 2,
        size: 1,
        first_page: false,
        last_page: true,
        empty: false,
      },
      contents: [{ id: 3 }],
    });
    expect(writePage({ items: [], page: 1, perPage: 2 }, write)).to.include({ total_pages: 1, empty: true });
  });
});

describe('the example answers of the standard', () => {
  it('are read', () => {
    const [service] = pageIn(json('examples/service_full.json'))!.services.map(readService);
    expect(service).to.include({
      name: 'Community Counselling',
      leastAge: 12,
      greatestAge: 100,
      status: 'active',
    });
    expect(service!.schedules[0]).to.include({ byDay: 'TH,FR', opens: '10:00:00' });
    expect(service!.costs).to.deep.equal([
      {
        amount: 35,
        option: 'Under 18s and Over 60s',
        description: 'per 1 hour session',
        validTo: '2022-12-31',
      },
    ]);
    expect(pageIn(json('examples/service_list.json'))!.services).to.have.lengthOf(1);
    expect(pageIn(json('examples/organization_full.json'))!.services).to.have.length.greaterThan(0);
  });
});
