/** What is written down while residents talk: how long they waited, what was refused, and every promise that was broken. */

export const loadChannels = ['web', 'sms', 'teams'] as const;
export type LoadChannel = (typeof loadChannels)[number];

export const promises = {
  answered: 'every message is answered',
  fitting: 'every answer belongs to what was said before it',
  kept: 'what was acknowledged is kept',
  once: 'nothing is said or taken twice',
  own: 'no answer lands in the wrong conversation',
  delivered: 'every consented request is delivered',
  'delivered-once': 'every consented request is delivered once',
  consent: 'nothing is sent without a yes',
  room: 'no group gets more people in a week than it takes',
  told: 'other pages of a conversation are told of what is new',
  honest: 'what is not taken is refused in clear words',
  undisturbed: 'nothing is refused while nothing is broken',
} as const;
export type Promised = keyof typeof promises;

export interface Broken {
  promise: Promised;
  /** Which resident's conversation, on which channel. */
  where: string;
  /** Made-up words only: nobody real writes here. */
  what: string;
}

/** Enough to see what is wrong; the others are only counted. */
const mostExamples = 5;

export class Journal {
  /** Milliseconds of each turn that was answered at the first go. */
  readonly turns: Record<LoadChannel, number[]> = { web: [], sms: [], teams: [] };
  /** Milliseconds until a message was answered that was refused at first, from the first attempt on. */
  readonly recovered: number[] = [];
  /** How often what was refused, by status or by the code of a broken connection. */
  readonly refused = new Map<string, number>();
  /** How often "too fast" was said, which is no fault. */
  slowed = 0;
  /** Deliveries that came again with the same id, as they must where a process dies before it could write that one left. */
  repeated = 0;
  conversations = 0;
  readonly broken = new Map<Promised, { times: number; examples: Broken[] }>();

  turn(channel: LoadChannel, milliseconds: number): void {
    this.turns[channel].push(milliseconds);
  }

  refusal(kind: string): void {
    this.refused.set(kind, (this.refused.get(kind) ?? 0) + 1);
  }

  breach(promise: Promised, where: string, what: string): void {
    const { times, examples } = this.broken.get(promise) ?? { times: 0, examples: [] };
    if (examples.length < mostExamples) examples.push({ promise, where, what: what.slice(0, 400) });
    this.broken.set(promise, { times: times + 1, examples });
  }

  get turnsTaken(): number {
    return this.recovered.length + loadChannels.reduce((sum, channel) => sum + this.turns[channel].length, 0);
  }
}
