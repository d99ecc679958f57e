/**
 * `GET /api/oruk/services` and `/api/oruk/services/:id`: the activities as open data for other directories, in Open
 * Referral UK 3.0. Read only, for everybody; nothing of residents is in it.
 */
import type { Request, Response, Server } from 'restify';
import type { Catalogue, Group, Place } from '../catalogue/catalogue.js';
import { changesOf } from '../directories/changes-of-groups.js';
import { writePage } from '../directories/open-referral/page.js';
import { QueryMistake, readQuery, type Listed } from '../directories/open-referral/query.js';
import {
  serviceId,
  writeService,
  writeServiceInList,
  type Writing,
} from '../directories/open-referral/write-service.js';
import { sayIn, type Say } from '../directories/wording.js';
import { contentOfTheBot } from '../root.js';
import { addressOf, keepPace, type Pace } from './web/pace.js';

export interface OrukRoom {
  /** The content as it is now. */
  catalogue: () => Catalogue;
  /** The content folder, for the times at which files were changed. */
  folder: string;
  pace?: Pace;
}

/** Requests from one address: a harvester asks page after page. */
const usualPace: Pace = { rate: 10, burst: 100 };

/** Mount before the host listens. */
export function mountOruk(server: Server, room: OrukRoom): void {
  const known = new KnownOfCatalogue(room.folder);
  const pace = keepPace(room.pace ?? usualPace, addressOf);
  server.get('/api/oruk', pace, async (_request: Request, response: Response) => {
    answer(response, 200, { version: '3.0', profile: 'https://docs.openreferraluk.org/' });
  });
  server.get('/api/oruk/services', pace, async (request: Request, response: Response) => {
    const catalogue = room.catalogue();
    const { listed, changed, writing } = await known.of(catalogue);
    try {
      const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
      const query = readQuery(parameters, ({ activity: { group } }) => changed.get(group) ?? null);
      const write = query.full ? writeService : writeServiceInList;
      const items = listed.filter(query.fits);
      answer(
        response,
        200,
        writePage({ ...query, items }, ({ activity, place }) => write(activity, writing(place))),
      );
    } catch (error) {
      if (!(error instanceof QueryMistake)) throw error;
      answer(response, 400, { message: error.message });
    }
  });
  server.get('/api/oruk/services/:id', pace, async (request: Request, response: Response) => {
    const { byId, writing } = await known.of(room.catalogue());
    const params = request.params as { id?: string };
    const found = byId.get((params.id ?? '').toLowerCase());
    if (found === undefined) answer(response, 404, { message: 'There is no such service' });
    else answer(response, 200, writeService(found.activity, writing(found.place)));
  });
}

function answer(response: Response, status: number, body: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'public, max-age=60',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}

interface Known {
  listed: readonly Listed[];
  byId: ReadonlyMap<string, Listed>;
  changed: ReadonlyMap<Group, Date>;
  writing: (place: Place) => Writing;
}

/** What answers need, made once for each catalogue. */
class KnownOfCatalogue {
  private readonly made = new WeakMap<Catalogue, Promise<Known>>();

  constructor(private readonly folder: string) {}

  of(catalogue: Catalogue): Promise<Known> {
    const there = this.made.get(catalogue);
    if (there) return there;
    const making = this.make(catalogue);
    this.made.set(catalogue, making);
    making.catch(() => this.made.delete(catalogue));
    return making;
  }

  private async make(catalogue: Catalogue): Promise<Known> {
    const places = [...catalogue.places.values()];
    const listed = places.flatMap((place) => place.activities.map((activity) => ({ place, activity })));
    const changed = await changesOf(
      places.flatMap(({ groups }) => groups),
      this.folder,
    );
    const said = new Map<Place, Say>(
      places.map((place) => [place, sayIn(place.languages, this.folder, contentOfTheBot)]),
    );
    return {
      listed,
      byId: new Map(listed.map((one) => [serviceId(one.place, one.activity), one])),
      changed,
      writing: (place) => ({
        catalogue,
        place,
        say: said.get(place)!,
        changed: (group) => changed.get(group) ?? null,
      }),
    };
  }
}
