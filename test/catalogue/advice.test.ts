import { expect } from 'chai';
import { adviseOnLookAlikes } from '../../bot/catalogue/look-alikes.js';
import { read, small, withLine } from './small-group.js';

function adviceOn(text: string): string[] {
  const { group, problems } = read(text);
  expect(group).to.not.equal(null);
  expect(problems.map(({ level }) => level)).to.not.include('error');
  return problems.map(({ line, message }) => `${line}: ${message}`);
}
const where = 'where: { name: Hall, postcode: LS6 1AB }';

describe("advice on a group's file", () => {
  it('is given on what is missing', () => {
    const bare = small.replace(/ {4}(first-visit|join|checked):.*\n/g, '').replace(/contact.*\n/, '');
    expect(adviceOn(bare).join('\n')).to.match(/first-visit[^]*join[^]*checked[^]*contact/);
  });

  it('is not given on what is closed', () => {
    expect(adviceOn(withLine('status: closed').replace(/ {4}(first-visit|checked):.*\n/g, ''))).to.deep.equal(
      [],
    );
  });

  it('is given where nobody can tell of steps, but not on what has no door', () => {
    const somewhere = small.replace('where: online', where);
    expect(adviceOn(somewhere)).to.deep.equal([
      '11: Are there steps? Add step-free to access if there are none, or no step-free.',
    ]);
    expect(adviceOn(somewhere.replace('[toilet]', '[no step-free]'))).to.deep.equal([]);
    expect(adviceOn(somewhere.replace(/ {4}access.*\n/, ''))[0]).to.contain('Add access');
    expect(adviceOn(small.replace(/ {4}access.*\n/, ''))).to.deep.equal([]);
  });

  it('is given on details checked long ago, by what the place goes by, and on those of the future', () => {
    const checked = (day: string) => adviceOn(withLine(`checked: ${day}`));
    expect(checked('2026-05-05')).to.deep.equal([]);
    expect(checked('2026-05-04')[0]).to.contain(
      '13: Nobody has checked this since 2026-05-04, so it is suggested last.',
    );
    expect(checked('2025-11-01')[0]).to.contain('suggested last');
    expect(checked('2025-10-31')[0]).to.contain('so it is not suggested any more.');
    expect(checked('2026-11-02')[0]).to.contain('has not come yet');
    const slow = read(withLine('checked: 2026-05-04'), { freshness: { askAfter: 200, stopAfter: 400 } });
    expect(slow.problems).to.deep.equal([]);
  });

  it('is given on what is over', () => {
    const over = 'when: [{ day: monday, until: 2026-10-31 }, { day: tuesday }]';
    expect(adviceOn(withLine(over))).to.deep.equal([
      '14: This ended on 2026-10-31, so nobody is told of it any more. Change until, or take this time out.',
    ]);
    const nextSeason = over.replace('{ day: tuesday }', '{ day: monday, starting: 2027-04-01 }');
    expect(adviceOn(withLine(nextSeason))).to.deep.equal([]);
    expect(adviceOn(withLine('when: [{ day: 2026-03-07 }, { day: 2026-10-31 }]'))[0]).to.contain(
      'All these days',
    );
    expect(adviceOn(withLine('when: [{ day: 2026-03-07 }, { day: 2026-11-07 }]'))).to.deep.equal([]);
  });

  it('is given on a text that takes more than two text messages, in the characters that are sent', () => {
    const fits = (text: string) => adviceOn(withLine(`about: ${text}`));
    expect(fits('a’'.repeat(153))).to.deep.equal([]);
    expect(fits('a’'.repeat(154))).to.deep.equal([
      '7: This text takes 3 text messages on a mobile telephone. Two are enough: keep what matters most.',
    ]);
    expect(fits('茶'.repeat(134))).to.deep.equal([]);
    expect(fits('茶'.repeat(135))[0]).to.contain('3 text messages');
    expect(adviceOn(withLine(`in: { zh: { first-visit: ${'茶'.repeat(135)} } }`))[0]).to.contain(
      'first-visit in zh takes 3',
    );
  });

  it('is given on links without https', () => {
    expect(adviceOn(withLine('about: See http://example.org'))[0]).to.contain('without https');
    const contact = small.replace('email: growers@example.org', 'website: http://growers.example.org');
    expect(adviceOn(contact)[0]).to.contain("If 'https://growers.example.org/' works");
  });

  it('is given on a postcode that no area has, and a point far from all of them', () => {
    const access = (text: string) => text.replace('[toilet]', '[step-free]');
    expect(adviceOn(access(withLine(where)))).to.deep.equal([]);
    expect(adviceOn(access(withLine(where.replace('LS6 1AB', 'YO1 7HH'))))[0]).to.contain('No area');
    expect(adviceOn(access(withLine('where: { name: Hall, at: [53.9591, -1.0815] }')))[0]).to.contain(
      'at: is 36 km from the nearest area',
    );
  });

  it('is given where people must book and cannot', () => {
    const book = withLine('join: book').replace(/contact.*\n/, '');
    expect(adviceOn(book).join('\n')).to.contain('nobody can tell where to book');
  });

  it('is given on times that were said in words or look mixed up', () => {
    expect(adviceOn(withLine('when: [{ day: monday, from: half past six }]'))).to.deep.equal([
      "14: We take 'half past six' for 18:30. If that is wrong, write it in figures.",
    ]);
    expect(adviceOn(withLine('when: [{ day: monday, from: 6.30, to: 8.30pm }]'))[0]).to.contain(
      'From 06:30 to 20:30 is 14 hours.',
    );
  });

  it('is given where a # takes away the end of a text', () => {
    expect(adviceOn(withLine('about: Meet at gate #3'))[0]).to.contain('7: What follows # is left out');
    expect(adviceOn(withLine('about: Meet at the gate # ask Sam which'))).to.deep.equal([]);
  });
});

describe('activities that look the same', () => {
  const activities = (...named: [name: string, when: string][]) =>
    named.flatMap(([name, when], index) => {
      const text = withLine(when).replace('The plot', name).replace('where: online', where);
      return read(text, { id: `g${index}`, file: `places/leeds/groups/g${index}.yaml` }).activities;
    });
  const monday = 'when: [{ day: monday, from: 10:00 }]';

  it('are told of at the second, with where the first stands', () => {
    const [problem, ...more] = adviseOnLookAlikes(
      activities(
        ['Monday tea', monday],
        ['Chess', monday],
        ['The Monday Tea club', 'when: [{ day: mondays, from: 10am }]'],
      ),
    );
    expect(more).to.deep.equal([]);
    expect(problem).to.include({ file: 'places/leeds/groups/g2.yaml', line: 5, level: 'advice' });
    expect(problem!.message).to.contain('"Monday tea" (Growers, places/leeds/groups/g0.yaml, line 5)');
  });

  it('are not those of another name or another time', () => {
    const tuesday = 'when: [{ day: tuesday, from: 10:00 }]';
    expect(
      adviseOnLookAlikes(activities(['Tea', monday], ['Tea', tuesday], ['Choir', monday])),
    ).to.deep.equal([]);
  });
});
