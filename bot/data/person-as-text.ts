/** What is found of a person, to be read by somebody who never saw a program. */
import { stringify } from 'yaml';
import { conversations } from '../storage/record-kinds.js';
import type { ConversationRecord, Message } from '../storage/records.js';
import { replyAsText } from '../words/text.js';
import type { Words } from '../words/wording.js';
import type { PersonAsData } from './person-as-data.js';

/** Lines for each record, the conversations as they were said. */
export function personAsText(data: PersonAsData, words: Words): string {
  const { records } = data;
  const parts = [
    `What is kept of ${askedFor(data.asked)}`,
    `Read at ${data.made} from ${data.from}. Times are UTC.`,
    '',
    ...beforeHandingOver(data),
    records.length === 0
      ? 'Nothing is kept of them.'
      : `${records.length === 1 ? 'One record is' : `${records.length} records are`} theirs.`,
    ...records.flatMap(({ kind, what, until, record }, index) => [
      '',
      `${index + 1}. ${what[0]!.toUpperCase()}${what.slice(1)} (${kind})`,
      `   Kept until: ${until}`,
      '',
      ...indented(
        kind === conversations.name ? conversation(record as ConversationRecord, words) : fields(record),
      ),
    ]),
    ...mentions(data),
  ];
  return harmless(`${parts.join('\n')}\n`);
}

/** "the telephone number +44…, the reference 7K4-Q9M" */
export function askedFor({ phone, email, reference, conversations: keys }: PersonAsData['asked']): string {
  return [
    ...(phone === null ? [] : [`the telephone number ${phone}`]),
    ...(email === null ? [] : [`the e-mail address ${email}`]),
    ...(reference === null ? [] : [`the reference ${reference}`]),
    ...keys.map((key) => `the conversation ${key}`),
  ].join(', ');
}

/** What else names them, a line each; the first twenty of a kind. */
export function mentions({
  mentions: found,
  requestsSentToThem,
}: Pick<PersonAsData, 'mentions' | 'requestsSentToThem'>): string[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const lines = kinds.flatMap((kind) => {
    const ofKind = found.filter((one) => one.kind === kind);
    const shown = ofKind.slice(0, 20).map(({ key, place }) => {
      const where = place === null ? '' : ` in ${place}`;
      return kind === conversations.name ? `- --conversation ${key}${where}` : `- ${kind} ${key}${where}`;
    });
    const more = ofKind.length > shown.length ? [`- and ${ofKind.length - shown.length} more`] : [];
    return [`${ofKind[0]!.what} (${kind}):`, ...shown, ...more];
  });
  return [
    ...(lines.length === 0
      ? []
      : [
          '',
          'They are named in these too, which may be about somebody else. Look before you add them: a conversation is',
          'added by the option that is written beside it.',
          ...lines,
        ]),
    ...(requestsSentToThem === 0
      ? []
      : [
          '',
          `Requests of residents that went to this address: ${requestsSentToThem}. They are the residents', not theirs.`,
        ]),
  ];
}

function beforeHandingOver({ records }: PersonAsData): string[] {
  if (records.length === 0) return [];
  return [
    'Before you hand this over, make sure that whoever asks is who they say, and look for what is about other people:',
    'a telephone is lent, and somebody may have written about a neighbour. Others who got requests keep their own records.',
    '',
  ];
}

function conversation(record: ConversationRecord, words: Words): string {
  const { messages, paged, ...others } = record;
  const said = messages.flatMap((message) => line(message, record, words));
  const last = (paged?.replies ?? []).map((reply) =>
    worded({ reply, at: record.lastMessage }, record, words),
  );
  return [
    ...said,
    ...(last.length === 0 ? [] : ['What the bot said last:', ...last]),
    '',
    fields(others),
  ].join('\n');
}

function line(message: Message, record: ConversationRecord, words: Words): string[] {
  const at = message.at.slice(0, 16).replace('T', ' ');
  if (message.from === 'bot') return [`${at}  The bot: ${worded(message, record, words)}`];
  // Channels that show nothing again keep no words.
  return message.text === '' ? [] : [`${at}  They: ${message.text}`];
}

function worded(
  { reply, at }: Pick<Extract<Message, { from: 'bot' }>, 'reply' | 'at'>,
  { language, place, channel }: ConversationRecord,
  words: Words,
): string {
  try {
    return replyAsText(reply, words.in(language, place, new Date(at), channel));
  } catch {
    // The place has gone from the content, or the reply is of another release: then as it is kept.
    return fields(reply);
  }
}

function fields(record: unknown): string {
  return stringify(record, { lineWidth: 100 }).trimEnd();
}

function indented(text: string): string[] {
  return text.split('\n').map((one) => (one === '' ? '' : `   ${one}`));
}

/** A resident's words must not be able to command the terminal, or to turn the text around. */
function harmless(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
