import { expect } from 'chai';
import { channelNames } from '../../bot/storage/records.js';
import { segmentsOf } from '../../bot/words/sms.js';
import { smsPages } from '../../bot/words/sms-pages.js';
import { ConversationBench, inProcess, openGround, type Ground } from './bench.js';
import { hold } from './hold.js';
import { byBotService, byTwilio, type BotServiceChannel, type HttpLine } from './over-http.js';
import { twentyConversations, type Conversation } from './twenty.js';

/** The first language of the example places that have a number for text messages. */
const languagesByNumber = new Map([
  ['leeds', 'en'],
  ['caerphilly', 'en'],
]);
const hasNumber = ({ place }: Conversation) => languagesByNumber.has(place);
/** A telephone says nothing of its language: elsewhere a conversation begins with asking for another. */
const beginsInTheirLanguage = ({ place, language }: Conversation) =>
  languagesByNumber.get(place) === language;

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

  describe('through the channels themselves', () => {
    const channels: BotServiceChannel[] = ['msteams', 'directline', 'sms', 'carrier-pigeon'];

    async function through(conversation: Conversation, open: () => Promise<HttpLine>): Promise<string[]> {
      const line = await open();
      try {
        await hold(conversation, line);
      } finally {
        await line.close();
      }
      return line.heard;
    }

    for (const conversation of twentyConversations) {
      for (const channel of channels) {
        if (channel === 'sms' && !hasNumber(conversation)) continue;
        it(`come to the same by the Bot Service's ${channel}: ${conversation.about}`, async () => {
          const bench = new ConversationBench(ground);
          await through(conversation, () => byBotService(bench, conversation, channel));
        });
      }
    }

    for (const conversation of twentyConversations.filter(hasNumber).filter(beginsInTheirLanguage)) {
      it(`come to the same by Twilio, three segments at most: ${conversation.about}`, async () => {
        const bench = new ConversationBench(ground);
        const heard = await through(conversation, () => byTwilio(bench, conversation));
        expect(heard.map(segmentsOf).filter((segments) => segments > 3)).to.be.empty;
      });
    }
  });

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
