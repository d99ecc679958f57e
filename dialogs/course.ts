/** The dialogs in progress, as far as what interrupts a question needs to steer them. */
export interface Course {
  /** The innermost dialog and its step, or null before the first. */
  readonly active: { dialog: string; step: string } | null;
  /** Each dialog in progress with what it remembers, the innermost last. */
  readonly inProgress: readonly { dialog: string; memory: object }[];
  /** Lets the question that stands hear the message. */
  goOn(): Promise<void>;
  /** Calls the question that stands to mind. */
  remind(): Promise<void>;
  /** Puts the question that stands in the language that the conversation has changed to. */
  translate(): Promise<void>;
  /** Puts a dialog on top of the question that stands. */
  begin(dialog: string, options: Record<string, unknown>): Promise<void>;
  /** Puts a dialog in the place of the innermost. */
  replace(dialog: string, options: Record<string, unknown>): Promise<void>;
  /** To the question before; false where there is none. */
  back(): Promise<boolean>;
  /** Leaves every dialog and begins with the first question. */
  startOver(): Promise<void>;
  /** Leaves every dialog. */
  leave(): void;
}
