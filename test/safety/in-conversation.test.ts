import path from 'node:path';
import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import type { Catalogue, Place } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { createReferrals } from '../../bot/referrals/open-referrals.js';
import { sentNowhere } from '../referrals/sent-nowhere.js';
import { openMemoryStorage } from '../../bot/storage/memory.js';
import { Bot, type IncomingMessage, type TurnOutcome } from '../../bot/turn.js';
import { createUnderstanding } from '../../bot/understanding/create.js';
import type { Understanding } from '../../bot/understanding/understanding.js';
import { readLocales } from '../../bot/words/locales.js';
import { replyAsText } from '../../bot/words/text.js';
import { createWords } from '../../bot/words/words.js';
import type { Words } from '../../bot/words/wording.js';
import type { SafetyKind } from '../../dialogs/heard.js';

const now = new Date('2026-11-20T10:00Z');

const wantsToDie: Record<string, string> = {
  en: 'I want to kill myself',
  cy: 'Dw i eisiau marw',
  nl: 'Ik wil dood',
  zh: '我想死',
  pl: 'Chcę się zabić',
  ur: 'میں مرنا چاہتا ہوں',
};
const isHurt: Record<string, string> = {
  en: 'My husband hits me',
  cy: 'Mae fy ngŵr yn fy nharo i',
  nl: 'Mijn man slaat me',
  zh: '我老公打我',
  pl: 'Mąż mnie bije',
  ur: 'میرا شوہر مجھے مارتا ہے',
};
const isIll: Record<string, string> = {
  en: 'My husband has collapsed and is not breathing',
  cy: 'Mae hi’n anymwybodol',
  nl: 'Hij ademt niet meer',
  zh: '他没有呼吸了',
  pl: 'Ona nie oddycha',
  ur: 'میری ماں بے ہوش ہیں',
};

/** The number to call first, by culture and danger: the police where they have one of their own. */
const first: Record<string, Record<SafetyKind, string>> = {
  'GB-ENG': { life: '999', harm: '999', medical: '999' },
  'GB-WLS': { life: '999', harm: '999', medical: '999' },
  NL: { life: '112', harm: '112', medical: '112' },
  SG: { life: '995', harm: '999', medical: '995' },
  CN: { life: '120', harm: '110', medical: '120' },
};

describe('danger in a conversation', () => {
  let catalogue: Catalogue;
  let understanding: Understanding;
  let words: Words;

  before(async () => {
    catalogue = await loadCatalogue(path.join(projectRoot, 'content'));
    understanding = createUnderstanding({ catalogue: () => catalogue, recognizers: false });
    words = createWords(readLocales(path.join(projectRoot, 'locales')), () => catalogue);
  });
  after(() => understanding.close());

  /** One resident of a place, who has its page in a language. */
  class Resident {
    readonly bot: Bot;
    last: TurnOutcome | undefined;
    readonly counts: string[] = [];

    constructor(
      readonly place: Place,
      readonly language: string,
      readonly channel: IncomingMessage['channel'] = 'webchat',
    ) {
      const storage = openMemoryStorage();
      storage.count = (place, kind, of) => void this.counts.push(`${place} ${kind} ${of}`);
      this.bot = new Bot({
        storage,
        understanding,
        words,
        catalogue: () => catalogue,
        keepDays: 30,
        now: () => now,
        ...createReferrals({
          storage,
          outbox: sentNowhere,
          catalogue: () => catalogue,
          words,
          now: () => now,
          onlyForShow: true,
          answerLink: () => '',
        }),
      });
    }

    async say(text: string): Promise<TurnOutcome> {
      const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message', text });
      const { place, channel, language } = this;
      const message = { place: place.id, channel, conversation: 'key', text, once: null, language };
      this.last = await this.bot.take(context, message);
      return this.last;
    }

    /** Picks one of the choices that stand by what its button says. */
    async pick(id: (ids: string[]) => string | undefined): Promise<TurnOutcome> {
      const offered = this.last?.record.offered ?? [];
      const picked = id(offered.map((choice) => choice.id));
      const choice = offered.find((one) => one.id === picked);
      if (choice === undefined) throw new Error(`${picked} is not offered at ${this.at}`);
      return this.say(words.in(this.language, this.place.id, now).choice(choice));
    }

    get at(): string {
      const position = this.last?.record.dialogs.at(-1);
      return `${position?.id}/${(position?.state as { step: string } | undefined)?.step}`;
    }

    /** What the last turn said is for the danger, for this place, and leads to nothing else. */
    expectWhomToCall(kind: SafetyKind): void {
      const replies = this.last?.replies ?? [];
      const { culture } = this.place;
      const wording = words.in(this.language, this.place.id, now);
      expect(replies[0]?.helpLines).to.equal(kind);
      const lines = wording.helpLines(replies[0]!);
      expect(lines[0]).to.include({ dial: first[culture]?.[kind] });
      for (const line of lines) expect([culture, culture.split('-')[0]]).to.include(line.culture);
      expect(lines.some(({ kinds }) => kinds.includes(kind))).to.equal(true);
      expect(replyAsText(replies[0]!, wording)).to.contain(lines[0]?.shown);
      expect(replies.flatMap(({ suggestions = [], activity = [] }) => [suggestions, activity].flat())).to.be
        .empty;
      const choices = replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
      expect(choices).to.deep.equal(['carry-on', 'person']);
    }
  }

  const everyPlaceAndLanguage = (): { place: Place; language: string }[] =>
    [...catalogue.places.values()].flatMap((place) =>
      place.languages.map((language) => ({ place, language })),
    );

  it('is met at every question, in every place and language, and the conversation goes on where it was', async () => {
    for (const { place, language } of everyPlaceAndLanguage()) {
      const resident = new Resident(place, language);
      const met: string[] = [];
      const meetsDanger = async (): Promise<void> => {
        const before = resident.at;
        for (const [kind, said] of [
          ['life', wantsToDie],
          ['harm', isHurt],
          ['medical', isIll],
        ] as const) {
          await resident.say(said[language] ?? '');
          resident.expectWhomToCall(kind);
          expect(resident.at).to.equal(before);
          await resident.pick(() => 'carry-on');
          expect(resident.at, `after carrying on in ${place.id}/${language}`).to.equal(before);
          expect(resident.last?.record.offered.map(({ id }) => id)).to.not.include('carry-on');
        }
        met.push(before);
      };
      await resident.say(words.in(language, place.id, now).topic('gardening'));
      while (resident.at.startsWith('what-matters/')) {
        await meetsDanger();
        await resident.pick((ids) => ids.at(-1));
      }
      await meetsDanger();
      await resident.pick((ids) => ids.find((id) => id.startsWith('activity:')));
      await meetsDanger();
      expect(met, `${place.id} in ${language}`).to.deep.equal([
        'what-matters/access',
        'what-matters/whereabouts',
        'what-matters/when',
        'suggestions/choose',
        'activity/shown',
      ]);
    }
  });

  it('is understood in every language installed, whatever the language of the place', async () => {
    for (const place of catalogue.places.values()) {
      for (const said of Object.values(wantsToDie)) {
        const resident = new Resident(place, place.languages[0] ?? 'en');
        await resident.say(said);
        resident.expectWhomToCall('life');
        expect(resident.at).to.equal('what-matters/matters');
      }
    }
  });

  it('comes before the greeting on a channel where that rides on the first answer', async () => {
    for (const place of catalogue.places.values()) {
      const resident = new Resident(place, place.languages[0] ?? 'en', 'sms');
      await resident.say(wantsToDie[resident.language] ?? '');
      resident.expectWhomToCall('life');
      expect(resident.last?.replies.map(({ say }) => say)).to.deep.equal([
        'safety:urgent-life',
        'hello:greeting-example',
        'safety:still-here',
      ]);
    }
  });

  it('is met while it is asked whether somebody is safe', async () => {
    const resident = new Resident(catalogue.places.get('leeds')!, 'en');
    await resident.say('What is the point any more');
    expect(resident.at).to.equal('are-you-safe/asked');
    await resident.say(wantsToDie['en']!);
    resident.expectWhomToCall('life');
    expect(resident.last?.replies[0]?.say).to.equal('safety:urgent-life');
    await resident.pick(() => 'carry-on');
    expect(resident.at).to.match(/^what-matters\//);
  });

  it('keeps what was told beside it for when the conversation goes on', async () => {
    const resident = new Resident(catalogue.places.get('leeds')!, 'en');
    await resident.say('I used to love gardening but now I want to kill myself');
    resident.expectWhomToCall('life');
    expect(resident.last?.record.story.topics.map(({ topic }) => topic)).to.include('gardening');
  });

  it('is counted in the place, with the answers to whether somebody is safe, and nothing else of them', async () => {
    const resident = new Resident(catalogue.places.get('leeds')!, 'en');
    await resident.say('What is the point any more');
    await resident.pick(() => 'not-sure');
    await resident.say('My husband hits me');
    expect(resident.counts.filter((of) => /danger|safe/.test(of))).to.deep.equal([
      'leeds danger life/check',
      'leeds are-you-safe not-sure',
      'leeds danger harm/urgent',
    ]);
  });

  it('stores nothing of the words that told of it but on the page itself', async () => {
    const resident = new Resident(catalogue.places.get('leeds')!, 'en');
    await resident.say('My husband hits me');
    const { story, dialogs } = resident.last!.record;
    expect(JSON.stringify([story, dialogs])).to.not.contain('hits');
  });

  for (const said of [
    "I'm not suicidal, just a bit lonely",
    'My brother took his own life ten years ago and I would like to talk to others',
    'I lost my son to suicide',
    'is there a group for people bereaved by suicide',
    'I used to self harm as a teenager but I have been fine for years',
    "I'm dying to try the pottery class",
    'I could murder a curry',
    'My wife died last spring',
    'I had a heart attack last year and would like gentle exercise',
    'this heat is killing me',
  ]) {
    it(`is not taken for certain in "${said}"`, async () => {
      const resident = new Resident(catalogue.places.get('leeds')!, 'en');
      const { heard, replies } = await resident.say(said);
      expect(heard?.safety?.level).to.not.equal('urgent');
      expect(replies.map(({ say }) => say).filter((say) => say.startsWith('safety:'))).to.be.empty;
    });
  }
});
