/** Who agreed to what, held against the letters that were delivered. */
import type { Journal } from './journal.js';
import { markersIn, type Resident } from './residents.js';

/** The group with few places: who it is, and how many people it takes in a week. */
export const limitedSeats = {
  activity: 'Mending harps',
  group: 'Harp Menders',
  to: 'harps@example.org',
  mostPerWeek: 2,
} as const;

export interface Letter {
  to: string;
  messageId: string;
  text: string;
}

interface Agreed {
  to: string;
  reference: string;
}

export class Ledger {
  /** By marker. Null from the yes on, until its answer came. */
  readonly #agreed = new Map<string, Agreed | null>();
  readonly #waiting = new Set<string>();
  readonly #refused = new Set<string>();

  /** They are about to say yes: from now on a letter may leave. */
  begins({ marker }: Resident): void {
    this.#agreed.set(marker, null);
  }

  /** They said yes and were told that it was sent. */
  consented({ marker }: Resident, to: string, reference: string): void {
    this.#agreed.set(marker, { to, reference });
  }

  /** They said yes and were told that there is no room just now. */
  mayWait({ marker }: Resident): void {
    this.#agreed.delete(marker);
    this.#waiting.add(marker);
  }

  /** They said no. */
  refused({ marker }: Resident): void {
    this.#refused.add(marker);
  }

  get consents(): number {
    return [...this.#agreed.values()].filter((agreed) => agreed !== null).length;
  }

  /** Whether every consented request is among these letters. */
  isDelivered(letters: readonly Letter[]): boolean {
    const arrived = new Set(
      letters.flatMap(({ to, text }) => markersIn(text).map((marker) => `${marker} ${to}`)),
    );
    return [...this.#agreed].every(
      ([marker, agreed]) => agreed === null || arrived.has(`${marker} ${agreed.to}`),
    );
  }

  /** Writes down every promise that these letters break. Answers how many letters held a request. */
  judge(letters: readonly Letter[], journal: Journal): number {
    const byMarker = new Map<string, Letter[]>();
    for (const letter of letters) {
      const markers = markersIn(letter.text);
      if (markers.length > 1)
        journal.breach('own', `a letter to ${letter.to}`, `several residents: ${markers.join(', ')}`);
      for (const marker of markers) byMarker.set(marker, [...(byMarker.get(marker) ?? []), letter]);
    }
    for (const [marker, agreed] of this.#agreed) {
      if (agreed !== null) judgeOne(marker, agreed, byMarker.get(marker) ?? [], journal);
    }
    for (const [marker, [letter]] of byMarker) {
      if (this.#agreed.has(marker)) continue;
      const which = this.#refused.has(marker)
        ? 'said no'
        : this.#waiting.has(marker)
          ? 'was told to wait'
          : 'never said yes';
      if (letter !== undefined) journal.breach('consent', marker, `${which}, and ${letter.to} got a letter`);
    }
    const scarce = new Set(
      letters.filter(({ to }) => to === limitedSeats.to).flatMap(({ text }) => markersIn(text)),
    );
    if (scarce.size > limitedSeats.mostPerWeek) {
      journal.breach(
        'room',
        limitedSeats.group,
        `${scarce.size} people in a week that has room for ${limitedSeats.mostPerWeek}`,
      );
    }
    return byMarker.size;
  }
}

function judgeOne(
  marker: string,
  { to, reference }: Agreed,
  letters: readonly Letter[],
  journal: Journal,
): void {
  const theirs = letters.filter((letter) => letter.to === to);
  const [first] = theirs;
  if (first === undefined) {
    journal.breach('delivered', marker, `nothing reached ${to}`);
    return;
  }
  // A mail server takes the same Message-ID once: it comes again where a process died before it could note that it left.
  const different = new Set(theirs.map(({ messageId }) => messageId)).size;
  if (different > 1) journal.breach('delivered-once', marker, `${different} different letters to ${to}`);
  journal.repeated += theirs.length - different;
  if (letters.length > theirs.length) journal.breach('consent', marker, 'a letter to somebody else as well');
  if (reference !== '' && !theirs.every(({ text }) => text.includes(reference))) {
    journal.breach('own', marker, `the letter has another reference than ${reference}`);
  }
}
