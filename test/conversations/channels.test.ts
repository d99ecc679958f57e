import { expect } from 'chai';
import { channelNames } from '../../bot/storage/records.js';
import { segmentsOf } from '../../bot/words/sms.js';
import { smsPages } from '../../bot/words/sms-pages.js';
import { ConversationBench, inProcess, openGround, type Ground } from './bench.js';
import type { Line, Reached } from './line.js';
import { twentyConversations, type Conversation, type Turn } from './twenty.js';

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
async function hold({ language, turns }: Conversation, line: Line, after = () => {}): Promise<void> {
  let expected = atFirst(language);
  for (const turn of turns) {
    expected = expectedAfter(expected, turn);
    expect(await line.say(turn[0]), `after "${turn[0]}"`).to.deep.equal(expected);
    after();
  }
}

const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[numbers.length >> 1] ?? 0;

describe('the same twenty conversations', () => {
  let ground: Ground;
  before(async () => {
    ground = await openGround();
  });
  after(() => ground.understanding.close());

  it('are twenty', () => {
    expect(new Set(twentyConversations.map(({ about }) => about)).size).to.equal(20);
  });

  for (const channel of channelNames) {
    describe(`on the channel ${channel}`, () => {
      for (const conversation of twentyConversations) {
        it(`${conversation.about} (${conversation.place})`, async () => {
          const bench = new ConversationBench(ground);
          await hold(conversation, inProcess(bench, conversation, channel));
        });
      }
    });
  }

  describe('as text messages', () => {
    /** Segments of each page of each turn. */
    const turns: number[][] = [];

    for (const conversation of twentyConversations) {
      it(`never take more than three segments at a time: ${conversation.about}`, async () => {
        const bench = new ConversationBench(ground);
        const tooLong: string[] = [];
        await hold(conversation, inProcess(bench, conversation, 'sms'), () => {
          const pages = smsPages(bench.outcome?.replies ?? [], bench.wording('sms'));
          turns.push(pages.map(segmentsOf));
          tooLong.push(...pages.filter((page) => segmentsOf(page) > 3));
        });
        expect(tooLong).to.deep.equal([]);
      });
    }

    it('take one or two segments for most of what is said', () => {
      expect(turns.length).to.be.greaterThan(100);
      expect(median(turns.map(([first]) => first ?? 0))).to.be.at.most(2);
    });
  });
});
