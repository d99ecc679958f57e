import type { VNode } from 'preact';
import type { Message } from '../storage/records.js';
import { Choices, Fields, postAddress, Talk } from './chat-forms.js';
import { Footer, Masthead, SafetyBar } from './chat-surroundings.js';
import type { ChatView } from './chat-view.js';
import { Document } from './document.js';
import { Messages } from './messages.js';

/** The page of one conversation. It is whole without JavaScript. */
export function ChatPage(view: ChatView): VNode {
  const { place, wording, messages, framed, files } = view;
  const say = (key: string) => wording.say(`web:${key}`);
  return (
    <Document
      wording={wording}
      files={files}
      title={wording.say('web:chat-title')}
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
        <div class="composer">
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
          <Talk {...view} />
        </div>
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
