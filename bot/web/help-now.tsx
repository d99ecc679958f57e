import type { ComponentChildren, VNode } from 'preact';
import type { PlaceContact } from '../../dialogs/reply.js';
import type { HelpLine } from '../catalogue/catalogue.js';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';
import { Contact, HelpLines } from './help-lines.js';

export interface HelpNowProps {
  help: { lines: readonly HelpLine[]; contact: PlaceContact };
  wording: Wording;
}

/** Whom to call now, most urgent first, then the people here. */
export function HelpNow({ help, wording }: HelpNowProps): VNode {
  return (
    <>
      <p class="help-now-first">{wording.say('web:help-now-intro')}</p>
      <HelpLines lines={help.lines} wording={wording} />
      {(help.contact.phone ?? help.contact.email ?? help.contact.website) !== null && (
        <>
          <p>{wording.say('web:help-now-person')}</p>
          <Contact contact={help.contact} wording={wording} />
        </>
      )}
    </>
  );
}

interface HelpNowPageProps extends HelpNowProps {
  place: { id: string; name: string };
  files: PageFiles;
  leave: string;
}

/** The same on a page of its own, which can be printed or kept. */
export function HelpNowPage({ help, wording, place, files, leave }: HelpNowPageProps): VNode {
  return (
    <Document wording={wording} files={files} title={wording.say('web:help-now')} kind="plain">
      <header class="masthead">
        <Brand>
          <a class="brand-name" href={`/chat/${place.id}?lang=${wording.language}`}>
            {wording.say('web:back-to-chat')}
          </a>
        </Brand>
      </header>
      <WayOut wording={wording} leave={leave} />
      <main class="help-now-panel">
        <h1>{wording.say('web:help-now')}</h1>
        <HelpNow help={help} wording={wording} />
      </main>
    </Document>
  );
}

interface WayOutProps {
  wording: Wording;
  leave: string;
  /** What stands beside it. */
  children?: ComponentChildren;
}

/** Always in view on the pages around the chat. */
export function WayOut({ wording, leave, children }: WayOutProps): VNode {
  return (
    <aside class="safety-bar" aria-label={wording.say('web:safety')}>
      {children}{' '}
      <a id="leave" class="leave" href={leave} rel="noopener noreferrer">
        {wording.say('web:leave')}
      </a>
    </aside>
  );
}
