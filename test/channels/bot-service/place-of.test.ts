import path from 'node:path';
import { expect } from 'chai';
import type { Catalogue, Place } from '../../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../../bot/catalogue/load.js';
import type { Sender } from '../../../bot/channels/bot-service/incoming.js';
import { placeNamed, placesFor, whichPlace } from '../../../bot/channels/bot-service/place-of.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { checked, sayable } from '../../words/teams/checked.js';
import { tenant } from './shapes.js';

const root = path.join(import.meta.dirname, '../../..');
const content = await loadCatalogue(path.join(root, 'content'));
const words = createWords(readLocales(path.join(root, 'locales')), () => content);
const now = () => new Date('2026-11-20T10:00Z');

const inTeams: Sender = {
  ...{
    activity: '1',
    channel: 'teams',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
  },
  ...{ residentId: '29:rose', botId: '28:bot', conversationId: 'a:1', conversationKind: 'personal' },
  ...{ seenByOthers: false, tenant, place: null, locale: 'en-GB' },
};
const byText: Sender = { ...inTeams, channel: 'sms', channelId: 'sms', tenant: null, botId: '+441134960000' };

function withTenant(...ids: string[]): ReadonlyMap<string, Place> {
  return new Map(
    [...content.places].map(([id, place]) => [id, ids.includes(id) ? { ...place, teams: [tenant] } : place]),
  );
}

function asking(options: { places?: ReadonlyMap<string, Place>; talksIn?: string } = {}) {
  const catalogue: Catalogue = { ...content, places: options.places ?? content.places };
  return whichPlace({
    catalogue: () => catalogue,
    words,
    now,
    hasConversation: async (_sender, { id }) => id === options.talksIn,
  });
}

describe('the place that somebody writes to', () => {
  const idsOf = (sender: Sender, places: ReadonlyMap<string, Place> = content.places) =>
    placesFor(sender, places).map(({ id }) => id);

  it('is told by the number that was written to', () => {
    expect(idsOf(byText)).to.deep.equal(['leeds']);
    expect(idsOf({ ...byText, botId: '441134960000' })).to.deep.equal(['leeds']);
  });

  it('is told by a client of Direct Line, if there is such a place', () => {
    expect(idsOf({ ...inTeams, channel: 'directline', tenant: null, place: 'utrecht' })).to.deep.equal([
      'utrecht',
    ]);
    expect(idsOf({ ...inTeams, channel: 'directline', tenant: null, place: '__proto__' })).to.have.length(5);
  });

  it('is told by the tenant in Teams, however its id is written', () => {
    expect(idsOf({ ...inTeams, tenant: tenant.toUpperCase() }, withTenant('leeds'))).to.deep.equal(['leeds']);
    expect(idsOf(inTeams, withTenant('utrecht', 'leeds'))).to.deep.equal(['leeds', 'utrecht']);
  });

  it('is the only one there is', () => {
    const [first] = content.places;
    expect(idsOf(inTeams, new Map([first!]))).to.deep.equal([first![0]]);
  });

  it('is where they have a conversation already', async () => {
    const found = await asking({ talksIn: 'utrecht' })(inTeams, '1');
    expect(found).to.deep.equal({ place: content.places.get('utrecht'), chosen: false });
  });

  it('is asked for otherwise, with the emergency numbers of every place, and every place to pick', async () => {
    const found = await asking()(inTeams, 'I feel so low');
    const said = checked('ask' in found ? found.ask : []);
    expect(said.map(({ text }) => text).join('\n\n')).to.match(/Caerphilly and Leeds: .*999/);
    expect(sayable(said)).to.deep.equal(idsOf(inTeams).map((id) => content.places.get(id)?.name));
  });

  it('is asked for in the language that the client is set to', async () => {
    const found = await asking()({ ...inTeams, locale: 'cy-GB' }, null);
    expect('ask' in found && found.ask[0]).to.include({ locale: 'cy' });
  });

  it('is chosen by the number or the name of the same list', async () => {
    const sorted = placesFor(inTeams, content.places);
    for (const [index, place] of sorted.entries()) {
      for (const said of [
        `${index + 1}`,
        ` ${index + 1}. `,
        place.name,
        `${place.name.toUpperCase()}!`,
        place.id,
      ])
        expect(await asking()(inTeams, said), said).to.deep.equal({ place, chosen: true });
    }
  });

  it('is not guessed from anything else', () => {
    const sorted = placesFor(inTeams, content.places);
    for (const said of ['', '0', '6', '99999999', '1 or 2', 'near Leeds', 'Leed', '-1'])
      expect(placeNamed(said, sorted)?.id ?? null, said).to.equal(said === '-1' ? sorted[0]?.id : null);
  });
});
