import type { ComponentChildren, VNode } from 'preact';
import type { Wording } from '../words/wording.js';

/** Addresses of the files that every page uses. */
export interface PageFiles {
  style: string;
  /** More of it, for pages that need more. */
  styles?: readonly string[];
  icon: string;
  /** In the order in which they run. Empty for pages that need none. */
  scripts: string[];
}

interface DocumentProps {
  wording: Wording;
  files: PageFiles;
  title: string;
  /** A class for the whole page: `chat`, `plain`. */
  kind: string;
  /** Search engines may list it. */
  listed?: boolean;
  children: ComponentChildren;
}

/** htmx without anything that a strict Content-Security-Policy or a shared computer forbids: no eval, no history kept. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  historyEnabled: false,
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  timeout: 20000,
});

/** The frame of every page. */
export function Document({ wording, files, title, kind, listed = false, children }: DocumentProps): VNode {
  return (
    <html lang={wording.language} dir={wording.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#1f5c4d" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#17211e" media="(prefers-color-scheme: dark)" />
        <meta name="description" content={wording.say('web:description')} />
        {!listed && <meta name="robots" content="noindex" />}
        <link rel="icon" href={files.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={files.style} />
        {files.styles?.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        {files.scripts.length > 0 && <meta name="htmx-config" content={htmxConfig} />}
        {files.scripts.map((script) => (
          <script key={script} src={script} defer />
        ))}
      </head>
      <body class={kind}>{children}</body>
    </html>
  );
}

/** The name of the product with its sign. */
export function Brand({
  as: Element = 'p',
  children,
}: {
  as?: 'p' | 'h1';
  children: ComponentChildren;
}): VNode {
  return (
    <Element class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <path class="leaf" d="M16 28C6 22 3 16 3 11a7 7 0 0 1 13-3.6A7 7 0 0 1 29 11c0 5-3 11-13 17Z" />
        <path class="vein" d="M16 27V14m0 7c3 0 5-2 5-5m-5 2c-2.500 0-4-1.500-4-4" />
      </svg>
      {children}
    </Element>
  );
}
