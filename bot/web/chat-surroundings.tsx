import type { ComponentChildren, VNode } from 'preact';
import type { ChatView } from './chat-view.js';
import { Brand } from './document.js';
import { HelpNow } from './help-now.js';
import { choicesForm } from './messages.js';

/** Above the conversation: the name, the place, the languages. */
export function Masthead(view: ChatView): VNode {
  const { place, wording, languages } = view;
  return (
    <header class="masthead">
      <Brand as="h1">
        <span>
          <span class="brand-name">{wording.say('web:name')}</span>{' '}
          <span class="brand-place">{wording.say('web:in-place')}</span>
        </span>
      </Brand>
      {languages.length > 1 && (
        <nav aria-label={wording.say('web:languages')}>
          <ul class="languages">
            {languages.map(({ tag, name }) => (
              <li key={tag} lang={tag}>
                <ConversationLink
                  view={view}
                  address={`/chat/${place.id}?lang=${tag}${view.framed ? '&embed' : ''}`}
                  current={tag === wording.language}
                >
                  {name}
                </ConversationLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {place.example && <p class="example">{wording.say('web:example')}</p>}
    </header>
  );
}

interface ConversationLinkProps {
  view: ChatView;
  address: string;
  current?: boolean;
  /** Opens beside the chat. */
  aside?: boolean;
  children: ComponentChildren;
}

/** A link to another page of the same conversation. Where no cookie carries it, a form does: a secret is never in an address. */
function ConversationLink({ view, address, current, aside = false, children }: ConversationLinkProps): VNode {
  const { token } = view.state;
  const target = aside ? '_blank' : undefined;
  const shared = { 'aria-current': current ? ('true' as const) : undefined };
  if (token === null) {
    return (
      <a href={address} target={target} {...shared}>
        {children}
      </a>
    );
  }
  return (
    <form method="post" action={address} target={target}>
      <input type="hidden" name="conversation" value={token} autocomplete="off" />
      <button type="submit" class="link" {...shared}>
        {children}
      </button>
    </form>
  );
}

/** Always in view: whom to call, and the way out. */
export function SafetyBar({ place, wording, help, leave, framed }: ChatView): VNode {
  return (
    <aside class="safety-bar" aria-label={wording.say('web:safety')}>
      <details class="help-now">
        <summary>{wording.say('web:help-now')}</summary>
        <div class="help-now-panel">
          <HelpNow help={help} wording={wording} />
          <p>
            <a href={`/chat/${place.id}/help-now?lang=${wording.language}`} target="_blank">
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

/** Below the conversation: what is kept, and what can be done with it. */
export function Footer(view: ChatView): VNode {
  const { place, wording, keepDays } = view;
  const say = (key: string) => wording.say(`web:${key}`);
  const forget = say('forget-me');
  return (
    <footer class="footer">
      <p>{wording.say('web:what-is-kept', { days: keepDays })}</p>
      <ul>
        <li>
          <ConversationLink view={view} address={`/chat/${place.id}/list`} aside>
            {say('list')}
          </ConversationLink>
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
