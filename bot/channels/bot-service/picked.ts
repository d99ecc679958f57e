import * as z from 'zod';

/** What a button of a card of ours says for the resident, as its data. Typed, the same words do the same. */
export interface ButtonData {
  say: string;
}

/** Choices are short; what is longer was not made by us. */
export const longestButton = 300;

const ours = z.object({ say: z.string().trim().min(1).max(longestButton) });

/** Where what was pressed lies: in itself for `Action.Submit`, in `action.data` for `Action.Execute`. */
const execute = z.object({ action: z.object({ data: ours }) });

/**
 * The words of the button that was pressed, or null where the value is none that we made. It is worth no more than
 * typed words: whoever forges one says what they could have typed.
 */
export function pickedIn(value: unknown): string | null {
  const read = typeof value === 'string' ? parsed(value) : value;
  const submitted = ours.safeParse(read);
  if (submitted.success) return submitted.data.say;
  const executed = execute.safeParse(read);
  return executed.success ? executed.data.action.data.say : null;
}

/** A button of the type `messageBack` may bring its value as JSON in a text. */
function parsed(value: string): unknown {
  if (value.length > 4 * longestButton) return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
