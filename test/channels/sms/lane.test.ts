import { expect } from 'chai';
import { laneRecords, type LaneRecord } from '../../../bot/channels/sms/inbox-records.js';
import { emptyLane, knows, withAnswer, withArrival, withWholes } from '../../../bot/channels/sms/lane.js';
import type { TextMessage } from '../../../bot/channels/sms/texting-rules.js';

const part = 'a'.repeat(153);
const start = Date.parse('2026-11-20T10:00:00Z');
/** An instant so many seconds later. */
const at = (seconds: number) => new Date(start + 1000 * seconds);

function message(id: string, text: string, more: Partial<TextMessage> = {}): TextMessage {
  return { id, place: 'leeds', conversation: 'c', ours: '+1', theirs: '+2', text, ...more };
}

/** The lane after these came, each with the second at which it did. */
function after(...arrivals: [TextMessage, number][]): LaneRecord {
  return arrivals.reduce(
    (lane, [one, seconds]) => withArrival(lane, one, at(seconds), one.text === 'STOP'),
    emptyLane('c', at(0)),
  );
}

const texts = ({ waiting }: LaneRecord) => waiting.map(({ text }) => text);
const open = ({ waiting }: LaneRecord) => waiting.map(({ openUntil }) => openUntil);

describe('the text messages of a conversation', () => {
  it('wait in the order in which they came, whole unless they fill their segments', () => {
    const lane = after([message('1', 'hello'), 0], [message('2', 'gardening'), 1], [message('3', part), 2]);
    expect(texts(lane)).to.deep.equal(['hello', 'gardening', part]);
    expect(open(lane)).to.deep.equal([null, null, at(5).toISOString()]);
  });

  it('are joined with what comes in time, and are open for more only where that may go on too', () => {
    const lane = after([message('1', part), 0], [message('2', part), 3]);
    expect(texts(lane)).to.deep.equal([part + part]);
    expect(open(lane)).to.deep.equal([at(6).toISOString()]);
    const whole = withArrival(lane, message('3', 'rest'), at(5), false);
    expect(texts(whole)).to.deep.equal([`${part}${part}rest`]);
    expect(open(whole)).to.deep.equal([null]);
    expect(whole.waiting[0]?.joined).to.deep.equal(['2', '3']);
  });

  for (const [what, next, seconds] of [
    ['too late', message('2', 'rest'), 3.1],
    ['with a picture', message('2', 'rest', { media: true }), 1],
    ['that stands alone', message('2', 'STOP'), 1],
  ] as const) {
    it(`are not joined with what comes ${what}, and are whole then`, () => {
      const lane = after([message('1', part), 0], [next, seconds]);
      expect(texts(lane)).to.deep.equal([part, next.text]);
      expect(open(lane)).to.deep.equal([null, null]);
    });
  }

  it('are joined no more once they were found to be whole', () => {
    const lane = after([message('1', part), 0]);
    expect(open(withWholes(lane, at(2.9)))).to.deep.equal(open(lane));
    const whole = withWholes(lane, at(3));
    expect(texts(withArrival(whole, message('2', 'rest'), at(3), false))).to.deep.equal([part, 'rest']);
  });

  it('are known by the ids of all their parts, waiting and answered, and nothing else is left of them', () => {
    const lane = after([message('1', part), 0], [message('2', 'rest'), 1], [message('3', 'hello'), 2]);
    for (const id of ['1', '2', '3']) expect(knows(lane, id), id).to.equal(true);
    expect(knows(lane, '4')).to.equal(false);
    const answered = withAnswer(lane, lane.waiting[0]!, 'text/1', at(3));
    expect(answered.answered).to.deep.equal(['1', '2']);
    expect(answered.last).to.equal('text/1');
    expect(texts(answered)).to.deep.equal(['hello']);
    const silent = withAnswer(answered, answered.waiting[0]!, null, at(4));
    expect(silent).to.deep.include({ waiting: [], answered: ['1', '2', '3'], last: 'text/1' });
  });

  it('are due when the first of them is to be answered', () => {
    expect(laneRecords.due?.(emptyLane('c', at(0)))).to.equal(null);
    expect(laneRecords.due?.(after([message('1', 'hello'), 1], [message('2', part), 2]))).to.deep.equal(
      at(1),
    );
    expect(laneRecords.due?.(after([message('1', part), 1]))).to.deep.equal(at(4));
  });
});
