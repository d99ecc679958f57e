import type { VNode } from 'preact';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';

interface PlacesPageProps {
  places: readonly {
    id: string;
    name: string;
    example: boolean;
    languages: readonly { tag: string; name: string }[];
  }[];
  wording: Wording;
  files: PageFiles;
}

/** The first page: which place? */
export function PlacesPage({ places, wording, files }: PlacesPageProps): VNode {
  return (
    <Document wording={wording} files={files} title={wording.say('web:name')} kind="plain places" listed>
      <header class="masthead">
        <Brand>
          <span class="brand-name">{wording.say('web:name')}</span>
        </Brand>
      </header>
      <main>
        <h1>{wording.say('web:places-title')}</h1>
        <p class="lead">{wording.say('web:places-intro')}</p>
        <h2>{wording.say('web:places-which')}</h2>
        <ul class="place-list">
          {places.map(({ id, name, example, languages }) => (
            <li key={id}>
              <a href={`/chat/${id}`}>
                <span class="place-name">{name}</span>
                <span class="place-languages">
                  {languages.map(({ tag, name: own }, index) => (
                    <span key={tag}>
                      {index > 0 && ' · '}
                      <span lang={tag}>{own}</span>
                    </span>
                  ))}
                </span>
                {example && <span class="place-example">{wording.say('web:example-place')}</span>}
              </a>
            </li>
          ))}
        </ul>
      </main>
    </Document>
  );
}
