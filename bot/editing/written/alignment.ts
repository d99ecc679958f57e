/** Which items of a list are the old ones, so that each keeps how it was written, also where it moved. */
import { sameValue, type FormValue } from '../group-form.js';

/** For each new item the number of the old one that it comes from, or null for a new one. */
export function alignment(before: readonly FormValue[], after: readonly FormValue[]): (number | null)[] {
  const from = byId(before, after) ?? bySameness(before, after);
  const taken = new Set(from);
  // What stands between the same neighbours was changed, not replaced.
  for (let at = 0; at < after.length; at++) {
    if (from[at] !== null) continue;
    const candidate = at === 0 ? 0 : from[at - 1] === null ? null : from[at - 1]! + 1;
    if (candidate === null || candidate >= before.length || taken.has(candidate)) continue;
    if (kindOf(before[candidate]!) !== kindOf(after[at]!)) continue;
    from[at] = candidate;
    taken.add(candidate);
  }
  return from;
}

function byId(before: readonly FormValue[], after: readonly FormValue[]): (number | null)[] | null {
  const [old, fresh] = [before.map(idOf), after.map(idOf)];
  const unique = (ids: (string | null)[]) => !ids.includes(null) && new Set(ids).size === ids.length;
  if (before.length === 0 || !unique(old) || !unique(fresh)) return null;
  const places = new Map(old.map((id, index) => [id, index]));
  return fresh.map((id) => places.get(id) ?? null);
}

/** More pairs are not compared; no content comes near. */
const mostCompared = 1_000_000;

/** The longest common row of items. */
function bySameness(before: readonly FormValue[], after: readonly FormValue[]): (number | null)[] {
  const from = new Array<number | null>(after.length).fill(null);
  if (before.length * after.length > mostCompared) return from;
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      lengths[one]![other] = sameValue(before[one]!, after[other]!)
        ? lengths[one + 1]![other + 1]! + 1
        : Math.max(lengths[one + 1]![other]!, lengths[one]![other + 1]!);
    }
  }
  for (let one = 0, other = 0; one < before.length && other < after.length;) {
    if (sameValue(before[one]!, after[other]!)) from[other++] = one++;
    else if (lengths[one + 1]![other]! >= lengths[one]![other + 1]!) one++;
    else other++;
  }
  return from;
}

function idOf(value: FormValue): string | null {
  if (typeof value === 'string' || Array.isArray(value)) return null;
  const id = value['id'];
  return typeof id === 'string' && id !== '' ? id : null;
}

function kindOf(value: FormValue): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
