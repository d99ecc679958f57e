import type { Choice, Reply } from '../../../dialogs/reply.js';
import type { OutgoingActivity, SuggestedAction } from '../outgoing-activity.js';
import { replyAsText } from '../text.js';
import type { Wording } from '../wording.js';
import { activityCard } from './activity-card.js';
import { button, cardMessage, linkButton, rows } from './card.js';
import { escaped, lines } from './markdown.js';
import { fits, inParts } from './size.js';
import { numberedNames, suggestionsCard } from './suggestions-card.js';
import { paragraphsOf, replyAsMarkdown } from './text.js';

/** Suggested actions that Teams shows: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/suggested-actions */
const mostSuggestedActions = 3;

/**
 * What a turn says in Teams. Text and cards are messages of their own, as Teams would part them anyway. What can be
 * picked stands as buttons: three or fewer beside the last words, else on a card. The choices are those offered last, as
 * no others are understood.
 */
export function repliesForTeams(replies: readonly Reply[], wording: Wording): OutgoingActivity[] {
  const said: OutgoingActivity[] = [];
  const asks = replies.findLast(({ choices }) => choices !== undefined);
  let open: readonly Choice[] = [];
  let words: string[] = [];
  const sayWords = () => {
    said.push(...inParts(lines(words)).flatMap((text) => (text === '' ? [] : [textMessage(text, wording)])));
    words = [];
  };
  for (const reply of replies) {
    const piece = pieceOf(reply, reply === asks ? (reply.choices ?? []) : [], wording);
    const alone = standsAlone(reply);
    if (alone) sayWords();
    words.push(...piece.before);
    if (alone || piece.card !== null) sayWords();
    if (piece.card !== null) said.push(piece.card);
    words.push(...piece.after);
    if (reply === asks) open = piece.open;
  }
  sayWords();
  return withChoices(said, open, replies, wording);
}

/** A reply in the order in which it is said. */
interface Piece {
  before: string[];
  card: OutgoingActivity | null;
  after: string[];
  /** The choices that its card does not hold. */
  open: readonly Choice[];
}

/** Suggestions come before the words, which ask about them. What is too large for a card is said in words. */
function pieceOf(reply: Reply, choices: readonly Choice[], wording: Wording): Piece {
  const { suggestions = [], activity } = reply;
  const words = replyAsMarkdown(reply, wording);
  let piece: Piece = { before: [words], card: null, after: [], open: choices };
  if (suggestions.length > 0) {
    const onCards = new Set(suggestions.map(({ id }) => `activity:${id}`));
    const others = choices.filter(({ id }) => !onCards.has(id));
    const card = suggestionsCard({ ...reply, suggestions }, others.slice(mostSuggestedActions), wording);
    const after = [words, ...numberedNames(suggestions, wording).map(escaped)];
    piece = { before: [], card, after, open: others.slice(0, mostSuggestedActions) };
  } else if (activity !== undefined) {
    piece = { ...piece, card: activityCard({ ...reply, activity }, choices, wording), open: [] };
  }
  if (piece.card === null || fits(piece.card)) return piece;
  const inWords = replyAsText({ ...reply, choices: [] }, wording);
  return { before: paragraphsOf(inWords), card: null, after: [], open: choices };
}

/** Whom to call, where somebody may be in danger: first and by itself, never only on a card. */
function standsAlone({ helpLines }: Reply): boolean {
  return helpLines !== undefined && helpLines !== 'emergency';
}

/** Only what is said last keeps its suggested actions in view, and only where it is no card. */
function withChoices(
  said: OutgoingActivity[],
  choices: readonly Choice[],
  replies: readonly Reply[],
  wording: Wording,
): OutgoingActivity[] {
  const last = said.at(-1);
  if (choices.length === 0) return said;
  if (choices.length <= mostSuggestedActions && last?.text !== undefined) {
    return [...said.slice(0, -1), { ...last, suggestedActions: suggested(choices, wording) }];
  }
  return [...said, choicesCard(choices, replies, wording)];
}

/** Buttons for each choice; links that the words hold are on it as well. */
function choicesCard(
  choices: readonly Choice[],
  replies: readonly Reply[],
  wording: Wording,
): OutgoingActivity {
  const worded = choices.map((choice) => wording.choice(choice));
  const links = replies.flatMap(({ link }) =>
    link === undefined ? [] : linkButton(wording.say(link.say), link.url),
  );
  return cardMessage(wording, {
    body: rows([...worded.map((words) => button(words, words)), ...links]),
    fallback: worded.map((words, index) => `${index + 1}) ${words}`).join('\n'),
    summary: wording.say('web:choices'),
  });
}

/** The choices as buttons that say them for the resident. */
export function suggested(
  choices: readonly Choice[],
  wording: Wording,
): { to: string[]; actions: SuggestedAction[] } {
  const actions = choices.map((choice): SuggestedAction => {
    const words = wording.choice(choice);
    return { type: 'imBack', title: words, value: words };
  });
  return { to: [], actions };
}

function textMessage(text: string, { language }: Wording): OutgoingActivity {
  return { type: 'message', text, textFormat: 'markdown', locale: language };
}
