/** Where requests go besides an e-mail address, in the files of groups and places. */
import { webhook } from './addresses.js';
import type { OtherWays } from './catalogue.js';
import { optional, type Entry } from './fields.js';
import { yesOrNo } from './plain-values.js';
import type { Report } from './report.js';
import { wrong } from './what-is-wrong.js';

export const otherWays = {
  webhook: optional(webhook, null, 'A web address that takes requests as signed JSON.'),
  teams: optional(webhook, null, 'The web address of a Microsoft Teams workflow that posts to a channel.'),
  'by-email': optional(yesOrNo, true, 'false where requests go only to webhook or teams, not by e-mail too.'),
};

/** What was read of them, with what is wrong about them together. */
export function otherWaysOf({ values, at }: Entry<typeof otherWays>, report: Report): OtherWays {
  const { webhook, teams, 'by-email': byEmail } = values;
  if (!byEmail && webhook === null && teams === null) {
    report.error(
      at('by-email'),
      'by-email: false needs webhook: or teams:, or requests go nowhere.',
      wrong('by-email'),
    );
  }
  return {
    ...(webhook === null ? {} : { webhook }),
    ...(teams === null ? {} : { teams }),
    ...(byEmail ? {} : { byEmail }),
  };
}
