/** Ways to change a record: anything in it taken out, or replaced by what does not belong there. */
import * as fc from 'fast-check';

export interface Mutation {
  /** Which part, counted through the whole record and round again. */
  at: number;
  how: 'out' | 'replaced' | 'twice' | 'swapped';
  by: unknown;
}

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  '',
  'x',
  '9999-99-99T99:99:99Z',
  '2026-11-20T10:00:00.000Z',
  [],
  [null],
  [[]],
  {},
  { id: null },
  { say: 'nothing:there' },
  '\u0000\ud800\u202e',
  'x'.repeat(5000),
];

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(2000),
    how: fc.constantFrom<Mutation['how']>('out', 'replaced', 'replaced', 'replaced', 'twice', 'swapped'),
    by: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...odd) }, fc.jsonValue({ maxDepth: 2 })),
  }),
  { minLength: 1, maxLength: 4 },
);

type Holder = Record<string, unknown>;

/** A changed copy. */
export function mutated(record: object, changes: readonly Mutation[]): object {
  const copy = structuredClone(record);
  for (const { at, how, by } of changes) {
    const places = [...partsOf(copy)];
    if (places.length === 0) break;
    const [holder, name] = places[at % places.length]!;
    const [other, otherName] = places[(at * 7 + 3) % places.length]!;
    if (how === 'out') delete holder[name];
    else if (how === 'twice' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(name)]));
    else if (how === 'swapped') holder[name] = structuredClone(other[otherName]);
    else holder[name] = structuredClone(by);
  }
  return copy;
}

/** Every part of a record with what holds it. */
function* partsOf(value: object): Generator<[Holder, string]> {
  for (const [name, inner] of Object.entries(value)) {
    yield [value as Holder, name];
    if (typeof inner === 'object' && inner !== null) yield* partsOf(inner as object);
  }
}
