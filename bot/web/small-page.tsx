import type { ComponentChildren, VNode } from 'preact';
import type { Wording } from '../words/wording.js';
import { Brand, Document, type PageFiles } from './document.js';

export interface Surroundings {
  wording: Wording;
  files: PageFiles;
}

/** A page with one thing on it, behind a link of an e-mail: a heading, and what is asked or said. */
export function SmallPage({
  wording,
  files,
  title,
  children,
}: Surroundings & { title: string; children: ComponentChildren }): VNode {
  return (
    <Document wording={wording} files={files} title={title} kind="plain still-right">
      <header class="masthead">
        <Brand>
          <span class="brand-name">{wording.say('web:name')}</span>
        </Brand>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
}
