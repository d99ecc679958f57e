import { DateTime } from 'luxon';
import type { Place } from '../../bot/catalogue/catalogue.js';
import { countedOnce, type Count } from '../../bot/counted-once.js';
import type { Counted } from '../../dialogs/step.js';
import type { Story } from '../../dialogs/story.js';
import { countUnmet } from '../../dialogs/unmet.js';
import { emptyStory } from '../../dialogs/telling.js';
import { seeded } from './seeded.js';

/** One thing that happened, as whoever stood beside would have written it down. */
export interface Happened {
  at: Date;
  resident: number;
  what: string;
}

type CountInto = (place: string, kind: Count['kind'], of: string, at: Date) => void;

const reasons = ['far', 'time', 'cost', 'not-for-me', 'tried', 'other'];
const obstacles = ['cost', 'getting-there', 'nerves', 'health', 'time', 'nobody-answered', 'other'];

/**
 * Months of use of a place, the same ones each time: residents come, say what matters, are suggested activities, open
 * some more than once, and some are put in touch and go. Counted by the code that counts in a turn; what happened is
 * written down beside it, by a way of its own.
 */
export class SimulatedMonths {
  readonly happened: Happened[] = [];
  readonly #random = seeded(42);
  readonly #topics: readonly string[];
  #resident = 0;

  constructor(
    private readonly place: Place,
    private readonly count: CountInto,
  ) {
    this.#topics = [...new Set(place.activities.flatMap(({ topics }) => topics))].sort();
  }

  /** `residents` come each week, some weeks more and some fewer. */
  run(firstMonday: string, weeks: number, residents: number): void {
    const begin = DateTime.fromISO(firstMonday, { zone: 'utc' });
    for (let week = 0; week < weeks; week++) {
      const coming = Math.floor(residents / 2) + this.#random(residents);
      for (let one = 0; one < coming; one++) {
        this.#oneResident(begin.plus({ weeks: week, days: this.#random(7), hours: 9 + this.#random(10) }));
      }
    }
  }

  #oneResident(at: DateTime): void {
    this.#resident++;
    const now = at.toJSDate();
    let known: string[] | null = null;
    const turn = (...counted: Counted[]): void => {
      const { counts, known: next } = countedOnce(known, counted);
      for (const { kind, of } of counts) this.count(this.place.id, kind, of, now);
      known = next;
    };
    turn();
    this.#note(now, 'began');
    if (this.#random(10) === 0) return;
    // A few topics are much more asked for than others.
    const topic = this.#pick(this.#topics, 3);
    turn({ kind: 'asked', of: topic });
    // Started again, and said the same: still one who asks for it.
    if (this.#random(6) === 0) turn({ kind: 'asked', of: topic });
    this.#note(now, `asked ${topic}`);
    const area = this.#random(4) === 0 ? undefined : this.#pick(this.place.areas, 2);
    const fitting = this.place.activities.filter(({ topics }) => topics.includes(topic));
    if (this.#random(5) === 0 || fitting.length === 0) return this.#noneFits(turn, now, topic, area);
    const shown = [...new Set([this.#pick(fitting, 2), this.#pick(fitting, 2), this.#pick(fitting, 1)])];
    turn(
      ...shown.map(({ id }): Counted => ({ kind: 'suggested', of: id })),
      ...shown.map(({ id }): Counted => ({ kind: 'suggested-for', of: `${topic}/${id}` })),
    );
    for (const { id } of shown) this.#note(now, `suggested ${id}`).#note(now, `for ${topic}/${id}`);
    if (this.#random(3) === 0) return;
    const { id } = this.#pick(shown, 1);
    for (let times = 0; times <= this.#random(5); times++) turn({ kind: 'chosen', of: id });
    this.#note(now, `opened ${id}`);
    if (this.#random(2) === 0) return;
    turn({ kind: 'referred', of: id });
    this.#note(now, `referred ${id}`);
    this.#afterwards(id, at);
  }

  #noneFits(turn: (...counted: Counted[]) => void, now: Date, topic: string, area?: { name: string }): void {
    const where: Story['where'] =
      area === undefined ? null : { known: true, area: area.name, at: [0, 0], words: '' };
    turn(...countUnmet({ ...emptyStory(), where }, [topic]));
    const reason = this.#pick(reasons, 1);
    turn({ kind: 'why-not', of: reason }, ...countUnmet({ ...emptyStory(), where }, [topic]));
    this.#note(now, `unmet ${topic}`).#note(now, `unmet in ${topic}/${area?.name ?? ''}`);
    this.#note(now, `why not ${reason}`);
  }

  /** What the group answers, and how it went two weeks later. */
  #afterwards(id: string, at: DateTime): void {
    const answered = at.plus({ days: 2 }).toJSDate();
    const later = at.plus({ weeks: 2 }).toJSDate();
    const write = (when: Date, kind: Count['kind'], of: string, what: string): void => {
      this.count(this.place.id, kind, of, when);
      this.#note(when, `${what} ${of}`);
    };
    if (this.#random(6) === 0) return write(answered, 'not-right', 'needs', 'not right');
    write(answered, 'accepted', id, 'accepted');
    if (this.#random(3) > 0) return write(later, 'went', id, 'went');
    write(later, 'not-yet', id, 'not yet');
    write(later, 'in-the-way', `${this.#pick(obstacles, 2)}/${id}`, 'in the way');
  }

  #note(at: Date, what: string): this {
    this.happened.push({ at, resident: this.#resident, what });
    return this;
  }

  /** The higher `steepness`, the more often the first ones. */
  #pick<T>(all: readonly T[], steepness: number): T {
    const draws = Array.from({ length: steepness }, () => this.#random(all.length));
    return all[Math.min(...draws)]!;
  }
}
