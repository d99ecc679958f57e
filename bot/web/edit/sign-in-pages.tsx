import type { VNode } from 'preact';
import { EditFrame, Token, type Around } from './frame.js';
import type { PostedField } from './posted.js';

/** Why somebody is asked to sign in. */
export type WhySignIn = 'first' | 'ended' | 'link-gone';

/** Asks for an e-mail address. */
export function AskForLinkPage({ around, why = 'first' }: { around: Around; why?: WhySignIn }): VNode {
  const say = (key: string) => around.wording.say(`edit:${key}`);
  return (
    <EditFrame around={around} title={say('sign-in-title')} kind="plain">
      <h1>{say('sign-in-title')}</h1>
      {why !== 'first' && (
        <p class="warning" role="alert">
          {say(`sign-in-${why}`)}
        </p>
      )}
      <p class="lead">{say('sign-in-intro')}</p>
      <AskForLink around={around} />
      <p>{say('sign-in-who')}</p>
    </EditFrame>
  );
}

function AskForLink({ around, aside = false }: { around: Around; aside?: boolean }): VNode {
  const say = (key: string) => around.wording.say(`edit:${key}`);
  return (
    <form method="post" action="/edit/link" target={aside ? '_blank' : undefined} class="sign-in">
      <Token token={around.token} />
      <div class="field">
        <label for="email">{say('email')}</label>
        <p class="hint" id="email-hint">
          {say('email-hint')}
        </p>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          maxlength={254}
          dir="ltr"
          aria-describedby="email-hint"
        />
      </div>
      <button type="submit" class="primary">
        {say('send-link')}
      </button>
    </form>
  );
}

/** The same whatever was asked for: it never says who may edit. */
export function LinkSentPage({ around }: { around: Around }): VNode {
  const say = (key: string) => around.wording.say(`edit:${key}`);
  return (
    <EditFrame around={around} title={say('link-sent-title')} kind="plain">
      <h1>{say('link-sent-title')}</h1>
      <p class="lead">{say('link-sent')}</p>
      <p>{say('link-not-there')}</p>
      <p>
        <a href="/edit">{say('sign-in-again')}</a>
      </p>
    </EditFrame>
  );
}

/** What a link leads to. A press is asked for, because programs that look into mail open every link. */
export function UseLinkPage({ around, link }: { around: Around; link: string }): VNode {
  const say = (key: string) => around.wording.say(`edit:${key}`);
  return (
    <EditFrame around={around} title={say('sign-in-title')} kind="plain">
      <h1>{say('use-link-title')}</h1>
      <p class="lead">{say('use-link')}</p>
      <form method="post" action="/edit/sign-in">
        <Token token={around.token} />
        <input type="hidden" name="token" value={link} autocomplete="off" />
        <button type="submit" class="primary">
          {say('sign-in')}
        </button>
      </form>
    </EditFrame>
  );
}

/** Something was sent after the session had ended: it is kept on this page until it can be sent again. */
export function SendAgainPage({
  around,
  action,
  posted,
  signedIn,
}: {
  around: Around;
  action: string;
  posted: readonly PostedField[];
  /** Somebody is signed in again, but the form is of before. */
  signedIn: boolean;
}): VNode {
  const say = (key: string) => around.wording.say(`edit:${key}`);
  const title = say(signedIn ? 'send-again' : 'send-again-title');
  return (
    <EditFrame around={around} title={title} kind="plain">
      <h1>{title}</h1>
      <p class="lead">{say(signedIn ? 'send-again-now' : 'send-again-intro')}</p>
      {!signedIn && <AskForLink around={around} aside />}
      <form method="post" action={action} class="send-again">
        <Token token={around.token} />
        {posted.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} autocomplete="off" />
        ))}
        <button type="submit" class={signedIn ? 'primary' : undefined}>
          {say('send-again')}
        </button>
      </form>
    </EditFrame>
  );
}
