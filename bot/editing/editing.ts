/**
 * Community groups edit their own content: what the browser page `/edit` stands on. No HTTP and no HTML here.
 *
 * Every operation that takes an `Editor` throws `NotAllowed` where that address may not do it, judged by the content of
 * that moment. A group or place that is not there is refused in the same way. Every promise rejects with a StorageError
 * where records cannot be read or written.
 */
import type { WrongDetail } from '../../dialogs/deed.js';
import type { Catalogue, Place, Problem } from '../catalogue/catalogue.js';
import type { GroupFile } from '../catalogue/group-file.js';
import type { Log } from '../log.js';
import type { Storage } from '../storage/storage.js';
import type { Change } from './changes.js';
import type { Editor } from './editors.js';
import type { GroupForm } from './group-form.js';

export interface Editing {
  signIn: SignIn;
  files: GroupFiles;
  freshness: Freshness;
  topics: TopicProposals;
  reports: EditorsReports;
  /** Resolves when what was saved before serves here, whichever process saved it. Call before a page is made. */
  keepUp(): Promise<void>;
  /** Removes links, sessions and versions past their time. Answers how many. */
  removeExpired(): Promise<number>;
  /** Resolves once nothing is being done in the background. Call before the storage is closed. */
  idle(): Promise<void>;
}

/** What editing needs from the world. */
export interface EditingEffects {
  /** The content folder. */
  folder: string;
  storage: Pick<Storage, 'shared' | 'records' | 'oneAtATime'>;
  live: LiveContent;
  now: () => Date;
  /** 256 random bits as text that may stand in an address. Node's own unless a test stands in for it. */
  newToken?: () => string;
  /** Brings somebody their link. It goes to the address as the content writes it. */
  sendLink: (link: SignInLink) => Promise<void>;
  /** Tells a place's editors what waits for them. */
  tell: (news: TopicProposed) => Promise<void>;
  /** Links that were made by the command `sign-in-link`, outside the bot. */
  linksFromCommand: LinksFromCommand;
  reports: ReportStore;
  log: Log;
}

/** The content as it is served now. */
export interface LiveContent {
  current(): Catalogue;
  /** Reads at once what changed on the disk. */
  refresh(): Promise<void>;
}

// --- Signing in ---

export interface SignInLink {
  to: string;
  token: string;
  /** A place they edit something of, for the language and the name that the message bears. */
  place: string;
  expires: Date;
}

export interface SignIn {
  /**
   * Sends a link where this is an editor's address. Answers nothing, and at once, so that nobody learns from it whether
   * an address is known. An address gets at most five links in an hour, of all processes together.
   */
  askForLink(email: string): void;
  /**
   * Whether a link would still let somebody in. It is not used up: programs that look into mail open every link, so
   * the page behind it asks for a press of a button (POST), and only that calls `useLink`.
   */
  linkHolds(token: string): Promise<boolean>;
  /** Uses a link up. Null where it was used, is too old, or its address edits nothing any more. */
  useLink(token: string): Promise<Session | null>;
  /** Who holds this session; null where it ended. It lasts twelve hours after it was last asked for. */
  sessionOf(token: string): Promise<Editor | null>;
  endSession(token: string): Promise<void>;
}

export interface Session {
  /** For the browser's cookie. Only its hash is kept. */
  token: string;
  editor: Editor;
}

export interface LinksFromCommand {
  /** Takes the link with this hash away and answers it, or null where there is none. Only one caller gets it. */
  take(hash: string): Promise<{ email: string; expires: Date } | null>;
  /** The same without taking it away. */
  find(hash: string): Promise<{ email: string; expires: Date } | null>;
  /** Removes those past their time. Answers how many. */
  removeExpired(): Promise<number>;
}

// --- Groups' files ---

export interface GroupText {
  text: string;
  /** A digest of the text: says whether the file changed meanwhile. */
  version: string;
}

export interface GroupEntry {
  place: string;
  id: string;
  /** The id where the file cannot be read. */
  name: string;
  /** False where the file as it is now has a mistake: an earlier version of it is shown to residents, or none. */
  sound: boolean;
  activities: { id: string; name: string; checked: string | null }[];
}

export interface EditablePlace {
  place: Place;
  /** Whether they may edit all of it: then they may create groups and see proposals. */
  whole: boolean;
  groups: GroupEntry[];
}

export interface Version {
  version: string;
  at: Date;
  /** The editor's address; null where nobody signed in for it. */
  who: string | null;
  /** `found` is the file as it was when it was first edited here; `by-hand`, changed on the disk since. */
  how: 'saved' | 'created' | 'restored' | 'still-right' | 'found' | 'by-hand';
  /** Empty for the first, and where only comments or the order changed. */
  changes: Change[];
}

export type Saved =
  | {
      kind: 'saved';
      version: string;
      changes: Change[];
      /** Advice on the saved text. */
      problems: readonly Problem[];
      /** False where the file no longer names the address of whoever saved it. */
      stillEditor: boolean;
    }
  | { kind: 'mistakes'; text: string; problems: readonly Problem[] }
  | {
      kind: 'changed-meanwhile';
      theirs: GroupText;
      /** Who saved it, or null where the file was edited by hand. */
      who: string | null;
      /** What they changed since the version that this was based on. */
      differences: Change[];
      /** What was to be saved, with their changes in it, where no field was changed by both. Based on `theirs`. */
      merged: string | null;
    }
  /** There is no such file, version or activity any more. */
  | { kind: 'gone' }
  /** The disk refused: the file is as it was. */
  | { kind: 'not-written'; why: 'disk-full' | 'not-permitted' | 'link' | 'unknown' };

export type Created = Saved | { kind: 'exists' } | { kind: 'bad-name'; message: string };

export interface GroupFiles {
  /** All that somebody may edit. */
  places(editor: Editor): Promise<EditablePlace[]>;
  /** The file as it is on the disk; null where there is none. */
  read(editor: Editor, place: string, group: string): Promise<GroupText | null>;
  /** What the check says of a text, in the words of the command, and what residents would be shown of it. */
  check(editor: Editor, place: string, group: string, text: string): GroupFile;
  save(editor: Editor, change: TextChange): Promise<Saved>;
  /** Saves what a form says: `form` is put into the text that it was made from. */
  saveForm(editor: Editor, change: FormChange): Promise<Saved>;
  /** A new group's file. For the place's editors. `group` is its id, as in `readId`. */
  create(editor: Editor, change: { place: string; group: string; text: string }): Promise<Created>;
  /** Newest first; the first is the file as it is. */
  versions(editor: Editor, place: string, group: string): Promise<Version[]>;
  /** The text of a version that is kept; null where it is not. */
  textOf(editor: Editor, place: string, group: string, version: string): Promise<string | null>;
  /** Makes a version that is kept the newest again. */
  restore(editor: Editor, change: VersionChange): Promise<Saved>;
}

interface GroupChange {
  place: string;
  group: string;
  /** The version that the change was made from. */
  basedOn: string;
}
export interface TextChange extends GroupChange {
  text: string;
}
export interface FormChange extends GroupChange {
  form: GroupForm;
}
export interface VersionChange extends GroupChange {
  version: string;
}

// --- Still right? ---

export interface Freshness {
  /** Writes today as `checked` of one activity, or of all where `activity` is null. */
  stillRight(editor: Editor, change: StillRight): Promise<Saved>;
  /** A token for a link in a mail that asks a group whether all is still right; it lasts 40 days. */
  linkFor(asked: { place: string; group: string; email: string }): Promise<string>;
  /** What a link asks about; null where it no longer holds. Opening it changes nothing: see `SignIn.linkHolds`. */
  asked(token: string): Promise<{ place: string; group: string; entry: GroupEntry } | null>;
  /** As `stillRight`, by such a link. It can be used again until it is too old. Null where it no longer holds. */
  stillRightByLink(token: string, activity: string | null): Promise<Saved | null>;
}

export interface StillRight {
  place: string;
  group: string;
  activity: string | null;
}

// --- New topics ---

export interface Proposal {
  id: string;
  place: string;
  /** The group that it was proposed for. */
  group: string;
  who: string;
  name: string;
  /** Why, or what residents would say for it. */
  words: string;
  at: Date;
}

export interface TopicProposed {
  kind: 'topic-proposed';
  /** The addresses of the place's editors. */
  to: readonly string[];
  proposal: Proposal;
}

export interface TopicProposals {
  /** Keeps it until the place's editors settle it, and tells them. Null where too many wait already. */
  propose(
    editor: Editor,
    proposed: { place: string; group: string; name: string; words: string },
  ): Promise<Proposal | null>;
  /** Those that wait. For the place's editors. */
  waiting(editor: Editor, place: string): Promise<Proposal[]>;
  /** Takes one off the list. False where it is not on it. */
  settle(editor: Editor, place: string, id: string): Promise<boolean>;
}

// --- Reports by residents ---

/** A resident said that something is wrong with an activity. */
export interface ResidentReport {
  id: string;
  place: string;
  group: string;
  /** The activity's own id, or null for the group. */
  activity: string | null;
  detail: WrongDetail;
  /** What they wrote, or nothing. */
  said: string;
  at: Date;
}

/** Where reports are kept. */
export interface ReportStore {
  /** Those of a group that nobody settled yet. */
  of(place: string, group: string): Promise<ResidentReport[]>;
  resolve(report: ResidentReport, who: string): Promise<void>;
}

export interface EditorsReports {
  /** Those of a group that nobody settled yet, the oldest first. */
  of(editor: Editor, place: string, group: string): Promise<ResidentReport[]>;
  /** False where there is no such report of this group. */
  resolve(editor: Editor, place: string, group: string, id: string): Promise<boolean>;
}
