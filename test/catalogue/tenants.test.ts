import { expect } from 'chai';
import { parsePlaceFile } from '../../bot/catalogue/place-file.js';

const context = { id: 'leeds', file: 'places/leeds/place.yaml' };

const place = (teams: string) => `name: Leeds
culture: GB-ENG
languages: [en]
timezone: Europe/London
currency: GBP
areas: [{ name: Hyde Park, at: [53.8120, -1.5650] }]
hand-over: { to: connectors@example.org }
${teams}
`;

describe('the tenants of a place', () => {
  it('are read as Microsoft shows them, in small letters', () => {
    const { place: read, problems } = parsePlaceFile(
      place('teams: [72F988BF-86F1-41AF-91AB-2D7CD011DB47]'),
      context,
    );
    expect(problems).to.be.empty;
    expect(read?.teams).to.deep.equal(['72f988bf-86f1-41af-91ab-2d7cd011db47']);
  });

  it('may be left out', () => {
    expect(parsePlaceFile(place(''), context).place?.teams).to.deep.equal([]);
  });

  it('are refused where they are the name of an organisation, with how to write one', () => {
    const { place: read, problems } = parsePlaceFile(place('teams: [contoso.onmicrosoft.com]'), context);
    expect(read).to.equal(null);
    expect(problems.map(({ line, message }) => [line, message])).to.deep.equal([
      [8, 'Write the tenant id as Microsoft shows it, like 72f988bf-86f1-41af-91ab-2d7cd011db47.'],
    ]);
  });
});
