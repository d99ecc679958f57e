import type { Reply } from '../../dialogs/reply.js';
import type { OutgoingActivity } from './outgoing-activity.js';
import { suggested } from './teams/teams.js';
import { replyAsText } from './text.js';
import type { Wording } from './wording.js';

/**
 * What a turn says to a client of Direct Line, such as the stock Web Chat: plain text, as nobody knows what the client
 * makes of marks in it, and each choice as a button that says it for the resident.
 */
export function repliesForDirectLine(replies: readonly Reply[], wording: Wording): OutgoingActivity[] {
  const choices = replies.findLast((reply) => reply.choices !== undefined)?.choices ?? [];
  const said = replies.map(({ choices: _, ...reply }) => plainMessage(replyAsText(reply, wording), wording));
  const last = said.at(-1);
  if (last === undefined || choices.length === 0) return said;
  return [...said.slice(0, -1), { ...last, suggestedActions: suggested(choices, wording) }];
}

/** Text just as it stands. */
export function plainMessage(text: string, { language }: Wording): OutgoingActivity {
  return { type: 'message', text, textFormat: 'plain', locale: language };
}
