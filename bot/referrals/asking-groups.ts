/** Asks groups by e-mail, before their details are too old, whether all is still right. */
import * as z from 'zod';
import type { Activity, Group, Place } from '../catalogue/catalogue.js';
import type { Log } from '../log.js';
import type { RecordKind } from '../storage/record-kind.js';
import type { Records, Storage } from '../storage/storage.js';
import { dayNumber, dayText, type DayNumber } from '../suggesting/days.js';
import { zoneNamed } from '../suggesting/zone.js';
import { askedAbout, isDue, monthly } from './asking-groups-due.js';
import { groupLetter, placeLetter, type AskedGroup } from './asking-groups-letter.js';
import type { LetterRoom } from './letter.js';
import { addressDigest } from './undelivered.js';

/**
 * When a group was last asked; with the group '' when a place's editors last were, and with '*' when all groups of a
 * place were last looked through.
 */
export interface AskedRecord {
  schema: 1;
  place: string;
  group: string;
  /** The place's own day, `YYYY-MM-DD`. */
  day: string;
}

export const askedGroups: RecordKind<AskedRecord> = {
  name: 'asked-groups',
  schema: 1,
  shape: z.object({
    schema: z.literal(1),
    place: z.string().min(1),
    group: z.string(),
    day: z.iso.date(),
  }),
  keyOf: ({ place, group }) => `${place}/${group}`,
  changed: ({ day }) => new Date(`${day}T00:00:00Z`),
};

export interface AskingGroupsOptions extends LetterRoom {
  storage: Pick<Storage, 'records' | 'oneAtATime'>;
  /** A token for the links to the page that asks; it says who may answer for the group. */
  linkFor: (asked: { place: string; group: string; email: string }) => Promise<string>;
  /** Made-up groups have nobody to ask; a demonstration shows how they would be asked. */
  asksExamples: boolean;
  log: Log;
}

/** The hours of a place's own day in which its groups are written to. */
const from = 9;
const until = 17;
/** How many groups of a place are written to on one day: after a large import the rest follow on the next days. */
const mostADay = 50;
/** How many groups one letter to a place's editors is about. */
const mostInALetter = 20;

/** No group has such an id. */
const everyGroup = '*';

interface DueGroup {
  group: Group;
  activities: readonly Activity[];
  /** The day on which it was last asked, or null. */
  last: string | null;
}

export class AskingGroups {
  readonly #options: AskingGroupsOptions;
  readonly #asked: Records<AskedRecord>;
  /** The day on which each place was last looked through, as far as this process knows. */
  readonly #looked = new Map<string, DayNumber>();

  constructor(options: AskingGroupsOptions) {
    this.#options = options;
    this.#asked = options.storage.records(askedGroups);
  }

  /**
   * Asks every group that is due, of the places where it is day and that were not looked through today, by whichever
   * process. Call it each hour. Answers how many groups are asked. One place that fails does not keep the others from being asked; `stop`
   * ends it after the group that it is at.
   */
  async askThoseDue(stop?: AbortSignal): Promise<number> {
    const { catalogue, storage, now, log } = this.#options;
    let asked = 0;
    for (const place of catalogue().places.values()) {
      if (stop?.aborted) break;
      if (place.example && !this.#options.asksExamples) continue;
      try {
        const { day, minutes } = zoneNamed(place.timezone).localAt(now().getTime());
        const hour = Math.floor(minutes / 60);
        if (hour < from || hour >= until || this.#looked.get(place.id) === day) continue;
        asked += await storage.oneAtATime(`asking-groups/${place.id}`, async () => {
          if ((await this.#lastAsked(place.id, everyGroup)) === dayText(day)) return 0;
          const askedHere = await this.#askIn(place, day, stop);
          if (!stop?.aborted) await this.#noteAsked(place.id, everyGroup, day);
          return askedHere;
        });
        if (!stop?.aborted) this.#looked.set(place.id, day);
      } catch (error) {
        log.error({ err: error, place: place.id }, 'groups could not be asked; the next hour tries again');
      }
    }
    return asked;
  }

  async #askIn(place: Place, today: DayNumber, stop?: AbortSignal): Promise<number> {
    const due = await this.#dueIn(place, today, stop);
    let asked = 0;
    const withAddress = due.filter(({ group }) => addressOf(group) !== null).slice(0, mostADay);
    for (const { group, activities, last } of withAddress) {
      if (stop?.aborted) return asked;
      const email = addressOf(group)!;
      const token = await this.#options.linkFor({ place: place.id, group: group.id, email });
      const letter = groupLetter(this.#options, place, { group, activities, token });
      const id = `asking-group/${place.id}/${group.id}/after-${last ?? 'none'}`;
      await this.#options.outbox.send({ id, place: place.id, kind: 'asking-group', to: email, ...letter });
      await this.#noteAsked(place.id, group.id, today);
      asked += 1;
    }
    if (stop?.aborted) return asked;
    const without = due.filter(({ group }) => addressOf(group) === null).slice(0, mostInALetter);
    return asked + (await this.#askEditors(place, without, today));
  }

  async #dueIn(place: Place, today: DayNumber, stop?: AbortSignal): Promise<DueGroup[]> {
    const { freshness } = place;
    const byGroup = new Map<Group, Activity[]>();
    for (const activity of place.activities) {
      const others = byGroup.get(activity.group);
      if (others) others.push(activity);
      else byGroup.set(activity.group, [activity]);
    }
    const due: DueGroup[] = [];
    for (const [group, all] of byGroup) {
      if (stop?.aborted) break;
      const activities = askedAbout(all, today);
      // Most groups are not due whenever they were asked: their records need not be read.
      if (!isDue(activities, freshness, null, today)) continue;
      const last = await this.#lastAsked(place.id, group.id);
      if (last !== null && !isDue(activities, freshness, dayNumber(last), today)) continue;
      due.push({ group, activities, last });
    }
    return due;
  }

  /** One letter a month to each editor of the place. Its record comes last: until then the letter is the same one. */
  async #askEditors(place: Place, due: readonly DueGroup[], today: DayNumber): Promise<number> {
    const last = await this.#lastAsked(place.id, '');
    if (due.length === 0 || place.editors.length === 0) return 0;
    if (last !== null && today - dayNumber(last) < monthly) return 0;
    for (const email of place.editors) {
      const asked: AskedGroup[] = [];
      for (const { group, activities } of due) {
        const token = await this.#options.linkFor({ place: place.id, group: group.id, email });
        asked.push({ group, activities, token });
      }
      const letter = placeLetter(this.#options, place, asked);
      const id = `asking-place/${place.id}/after-${last ?? 'none'}/${addressDigest(email)}`;
      await this.#options.outbox.send({ id, place: place.id, kind: 'asking-group', to: email, ...letter });
    }
    for (const { group } of due) await this.#noteAsked(place.id, group.id, today);
    await this.#noteAsked(place.id, '', today);
    return due.length;
  }

  async #lastAsked(place: string, group: string): Promise<string | null> {
    return (await this.#asked.read(`${place}/${group}`))?.day ?? null;
  }

  async #noteAsked(place: string, group: string, today: DayNumber): Promise<void> {
    await this.#asked.write({ schema: 1, place, group, day: dayText(today) });
  }
}

/** Where a group is asked: the address that residents see, or who edits its file, or who answers referrals. */
function addressOf({ contact, editors, referrals }: Group): string | null {
  return contact.email ?? editors[0] ?? referrals?.to ?? null;
}
