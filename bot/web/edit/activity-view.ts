import type { Preview } from '../../editing/preview.js';
import type { ActivityFields } from './activity-form.js';
import type { FormContext } from './field.js';
import type { Around } from './frame.js';
import type { Problems, Told } from './problems.js';

export interface Named {
  id: string;
  name: string;
}

/** A topic to pick, with words that lead to it when it is looked for. */
export interface TopicToPick extends Named {
  kind: 'pastime' | 'trouble';
  words: readonly string[];
}

export interface Elsewhere {
  told: Told;
  /** The page where it can be put right. */
  address: string;
  name: string;
}

/** What became of a topic that was proposed. */
export type Proposed = 'sent' | 'too-many' | 'no-name' | null;

/** Everything that the page of one activity shows. */
export interface ActivityView {
  around: Around;
  place: { id: string; name: string; example: boolean };
  group: Named;
  /** What the page's address calls it; null for a new one. */
  key: string | null;
  /** What it is called as it is now. */
  name: string;
  fields: ActivityFields;
  basedOn: string;
  /** What stands in the form is not yet in the file. */
  unsaved: boolean;
  problems: Problems;
  /** What is wrong in other parts of the file. Only then it matters here: it keeps this one from being saved. */
  elsewhere: readonly Elsewhere[];
  /** Why it was not saved. */
  refused: 'mistakes' | 'disk-full' | 'not-permitted' | 'link' | 'unknown' | null;
  preview: Preview | null;
  /** It shows what was there before the mistake that stands in the form now. */
  isOlder: boolean;
  topics: readonly TopicToPick[];
  needs: readonly Named[];
  spoken: readonly Named[];
  translations: readonly Named[];
  /** What the file says that no field is for. */
  others: readonly { key: string; text: string }[];
  /** The field to begin with. */
  focus: string | null;
  proposal: { outcome: Proposed; name: string; words: string };
}

/** What each group of fields is made from. */
export interface FieldsProps {
  view: ActivityView;
  context: FormContext;
  /** Where the form is sent. */
  address: string;
}

/** Characters beyond what a text may have, so that the check can say by how much instead of the browser cutting it in silence. */
export const roomForTooMuch = 1000;
