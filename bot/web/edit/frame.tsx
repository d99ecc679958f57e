import type { ComponentChildren, VNode } from 'preact';
import { Brand, Document, type PageFiles } from '../document.js';
import type { EditWords } from './problem-words.js';

/** What every page for editors shows around its own part. */
export interface Around extends EditWords {
  languages: readonly { tag: string; name: string }[];
  files: PageFiles;
  /** The address of who is signed in. */
  editor: string | null;
  /** Goes along with every form, so that no other site can send one. */
  token: string;
  /** Said at the top: what was just done. A key of the locale. */
  done?: string | null;
  /** The address of this page, for the links to its other languages. */
  here: string;
}

interface FrameProps {
  around: Around;
  title: string;
  kind?: string;
  /** Made-up groups: said so. */
  example?: boolean;
  /** Where to go up to, with its name; the list of all where there is none. */
  up?: { address: string; name: string };
  children: ComponentChildren;
}

/** The frame of a page for editors. */
export function EditFrame({ around, title, kind = '', example = false, up, children }: FrameProps): VNode {
  const { wording, languages, files, editor, token, here, done } = around;
  const say = (key: string) => wording.say(`edit:${key}`);
  return (
    <Document wording={wording} files={files} title={`${title} · ${say('name')}`} kind={`edit ${kind}`}>
      <a class="skip" href="#main">
        {say('skip')}
      </a>
      <header class="masthead">
        <Brand>
          <a class="brand-name" href="/edit">
            {say('name')}
          </a>
        </Brand>
        {languages.length > 1 && (
          <nav aria-label={wording.say('web:languages')}>
            <ul class="languages">
              {languages.map(({ tag, name }) => (
                <li key={tag} lang={tag}>
                  <a
                    href={`${here}?lang=${tag}`}
                    aria-current={tag === wording.language ? 'true' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {editor !== null && (
          <form method="post" action="/edit/sign-out" class="signed-in">
            <Token token={token} />
            <span dir="ltr">{editor}</span>{' '}
            <button type="submit" class="link">
              {say('sign-out')}
            </button>
          </form>
        )}
        {example && <p class="example">{wording.say('web:example')}</p>}
      </header>
      <main id="main" tabIndex={-1}>
        {up && (
          <p class="up">
            <a href={up.address}>
              <bdi>{up.name}</bdi>
            </a>
          </p>
        )}
        {done !== null && done !== undefined && (
          <p class="done" role="status">
            {say(`done-${done}`)}
          </p>
        )}
        {children}
      </main>
    </Document>
  );
}

export function Token({ token }: { token: string }): VNode {
  return <input type="hidden" name="form-token" value={token} autocomplete="off" />;
}

/** A form of one button. */
export function OneButton({
  action,
  token,
  fields = {},
  label,
  about,
  primary = false,
}: {
  action: string;
  token: string;
  fields?: Record<string, string>;
  label: string;
  /** What the button is about, for those who hear it alone. */
  about?: string;
  primary?: boolean;
}): VNode {
  return (
    <form method="post" action={action} class="one-button">
      <Token token={token} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={primary ? 'primary' : undefined}>
        {label}
        {about !== undefined && <span class="visually-hidden"> {about}</span>}
      </button>
    </form>
  );
}
