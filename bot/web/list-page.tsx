import type { VNode } from 'preact';
import type { Suggestion } from '../../dialogs/suggestion.js';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';
import { OutsideLink, Reach } from './help-lines.js';
import { mailLink, phoneLink } from './links.js';
import { SuggestionCard } from './suggestion-card.js';

export interface Listed {
  suggestion: Suggestion;
  /** How to reach the group, or null where it is no longer in the content. */
  contact: { name: string | null; phone: string | null; email: string | null; website: string | null } | null;
}

interface ListPageProps {
  listed: readonly Listed[];
  wording: Wording;
  place: { id: string; name: string; example: boolean };
  files: PageFiles;
  /** "20 November 2026", for the paper that lies on the fridge. */
  today: string;
}

/** What was suggested, to print or to keep. */
export function ListPage({ listed, wording, place, files, today }: ListPageProps): VNode {
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
      <main>
        <h1>{say('list-title')}</h1>
        <p class="lead">{wording.say('web:list-made', { place: place.name, day: today })}</p>
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
              />
              {contact !== null && (
                <dl class="facts contact">
                  <Reach label={say('ask-for')} text={contact.name} link={null} />
                  <Reach label={say('phone')} text={contact.phone} link={phoneLink(contact.phone)} />
                  <Reach label={say('email')} text={contact.email} link={mailLink(contact.email)} />
                  {contact.website !== null && (
                    <div>
                      <dt>{say('website')}</dt>
                      <dd>
                        <OutsideLink address={contact.website} />
                      </dd>
                    </div>
                  )}
                </dl>
              )}
            </li>
          ))}
        </ol>
      </main>
    </Document>
  );
}
