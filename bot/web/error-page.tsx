import type { VNode } from 'preact';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';

interface ErrorPageProps {
  status: number;
  wording: Wording;
  files: PageFiles;
  /** The place the address named, to lead back to its chat. */
  place: string | null;
}

/** Statuses with words of their own; all others read as a fault of ours. */
const worded = [400, 403, 404, 405, 413, 415, 429, 503];

/** What went wrong, in words, and the way back. */
export function ErrorPage({ status, wording, files, place }: ErrorPageProps): VNode {
  const key = `web:error-${worded.includes(status) ? status : 500}`;
  return (
    <Document wording={wording} files={files} title={wording.say(`${key}-title`)} kind="plain">
      <header class="masthead">
        <Brand>
          <span class="brand-name">{wording.say('web:name')}</span>
        </Brand>
      </header>
      <main>
        <h1>{wording.say(`${key}-title`)}</h1>
        <p class="lead">{wording.say(key)}</p>
        <p>
          <a class="button" href={place === null ? '/' : `/chat/${place}`}>
            {wording.say(place === null ? 'web:to-places' : 'web:back-to-chat')}
          </a>
        </p>
      </main>
    </Document>
  );
}
