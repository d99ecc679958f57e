/** From the least to the most that something can be. */
export type Range = readonly [least: number, most: number];

/**
 * Whether there is a table of whole numbers whose cells, rows and columns all lie in these ranges: a flow from rows to
 * columns with lower and upper bounds, sought by the shortest augmenting paths.
 */
export function isPossible(
  cells: readonly (readonly Range[])[],
  rows: readonly Range[],
  columns: readonly Range[],
): boolean {
  const [from, to] = [0, 1 + rows.length + columns.length];
  const [source, sink] = [to + 1, to + 2];
  const room = Array.from({ length: sink + 1 }, () => new Array<number>(sink + 1).fill(0));
  let demanded = 0;
  const edge = (one: number, other: number, [least, most]: Range): void => {
    room[one]![other]! += most - least;
    room[source]![other]! += least;
    room[one]![sink]! += least;
    demanded += least;
  };
  rows.forEach((range, row) => edge(from, 1 + row, range));
  columns.forEach((range, column) => edge(1 + rows.length + column, to, range));
  cells.forEach((row, index) =>
    row.forEach((range, column) => edge(1 + index, 1 + rows.length + column, range)),
  );
  edge(to, from, [0, 10_000]);
  let flow = 0;
  for (let added = augment(room, source, sink); added > 0; added = augment(room, source, sink)) flow += added;
  return flow === demanded;
}

function augment(room: number[][], source: number, sink: number): number {
  const before = new Map<number, number>([[source, source]]);
  const waiting = [source];
  for (let node = waiting.shift(); node !== undefined && !before.has(sink); node = waiting.shift()) {
    for (const [next, free] of room[node]!.entries()) {
      if (free <= 0 || before.has(next)) continue;
      before.set(next, node);
      waiting.push(next);
    }
  }
  if (!before.has(sink)) return 0;
  const steps: [number, number][] = [];
  for (let node = sink; node !== source; node = before.get(node)!) steps.push([before.get(node)!, node]);
  const least = Math.min(...steps.map(([one, other]) => room[one]![other]!));
  for (const [one, other] of steps) {
    room[one]![other]! -= least;
    room[other]![one]! += least;
  }
  return least;
}
