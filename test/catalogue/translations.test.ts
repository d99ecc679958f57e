import { expect } from 'chai';
import { parsePlaceFile } from '../../bot/catalogue/place-file.js';
import { read, small, withLine } from './small-group.js';

const place = `name: Caerphilly
culture: GB-WLS
languages: [en, cy]
timezone: Europe/London
currency: GBP
areas:
  - { name: Bargoed, also: [CF81], at: [51.689, -3.231], in: { cy: { name: Bargod } } }
hand-over: { to: a@example.org }
`;

describe('what content says in further languages', () => {
  it('is what a group is called and who it is', () => {
    const { group, problems } = read(
      `${small}in: { cy: { name: Tyfwyr, about: Rydyn ni'n tyfu pethau. } }\n`,
    );
    expect(problems).to.deep.equal([]);
    expect(group?.translations?.get('cy')).to.deep.equal({
      name: 'Tyfwyr',
      about: "Rydyn ni'n tyfu pethau.",
    });
  });

  it("is an activity's questions before joining and its notes", () => {
    const line = 'in: { cy: { when-note: tymor ysgol, cost-note: am ddim, not-for: Plant, only: gofalwyr } }';
    const { activities, problems } = read(withLine(line));
    expect(problems).to.deep.equal([]);
    expect(activities[0]?.translations.get('cy')).to.deep.equal({
      ...{ whenNote: 'tymor ysgol', costNote: 'am ddim', notFor: 'Plant', only: 'gofalwyr' },
    });
  });

  it('has as many questions in each language', () => {
    const asks = (more: string) =>
      read(
        `${withLine('before-joining: [Can you swim?, Can you float?]').trimEnd()}\n    in: { cy: { ${more} } }\n`,
      );
    expect(asks('before-joining: [Allwch chi nofio?, Allwch chi arnofio?]').problems).to.deep.equal([]);
    const { group, problems } = asks('before-joining: [Allwch chi nofio?]');
    expect(group).to.equal(null);
    expect(problems[0]?.message).to.equal(
      'before-joining has 2 and in cy 1. Write as many there, in the same order.',
    );
  });

  it('is what an area is called', () => {
    const { place: read, problems } = parsePlaceFile(place, { id: 'caerphilly', file: 'place.yaml' });
    expect(problems).to.deep.equal([]);
    expect(read?.areas[0]?.names?.get('cy')).to.equal('Bargod');
  });

  it('is told of where a name of a text is not known', () => {
    const { problems } = read(`${small}in: { cy: { abut: Ni } }\n`);
    expect(problems[0]?.message).to.contain('about');
  });
});
