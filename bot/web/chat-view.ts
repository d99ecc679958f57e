import type { Message } from '../storage/records.js';
import type { Wording } from '../words/wording.js';
import type { PageFiles } from './document.js';
import type { HelpNowProps } from './help-now.js';

/** What the forms of a page carry along, beside what the resident says. */
export interface FormState {
  /** The form's one-time number. */
  once: string;
  /** The number of the last message on view. */
  after: number;
  /** Which page this is, among those open in one conversation. */
  tab: string;
  language: string;
  /** The token of the conversation, only where no cookie is known to carry it. */
  token: string | null;
  /** The name under which the server tells of news; no secret. */
  stream: string;
}

/** Everything that a chat page shows. */
export interface ChatView {
  place: { id: string; name: string; example: boolean };
  wording: Wording;
  /** The languages the page can be had in, each by its own name for itself. */
  languages: readonly { tag: string; name: string }[];
  messages: readonly Message[];
  state: FormState;
  framed: boolean;
  keepDays: number;
  /** Where "leave this page" leads. */
  leave: string;
  help: HelpNowProps['help'];
  files: PageFiles;
  /** Said above the input: why the last message was not taken. */
  notice?: string;
  /** What was typed and not taken. */
  typed?: string;
}
