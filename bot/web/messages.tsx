import type { VNode } from 'preact';
import type { Choice, Reply } from '../../dialogs/reply.js';
import type { Message } from '../storage/records.js';
import type { Wording } from '../words/wording.js';
import { ActivityCard } from './activity-card.js';
import { Contact, HelpLines, OutsideLink } from './help-lines.js';
import { PassedOnList } from './passed-on-list.js';
import { SuggestionCard } from './suggestion-card.js';

interface MessagesProps {
  messages: readonly Message[];
  wording: Wording;
  place: string;
}

/** The id of the form that buttons in the conversation send. */
export const choicesForm = 'choices';

/** Messages as items of the log, each saying who says it. */
export function Messages({ messages, wording, place }: MessagesProps): VNode {
  return (
    <>
      {messages.map((message) => (
        <li key={message.number} id={`m${message.number}`} class={`message ${message.from}`}>
          <span class="visually-hidden">
            {wording.say(message.from === 'bot' ? 'web:bot-says' : 'web:you-said')}
          </span>
          {message.from === 'resident' ? (
            <p class="bubble" dir="auto">
              {message.text}
            </p>
          ) : (
            <BotReply reply={message.reply} wording={wording} place={place} />
          )}
        </li>
      ))}
    </>
  );
}

/** Not `harm`: what draws the eye may put somebody at risk who is not alone. */
const alarming: ReadonlySet<Reply['helpLines']> = new Set(['life', 'medical']);

/** Suggestions come before the words, which ask about them: so the question stands where its answers are. */
function BotReply({ reply, wording, place }: { reply: Reply; wording: Wording; place: string }): VNode {
  const { suggestions = [], activity, contact, passedOn, link } = reply;
  const { helpLines } = reply;
  const urgent = helpLines !== undefined && alarming.has(helpLines);
  return (
    <>
      {suggestions.length > 0 && (
        <ol class="cards">
          {suggestions.map((suggestion, index) => (
            <li key={suggestion.id}>
              <SuggestionCard
                suggestion={suggestion}
                number={index + 1}
                wording={wording}
                place={place}
                form={choicesForm}
              />
            </li>
          ))}
        </ol>
      )}
      <div class={urgent ? 'bubble urgent' : 'bubble'}>
        <Paragraphs text={wording.say(reply.say, reply.values)} />
        {helpLines !== undefined && <HelpLines lines={wording.helpLines(reply)} wording={wording} />}
        {passedOn !== undefined && <PassedOnList passedOn={passedOn} wording={wording} />}
        {contact !== undefined && <Contact contact={contact} wording={wording} />}
        {link !== undefined && (
          <p>
            <OutsideLink address={link.url}>{wording.say(link.say)}</OutsideLink>
          </p>
        )}
      </div>
      {activity !== undefined && <ActivityCard activity={activity} wording={wording} place={place} />}
    </>
  );
}

/** Text of the locale: an empty line parts paragraphs. */
function Paragraphs({ text }: { text: string }): VNode {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
    </>
  );
}

/** The choices that stand: those last offered, but for the ones that cards beside them carry. */
export function standingChoices(messages: readonly Message[]): Choice[] {
  const last = messages.findLast((message) => message.from === 'bot' && message.reply.choices !== undefined);
  if (last?.from !== 'bot') return [];
  const { choices = [], suggestions = [] } = last.reply;
  const onCards = new Set(suggestions.map(({ id }) => `activity:${id}`));
  return choices.filter(({ id }) => !onCards.has(id));
}
