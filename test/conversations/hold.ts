import { expect } from 'chai';
import type { Line, Reached } from './line.js';
import type { Conversation, Turn } from './twenty.js';

/** Of one turn alone; everything else that was reached stays. */
const newEachTurn = { safety: null, command: null, suggested: [], done: [], forgotten: false };

const atFirst = (language: string): Reached => ({
  ...{ at: null, language, topics: [], not: [], needs: [], area: null, forWhom: null },
  ...{ requests: [], agreed: [], ...newEachTurn },
});

function expectedAfter(before: Reached, [, at, news]: Turn): Reached {
  const kept = news?.forgotten ? atFirst(before.language) : before;
  return { ...kept, ...newEachTurn, at, ...news };
}

/** Holds a conversation, and checks after each message that it came to where it must. */
export async function hold({ language, turns }: Conversation, line: Line, after = () => {}): Promise<void> {
  let expected = atFirst(language);
  for (const turn of turns) {
    expected = expectedAfter(expected, turn);
    expect(await line.say(turn[0]), `after "${turn[0]}"`).to.deep.equal(expected);
    after();
  }
}
