/** A content folder with one place and no groups, and how tests import into it. */
import { cp, mkdtemp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import type { Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import { importDirectory, type ImportDone } from '../../bot/directories/importing/import-directory.js';
import type { JsonObject } from '../../bot/directories/open-referral/json.js';
import { readService } from '../../bot/directories/open-referral/read-service.js';
import { contentOfTheBot } from '../../bot/root.js';

export const today = '2026-11-20';

export class APlace {
  private constructor(readonly content: string) {}

  static async make(): Promise<APlace> {
    const content = await mkdtemp(join(tmpdir(), 'directories-'));
    await mkdir(join(content, 'places', 'leeds', 'groups'), { recursive: true });
    await cp(join(contentOfTheBot, 'places/leeds/place.yaml'), join(content, 'places/leeds/place.yaml'));
    return new APlace(content);
  }

  get groups(): string {
    return join(this.content, 'places/leeds/groups');
  }

  async load(): Promise<{ catalogue: Catalogue; place: Place }> {
    const catalogue = await loadCatalogue(this.content, null, contentOfTheBot);
    return { catalogue, place: catalogue.places.get('leeds')! };
  }

  async import(
    services: readonly JsonObject[],
    options: { complete?: boolean; dryRun?: boolean } = {},
  ): Promise<ImportDone> {
    const { catalogue, place } = await this.load();
    return importDirectory({
      ...{ catalogue, place, content: this.content, feed: 'council', source: 'a test', today },
      services: services.map(readService),
      complete: options.complete ?? true,
      dryRun: options.dryRun ?? false,
    });
  }

  /** The text of every group's file, by its id. */
  async texts(): Promise<Map<string, string>> {
    const names = (await readdir(this.groups)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(this.groups, name), 'utf8')));
    return new Map(names.map((name, index) => [name.replace(/\.yaml$/, ''), texts[index]!]));
  }

  async remove(): Promise<void> {
    await rm(this.content, { recursive: true, force: true });
  }
}

/** A small service to begin with. */
export const knitting: JsonObject = {
  id: 'bb8deea0-9262-4902-9b71-4f2378d8b421',
  name: 'Knit and Natter',
  description: 'Knit with friendly people.',
  status: 'active',
  organization: {
    id: 'org-1',
    name: 'Saltbox Neighbours',
    description: 'Neighbours.',
    email: 'hello@example.org',
  },
  schedules: [{ id: 's', description: 'Every Tuesday 10am-12noon' }],
  cost_options: [{ id: 'c', amount: 2, amount_description: 'per session' }],
  attributes: [{ id: 't', taxonomy_term: { id: 'u', name: 'Crafts' } }],
  service_at_locations: [
    {
      id: 'l',
      location: {
        id: 'x',
        location_type: 'physical',
        name: 'Quay Centre',
        latitude: 53.81,
        longitude: -1.56,
        addresses: [{ id: 'a', address_1: '1 Mill Lane', postal_code: 'ls61ab' }],
      },
    },
  ],
};
