import { expect } from 'chai';
import { acrossRows, part, sumOf, whole, wholeFives, type Released } from '../../bot/report/in-fives.js';
import { seeded } from './seeded.js';
import { isPossible, type Range } from './table-with-margins.js';

/** What happened in each week, one list a cell. */
type History = readonly (readonly number[])[];

/** Everything that is ever shown of a history: the fives of each cell and total, week by week. */
type Show = (history: History) => Released[];

const cumulative = (weekly: readonly number[]) =>
  weekly.map((_, week) => weekly.slice(0, week + 1).reduce((sum, one) => sum + one, 0));

const parts = (history: History) => history.map((weekly) => part(cumulative(weekly)));
const withTotal: Show = (history) => {
  const cells = parts(history);
  return [...cells, sumOf(cells, history[0]?.length ?? 0)];
};
/** Two cells a group, with a total for each group and one for all. */
const withGroups: Show = (history) => {
  const cells = parts(history);
  const weeks = history[0]?.length ?? 0;
  const groups = cells.flatMap((cell, index) =>
    index % 2 === 0 ? [sumOf([cell, cells[index + 1]!], weeks)] : [],
  );
  return [...cells, ...groups, sumOf(groups, weeks)];
};
/** People who did any of it, as many as they can be: each did one thing. */
const withPeople: Show = (history) => {
  const cells = parts(history);
  const people = cumulative(history[0]!.map((_, week) => history.reduce((sum, one) => sum + one[week]!, 0)));
  return [...cells, whole(people, cells)];
};

/** Every way in which cells of some weeks can be counted, up to a number a week. */
function* histories(cells: number, weeks: number, most: number): Generator<History> {
  const all = (most + 1) ** (cells * weeks);
  for (let number = 0; number < all; number++) {
    let rest = number;
    yield Array.from({ length: cells }, () =>
      Array.from({ length: weeks }, () => {
        const digit = rest % (most + 1);
        rest = Math.floor(rest / (most + 1));
        return digit;
      }),
    );
  }
}

/**
 * The least number of values that a count below five can have for somebody who knows how it is all worked out, has
 * every report of every range of weeks, and has tried every history that leads to them.
 */
function leastPossibilities(show: Show, cells: number, weeks: number, most: number): number {
  const alike = new Map<string, Map<string, Set<number>>>();
  /** Of which there are more histories, with higher numbers than were tried. */
  const cutShort = new Set<string>();
  for (const history of histories(cells, weeks, most)) {
    const seen = JSON.stringify(show(history).map(({ shown }) => shown));
    if (history.some((weekly) => weekly.includes(most))) cutShort.add(seen);
    const possible = alike.get(seen) ?? new Map<string, Set<number>>();
    alike.set(seen, possible);
    for (const [cell, weekly] of history.entries()) {
      for (let from = 0; from < weeks; from++) {
        for (let to = from; to < weeks; to++) {
          const count = weekly.slice(from, to + 1).reduce((sum, one) => sum + one, 0);
          const name = `${cell} ${from} ${to}`;
          possible.set(name, (possible.get(name) ?? new Set()).add(count));
        }
      }
    }
  }
  const whole = [...alike].filter(([seen]) => !cutShort.has(seen)).map(([, possible]) => possible);
  const small = whole.flatMap((one) => [...one.values()]).filter((set) => Math.min(...set) < 5);
  expect(small.length).to.be.greaterThan(0);
  return Math.min(...small.map((set) => set.size));
}

/** The least number of values that a hidden cell of a table can have, in one week, beside the totals of rows and columns. */
function leastOfCells(counts: readonly (readonly number[])[]): number {
  const columns = counts[0]!.map((_, column) => counts.map((row) => row[column]!));
  const rangeOf = (cells: readonly number[], left?: number): Range => {
    const sum = cells.reduce((one, other) => one + other, 0);
    const shown = whole(
      [sum],
      cells.map((cell) => part([cell])),
      left,
    ).shown[0]!;
    // One that was held back may be any number above.
    return [shown, shown === wholeFives(sum) ? shown + 4 : 10_000];
  };
  const rows = counts.map((row) => rangeOf(row));
  const sums = columns.map((column) => rangeOf(column, acrossRows));
  const cells = counts.map((row) => row.map((cell): Range => [wholeFives(cell), wholeFives(cell) + 4]));
  let least = Infinity;
  for (const [row, across] of counts.entries()) {
    for (const [column, cell] of across.entries()) {
      if (cell >= 5) continue;
      const possible = [0, 1, 2, 3, 4].filter((value) => {
        const fixed = cells.map((ranges) => [...ranges]);
        fixed[row]![column] = [value, value];
        return isPossible(fixed, rows, sums);
      });
      least = Math.min(least, possible.length);
    }
  }
  return least;
}

describe('counting in fives', () => {
  it('shows whole fives only, in the week in which the fifth came', () => {
    expect(part([0, 3, 5, 9, 10, 23]).shown).to.deep.equal([0, 0, 5, 5, 10, 20]);
  });

  it('holds a total back that would tell what its parts hide', () => {
    const fours = [part([4]), part([4]), part([4]), part([4]), part([4])];
    expect(sumOf(fours, 1)).to.deep.equal({ counted: [20], shown: [15] });
    expect(sumOf([part([12]), part([3])], 1).shown).to.deep.equal([10]);
    expect(sumOf([part([12])], 1).shown).to.deep.equal([10]);
  });

  it('leaves every count below five at least four values, whatever is subtracted from what', function () {
    this.timeout(60_000);
    expect(leastPossibilities(withTotal, 1, 3, 20), 'one cell, three weeks').to.be.at.least(4);
    expect(leastPossibilities(withTotal, 4, 1, 7), 'four cells and their total').to.be.at.least(4);
    expect(leastPossibilities(withTotal, 5, 1, 5), 'five small cells and their total').to.be.at.least(4);
    expect(leastPossibilities(withTotal, 2, 2, 12), 'two cells and their total, two weeks').to.be.at.least(4);
    expect(leastPossibilities(withPeople, 4, 1, 7), 'people beside what they did').to.be.at.least(4);
    expect(leastPossibilities(withGroups, 4, 1, 7), 'groups of cells, and all').to.be.at.least(4);
  });

  it('leaves those of large tables with rows and columns added up at least four, too', () => {
    const random = seeded(7);
    for (let round = 0; round < 60; round++) {
      const [high, wide, most] = [2 + random(5), 2 + random(6), 3 + random(5)];
      const counts = Array.from({ length: high }, () => Array.from({ length: wide }, () => random(most)));
      // The worst: cells that hide as much as they can.
      if (round % 3 === 0) counts.forEach((row) => row.fill(4));
      expect(leastOfCells(counts), JSON.stringify(counts)).to.be.at.least(4);
    }
  });

  it('is checked by a solver that tells what is possible from what is not', () => {
    const cell: Range = [0, 4];
    const free: Range = [0, 100];
    expect(isPossible([[cell, cell]], [[8, 8]], [free, free])).to.equal(true);
    expect(isPossible([[[3, 3], cell]], [[8, 8]], [free, free])).to.equal(false);
    const square = [
      [cell, cell],
      [cell, cell],
    ];
    expect(isPossible(square, [free, [6, 8]], [[0, 1], free])).to.equal(false);
    expect(isPossible(square, [free, [5, 8]], [[0, 1], free])).to.equal(true);
  });

  it('would not do so if totals were shown as they are', () => {
    const exact: Show = (history) => {
      const cells = parts(history);
      const { counted } = sumOf(cells, 1);
      return [...cells, { counted, shown: counted }];
    };
    expect(leastPossibilities(exact, 3, 1, 6)).to.equal(1);
  });

  it('never falls, never shows more than there was, and is never five behind a single count', () => {
    const random = seeded(5);
    for (let round = 0; round < 300; round++) {
      const cells = Array.from({ length: 1 + random(9) }, () =>
        part(cumulative(Array.from({ length: 12 }, () => random(random(5) === 0 ? 12 : 3)))),
      );
      const total = sumOf(cells, 12);
      for (const { counted, shown } of [...cells, total]) {
        for (const [week, count] of counted.entries()) {
          expect(shown[week]).to.be.within(0, count);
          expect(shown[week]! % 5).to.equal(0);
          expect(shown[week]).to.be.at.least(shown[week - 1] ?? 0);
        }
      }
      for (const { counted, shown } of cells) expect(counted.at(-1)! - shown.at(-1)!).to.be.below(5);
    }
  });
});
