/** Which ways a request goes: by e-mail, to a webhook, into a channel of Microsoft Teams. */
import * as z from 'zod';
import type { OtherWays } from '../catalogue/catalogue.js';

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
