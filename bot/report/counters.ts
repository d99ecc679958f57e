import type { CountKind, CountsRecord } from '../storage/records.js';
import type { Released, Series } from './in-fives.js';
import type { Weeks } from './weeks.js';

/** The counts of one place over all weeks on record, ready to be added up. */
export class Counters {
  /** The weeks on record, in order. */
  readonly weeks: readonly string[];
  readonly #series: ReadonlyMap<string, ReadonlyMap<string, Series>>;

  constructor(records: readonly CountsRecord[]) {
    const inOrder = [...records].sort((one, other) => (one.week < other.week ? -1 : 1));
    this.weeks = inOrder.map(({ week }) => week);
    const kinds = new Map<string, Map<string, number[]>>();
    for (const [index, { counts }] of inOrder.entries()) {
      for (const [key, often] of Object.entries(counts)) {
        const slash = key.indexOf('/');
        const series = seriesAt(kinds, key.slice(0, slash), key.slice(slash + 1), inOrder.length);
        for (let week = index; week < series.length; week++) series[week] = (series[week] ?? 0) + often;
      }
    }
    this.#series = kinds;
  }

  /** What was counted of a kind: topics, activities, or as the kind has it. */
  of(kind: CountKind): string[] {
    return [...(this.#series.get(kind)?.keys() ?? [])].sort();
  }

  series(kind: CountKind, of: string): Series {
    return this.#series.get(kind)?.get(of) ?? this.weeks.map(() => 0);
  }

  /** The sum of those of a kind that `picks`. */
  sum(kind: CountKind, picks: (of: string) => boolean): Series {
    const picked = this.of(kind)
      .filter(picks)
      .map((of) => this.series(kind, of));
    return this.weeks.map((_, week) => picked.reduce((sum, series) => sum + (series[week] ?? 0), 0));
  }

  /** What is shown of a count in some weeks; null where that is fewer than five. */
  shown({ shown }: Released, { from, to }: Weeks): number | null {
    const until = (last: (week: string) => boolean) => shown[this.weeks.findLastIndex(last)] ?? 0;
    return until((week) => week <= to) - until((week) => week < from) || null;
  }
}

function seriesAt(
  kinds: Map<string, Map<string, number[]>>,
  kind: string,
  of: string,
  weeks: number,
): number[] {
  const ofKind = kinds.get(kind) ?? new Map<string, number[]>();
  kinds.set(kind, ofKind);
  const series = ofKind.get(of) ?? new Array<number>(weeks).fill(0);
  ofKind.set(of, series);
  return series;
}
