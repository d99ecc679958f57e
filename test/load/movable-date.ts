/** A clock that can be set wrong, as a machine's can: everything that asks for the date gets this one. Timers run on. */
const RightDate = Date;
let ahead = 0;

class MovableDate extends RightDate {
  constructor(...written: []) {
    if (written.length === 0) super(MovableDate.now());
    else super(...written);
  }

  static override now(): number {
    return RightDate.now() + ahead;
  }
}

/** By so many milliseconds ahead of the right time, from now on. */
export function setClock(milliseconds: number): void {
  ahead = milliseconds;
  globalThis.Date = MovableDate as unknown as DateConstructor;
}
