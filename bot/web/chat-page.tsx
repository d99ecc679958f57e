import { Fragment, type VNode } from 'preact';
import type { Message } from '../storage/records.js';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';
import { HelpNow, type HelpNowProps } from './help-now.js';
import { choicesForm, Messages, standingChoices } from './messages.js';

/** What the forms of a page carry along, beside what the resident says. */
export interface FormState {
  /** The form's one-time number. */
  once: string;
  /** The number of the last message on view. */
  after: number;
  /** Which page this is, among those open in one conversation. */
  tab: string;
  language: string;
  /** The token of the conversation, only where no cookie is known to carry it. */
  token: string | null;
  /** The name under which the server tells of news; no secret. */
  stream: string;
}

export interface ChatView {
  place: { id: string; name: string; example: boolean };
  wording: Wording;
  /** The languages the page can be had in, each by its own name for itself. */
  languages: readonly { tag: string; name: string }[];
  messages: readonly Message[];
  state: FormState;
  framed: boolean;
  keepDays: number;
  /** Where "leave this page" leads. */
  leave: string;
  help: HelpNowProps['help'];
  files: PageFiles;
  /** Said above the input: why the last message was not taken. */
  notice?: string;
  /** What was typed and not taken. */
  typed?: string;
}

/** Characters that the input takes. */
const longestTyped = 1000;

/** The page of one conversation. It is whole without JavaScript. */
export function ChatPage(view: ChatView): VNode {
  const { place, wording, messages, state, framed, files } = view;
  const say = (key: string) => wording.say(`web:${key}`);
  return (
    <Document
      wording={wording}
      files={files}
      title={wording.say('web:chat-title', { place: place.name })}
      kind={framed ? 'chat framed' : 'chat'}
    >
      <a class="skip" href="#text">
        {say('skip')}
      </a>
      <Masthead {...view} />
      <SafetyBar {...view} />
      <main>
        <div role="log" aria-label={say('conversation')} aria-live="polite" aria-relevant="additions">
          <ol id="messages">
            <Messages messages={messages} wording={wording} place={place.id} />
          </ol>
        </div>
        <Choices {...view} />
        <p id="sending" class="sending" role="status" data-words={say('sending')} />
        <p
          id="notice"
          class="notice"
          role="alert"
          data-lost={say('notice-lost')}
          data-failed={say('notice-failed')}
          data-too-fast={say('notice-too-fast')}
          data-reload={say('notice-reload')}
        >
          {view.notice}
        </p>
        <form
          id="talk"
          class="talk"
          method="post"
          action={postAddress(view)}
          hx-post={postAddress(view)}
          hx-target="#messages"
          hx-swap="beforeend"
          hx-sync="this:drop"
          autocomplete="off"
        >
          <Fields state={state} id="talk-fields" />
          <label for="text">{say('your-answer')}</label>
          <div class="talk-line">
            <input
              id="text"
              name="text"
              type="text"
              autocomplete="off"
              enterkeyhint="send"
              maxlength={longestTyped}
              dir="auto"
              value={view.typed ?? ''}
            />
            <button type="submit" class="primary">
              {say('send')}
            </button>
          </div>
        </form>
        <span
          id="more"
          hidden
          hx-post={postAddress(view)}
          hx-trigger="more"
          hx-include="#talk-fields"
          hx-target="#messages"
          hx-swap="beforeend"
          hx-sync="#talk:queue last"
        />
      </main>
      <Footer {...view} />
    </Document>
  );
}

/** What a post is answered with where htmx sent it: the new messages, and all that changes with them. */
export function ChatFragment(view: ChatView & { fresh: readonly Message[] }): VNode {
  return (
    <>
      <Messages messages={view.fresh} wording={view.wording} place={view.place.id} />
      <Choices {...view} swapped />
      <Fields state={view.state} id="talk-fields" swapped />
    </>
  );
}

function Masthead({ place, wording, languages, framed }: ChatView): VNode {
  return (
    <header class="masthead">
      <Brand as="h1">
        <span>
          <span class="brand-name">{wording.say('web:name')}</span>{' '}
          <span class="brand-place">{wording.say('web:in-place', { place: place.name })}</span>
        </span>
      </Brand>
      {languages.length > 1 && (
        <nav aria-label={wording.say('web:languages')}>
          <ul class="languages">
            {languages.map(({ tag, name }) => (
              <li key={tag}>
                <a
                  href={`?lang=${tag}${framed ? '&embed' : ''}`}
                  lang={tag}
                  hreflang={tag}
                  aria-current={tag === wording.language ? 'true' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {place.example && <p class="example">{wording.say('web:example')}</p>}
    </header>
  );
}

/** Always in view: whom to call, and the way out. */
function SafetyBar({ place, wording, help, leave, framed }: ChatView): VNode {
  return (
    <aside class="safety-bar" aria-label={wording.say('web:safety')}>
      <details class="help-now">
        <summary>{wording.say('web:help-now')}</summary>
        <div class="help-now-panel">
          <HelpNow help={help} wording={wording} />
          <p>
            <a href={`/chat/${place.id}/help-now?lang=${wording.language}`}>
              {wording.say('web:help-now-page')}
            </a>
          </p>
        </div>
      </details>
      <a id="leave" class="leave" href={leave} rel="noopener noreferrer" target={framed ? '_top' : undefined}>
        {wording.say('web:leave')}
      </a>
    </aside>
  );
}

/** The choices that stand, as buttons: each sends its own words. The form stays where there are none, for the cards. */
function Choices(view: ChatView & { swapped?: boolean }): VNode {
  const { wording, messages, state, swapped = false } = view;
  const choices = standingChoices(messages);
  return (
    <form
      id={choicesForm}
      class="choices"
      method="post"
      action={postAddress(view)}
      hx-post={postAddress(view)}
      hx-target="#messages"
      hx-swap="beforeend"
      hx-sync="#talk:drop"
      hx-swap-oob={swapped ? 'true' : undefined}
      autocomplete="off"
    >
      <Fields state={state} />
      {choices.length > 0 && (
        <div role="group" aria-label={wording.say('web:choices')} tabIndex={-1}>
          {choices.map((choice) => {
            const label = wording.choice(choice);
            return (
              <Fragment key={choice.id}>
                <button type="submit" name="text" value={label}>
                  {label}
                </button>{' '}
              </Fragment>
            );
          })}
        </div>
      )}
    </form>
  );
}

function Fields({ state, id, swapped = false }: { state: FormState; id?: string; swapped?: boolean }): VNode {
  return (
    <span id={id} hidden hx-swap-oob={swapped ? 'true' : undefined}>
      <input type="hidden" name="once" value={state.once} autocomplete="off" />
      <input type="hidden" name="after" value={state.after} autocomplete="off" />
      <input type="hidden" name="tab" value={state.tab} autocomplete="off" />
      <input type="hidden" name="language" value={state.language} autocomplete="off" />
      <input type="hidden" name="stream" value={state.stream} autocomplete="off" />
      {state.token !== null && (
        <input type="hidden" name="conversation" value={state.token} autocomplete="off" />
      )}
    </span>
  );
}

function Footer(view: ChatView): VNode {
  const { place, wording, keepDays, state } = view;
  const say = (key: string) => wording.say(`web:${key}`);
  const forget = say('forget-me');
  return (
    <footer class="footer">
      <p>{wording.say('web:what-is-kept', { days: keepDays })}</p>
      <ul>
        <li>
          {state.token === null ? (
            <a href={`/chat/${place.id}/list`}>{say('list')}</a>
          ) : (
            <form method="post" action={`/chat/${place.id}/list`} target="_blank">
              <input type="hidden" name="conversation" value={state.token} autocomplete="off" />
              <button type="submit" class="link">
                {say('list')}
              </button>
            </form>
          )}
        </li>
        <li>
          <button type="submit" form={choicesForm} name="text" value={forget} class="link">
            {forget}
          </button>
        </li>
      </ul>
    </footer>
  );
}

function postAddress({ place, framed }: ChatView): string {
  return `/chat/${place.id}${framed ? '?embed' : ''}`;
}
