/** What every e-mail to groups and editors has in common. */
import type { Catalogue, Place } from '../catalogue/catalogue.js';
import type { Wording, Words } from '../words/wording.js';
import type { Outbox } from './outbox.js';

/** Where the links in e-mails lead: whole addresses. */
export interface LetterLinks {
  signIn(token: string): string;
  /** The page on which a group's entry is edited, or with null the list of all. */
  edit(place: string, group: string | null): string;
  /** Answers a request. */
  answer(token: string, answer: string): string;
  /** Asks whether one activity is still right, or with null all that the token is for. */
  stillRight(token: string, activity: string | null): string;
}

/** What writing e-mails needs. */
export interface LetterRoom {
  outbox: Pick<Outbox, 'send'>;
  catalogue: () => Catalogue;
  words: Words;
  now: () => Date;
  links: LetterLinks;
}

/** The wording of e-mails about a place: in its first language. */
export function letterWording({ words, now }: Pick<LetterRoom, 'words' | 'now'>, place: Place): Wording {
  return words.in(place.languages[0] ?? 'en', place.id, now());
}

/** A whole text: a greeting, the paragraphs with an empty line between them, and who sends it. */
export function letterText(wording: Wording, paragraphs: readonly (string | null)[]): string {
  const whole = [
    wording.say('email:hello'),
    ...paragraphs,
    wording.say('email:from'),
    wording.say('email:automatic'),
  ];
  return `${whole.filter((paragraph) => paragraph !== null).join('\n\n')}\n`;
}

/** Whom to write to about a place: its editors, or where none are named those who answer requests for a person. */
export function placePeople({ editors, handOver }: Place): readonly string[] {
  return editors.length > 0 ? editors : [handOver.to];
}
