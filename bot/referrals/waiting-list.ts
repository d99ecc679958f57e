/** When those who wait for a group are told that there is room. */
import { statusOn } from '../suggesting/details.js';
import { DateTime } from 'luxon';
import type { Place } from '../catalogue/catalogue.js';
import type { RequestRecord } from './request-records.js';
import { weekOf, type Room } from './room.js';

/** How long a place is held for somebody who was told of it, in milliseconds. */
const held = 3 * 24 * 60 * 60 * 1000;

/** Whether a request is still on a waiting list, and its resident was not told of room. */
export function waitsForRoom({ kind, state, draft, toldOfRoom }: RequestRecord): boolean {
  const waits = state === 'passed-on' || state === 'waiting' || state === 'in-touch';
  return kind === 'waiting-list' && waits && draft !== null && !toldOfRoom;
}

/**
 * How many could come to the activity that a request waits for: none while it is not open, and no more than the group
 * takes in this week, less those who were told of a place within the last three days.
 */
export async function placesFree(
  { activity }: RequestRecord,
  place: Place,
  waiting: readonly RequestRecord[],
  room: Pick<Room, 'takenNow'>,
  now: Date,
): Promise<number> {
  const found = place.activities.find(({ id }) => id === activity?.id);
  const today = DateTime.fromJSDate(now, { zone: place.timezone }).toISODate() ?? '';
  if (found === undefined || found.group.referrals === null || statusOn(found, today) !== 'open') return 0;
  const { id: group, referrals } = found.group;
  const offered = waiting.filter(
    (one) =>
      one.activity?.id.startsWith(`${group}/`) === true &&
      one.place === place.id &&
      one.toldOfRoom &&
      now.getTime() - Date.parse(one.toldOfRoom) < held,
  );
  const most = referrals.mostPerWeek ?? Number.MAX_SAFE_INTEGER;
  return most - (await room.takenNow(place.id, group, weekOf(now, place.timezone))) - offered.length;
}
