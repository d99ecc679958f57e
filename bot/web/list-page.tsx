import type { VNode } from 'preact';
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';
import { WayOut } from './help-now.js';
import { SuggestionCard } from './suggestion-card.js';

export interface Listed {
  suggestion: Suggestion;
  /** How to reach the group, or null where it is no longer in the content. */
  contact: ActivityDetails['contact'] | null;
}

interface ListPageProps {
  listed: readonly Listed[];
  wording: Wording;
  place: { id: string; name: string; example: boolean };
  files: PageFiles;
  /** "20 November 2026", for the paper that lies on the fridge. */
  today: string;
  /** Where "leave this page" leads. */
  leave: string;
}

/** What was suggested, to print or to keep. */
export function ListPage({ listed, wording, place, files, today, leave }: ListPageProps): VNode {
  const say = (key: string) => wording.say(`web:${key}`);
  return (
    <Document wording={wording} files={files} title={say('list-title')} kind="plain list">
      <header class="masthead">
        <Brand>
          <a class="brand-name" href={`/chat/${place.id}`}>
            {say('back-to-chat')}
          </a>
        </Brand>
        {place.example && <p class="example">{say('example')}</p>}
      </header>
      <WayOut wording={wording} leave={leave}>
        <a class="help-link" href={`/chat/${place.id}/help-now?lang=${wording.language}`} target="_blank">
          {say('help-now')}
        </a>
      </WayOut>
      <main>
        <h1>{say('list-title')}</h1>
        <p class="lead">{wording.say('web:list-made', { day: today })}</p>
        {listed.length === 0 && <p>{say('list-empty')}</p>}
        <ol class="cards">
          {listed.map(({ suggestion, contact }, index) => (
            <li key={suggestion.id}>
              <SuggestionCard
                suggestion={suggestion}
                number={index + 1}
                wording={wording}
                place={place.id}
                form={null}
                contact={contact}
              />
            </li>
          ))}
        </ol>
      </main>
    </Document>
  );
}
