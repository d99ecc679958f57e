/** Which ways a request goes: by e-mail, to a webhook, into a channel of Microsoft Teams. */
import * as z from 'zod';
import type { OtherWays, Place } from '../catalogue/catalogue.js';

export const wayKinds = ['email', 'webhook', 'teams'] as const;
export type WayKind = (typeof wayKinds)[number];

/** One way, with the address that stood in the content when the request was agreed to. */
export interface Way {
  by: WayKind;
  /** An e-mail address or a web address. */
  to: string;
}

export const wayShape: z.ZodType<Way> = z.object({ by: z.enum(wayKinds), to: z.string().min(1) });

/** Where requests to a group or a person go. There is always at least one way. */
export function waysTo({ to, webhook, teams, byEmail }: { to: string } & OtherWays): Way[] {
  const posted: Way[] = [
    ...(webhook ? [{ by: 'webhook' as const, to: webhook }] : []),
    ...(teams ? [{ by: 'teams' as const, to: teams }] : []),
  ];
  return byEmail === false && posted.length > 0 ? posted : [{ by: 'email', to }, ...posted];
}

/** Where the requests of a place go that are about an activity (`group/activity`), or with null those for a person. */
export function waysIn(place: Place, activity: string | null): Way[] {
  const group = activity === null ? null : place.groups.find(({ id }) => activity.startsWith(`${id}/`));
  const receiver = activity === null ? place.handOver : (group?.referrals ?? null);
  return receiver === null ? [] : waysTo(receiver);
}
