/**
 * Fairness between groups that match equally well: each week they come in another order, by a number mixed from the
 * group and the week. The same for everybody in one week, and no group is always first.
 */

/** A whole number, 0 to 2^32 - 1, that stands for a text (FNV-1a, 32 bits). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** A group's turn in a week: 0 to 2^20 - 1, the higher the earlier. */
export function turnOf(groupHash: number, week: number): number {
  // The finishing steps of MurmurHash3, so that neighbouring weeks have nothing to do with one another.
  let mixed = groupHash ^ Math.imul(week, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 12;
}
