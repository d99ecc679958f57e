/** Where activities stand in their files, for what is noticed only once everything has been read. */
import type { Activity } from './catalogue.js';
import type { Position } from './report.js';

const positions = new WeakMap<Activity, Position>();

export function rememberPosition(activity: Activity, position: Position): void {
  positions.set(activity, position);
}

/** Line and column are null where it was not read from a file. */
export function positionOf(activity: Activity): Position {
  return positions.get(activity) ?? { line: null, column: null };
}
