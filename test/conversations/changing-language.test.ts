import { TestAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import type { ChannelName } from '../../bot/storage/records.js';
import type { Reply } from '../../dialogs/reply.js';
import type { Story } from '../../dialogs/story.js';
import { ConversationBench, inProcess, now, openGround, type Ground } from './bench.js';
import type { Line } from './line.js';

/** How somebody asks for each language of Leeds, in its own words. */
const asking = { en: 'English please', pl: 'po polsku', ur: 'اردو' } as const;
type Language = keyof typeof asking;

/** What is said, in whichever language, and the question that stands after it. */
const turns: [said: string, at: string][] = [
  ['I want to grow vegetables', 'what-matters/access'],
  ['nic', 'what-matters/whereabouts'],
  ['LS6', 'what-matters/when'],
  ['w soboty rano', 'suggestions/choose'],
  ['۱', 'activity/shown'],
  ['put me in touch', 'self-referral/question'],
  ['tak', 'self-referral/question'],
  ['ہاں', 'self-referral/name'],
  ['Rose', 'self-referral/reach'],
  ['rose@example.org', 'self-referral/note'],
  ['pomiń', 'self-referral/review'],
  ['tak, ale bez nazwiska', 'self-referral/review'],
  ['tak', 'keep-in-touch/consent'],
  ['nie', 'activity/shown'],
];

describe('a conversation that changes its language at each step', () => {
  let ground: Ground;
  before(async () => (ground = await openGround()));

  /** Changes to each of the languages in turn, and checks that nothing else has changed. */
  async function changeLanguages(bench: ConversationBench, line: Line, channel: ChannelName): Promise<void> {
    const before = standing(bench);
    for (const language of nextLanguages(bench.outcome?.record.language as Language)) {
      const { at } = await line.say(asking[language]);
      const after = standing(bench);
      expect(after.language, asking[language]).to.equal(language);
      expect(at).to.equal(before.at);
      expect(after.story).to.deep.equal(before.story);
      expect(after.offered).to.deep.equal(before.offered);
      expect(lastQuestion(bench), `a question in ${language} at ${String(at)}`).not.to.equal(undefined);
      const worded = ground.words.in(language, 'leeds', now(), channel);
      for (const { say, values } of bench.outcome?.replies ?? [])
        expect(worded.say(say, values)).to.match(language === 'ur' ? /[\u0600-\u06ff]/ : /\p{Script=Latin}/u);
    }
  }

  for (const channel of ['webchat', 'sms', 'teams'] as const) {
    it(`keeps its place, its story and its choices, by ${channel}`, async () => {
      const bench = new ConversationBench(ground);
      const line = inProcess(bench, { place: 'leeds', language: 'en' }, channel);
      for (const [said, at] of turns) {
        const reached = await line.say(said);
        expect(reached.at, said).to.equal(at);
        await changeLanguages(bench, line, channel);
      }
      const story = bench.outcome?.record.story as Story;
      expect(story.requests.map(({ activity }) => activity)).to.deep.equal([
        'hyde-park-growers/saturday-allotment',
      ]);
      expect(story.times.map(({ words }) => words)).to.deep.equal(['soboty rano']);
      expect(story.topics[0]?.words).to.equal('vegetables');
    });
  }

  it('shows the suggestions, and what is told of one, in the new language, under the same numbers', async () => {
    const bench = new ConversationBench(ground);
    const line = inProcess(bench, { place: 'leeds', language: 'en' }, 'teams');
    for (const said of ['coffee in Polish', 'nothing', 'Armley', 'any time']) await line.say(said);
    const before = suggested(bench);
    await line.say('po polsku');
    expect(suggested(bench).map(({ id }) => id)).to.deep.equal(before.map(({ id }) => id));
    expect(suggested(bench)[0]?.name).to.equal('Kawa po polsku');
    expect(bench.outcome?.record.offered[0]?.values?.name).to.equal('Kawa po polsku');
    await line.say('1');
    await line.say('English please');
    const told = bench.outcome?.replies.find(({ activity }) => activity)?.activity;
    expect(told?.name).to.equal('Coffee in Polish');
    await line.say('back to the list');
    expect(bench.outcome?.record.offered[0]?.values?.name).to.equal('Coffee in Polish');
  });

  it('asks again whether somebody is safe, and hears the answer in any of the languages', async () => {
    const bench = new ConversationBench(ground);
    const line = inProcess(bench, { place: 'leeds', language: 'en' }, 'sms');
    await line.say('I am lonely');
    expect((await line.say("I can't see the point any more")).at).to.equal('are-you-safe/asked');
    await changeLanguages(bench, line, 'sms');
    await line.say('اردو');
    const labels = ground.words.in('pl', 'leeds', now(), 'sms');
    expect((await line.say(labels.say('are-you-safe:choice-safe'))).at).not.to.equal('are-you-safe/asked');
  });

  it('asks again how it went, and hears the answer in any of the languages', async () => {
    const bench = new ConversationBench(ground);
    const line = inProcess(bench, { place: 'leeds', language: 'en' }, 'webchat');
    await line.say('I want to grow vegetables');
    const context = new TurnContext(new TestAdapter(async () => {}), { type: 'message' });
    bench.outcome = await bench.bot.tell(context, 'resident', {
      replies: [],
      begin: {
        dialog: 'check-in',
        options: {
          about: 'about',
          activity: 'hyde-park-growers/saturday-allotment',
          name: 'Saturday on the allotment',
          group: 'Hyde Park Growers',
          forWhom: null,
        },
      },
    });
    expect(standing(bench).at).to.equal('check-in/how');
    await changeLanguages(bench, line, 'webchat');
    const label = ground.words.in('ur', 'leeds', now()).say('check-in:choice-not-yet');
    await line.say('po polsku');
    expect((await line.say(label)).at).to.equal('check-in/why');
  });
});

function nextLanguages(now: Language): Language[] {
  const all = Object.keys(asking) as Language[];
  const at = all.indexOf(now);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)];
}

/** All that a change of the language must leave as it is. */
function standing({ outcome }: ConversationBench) {
  if (outcome === null) throw new Error('Nothing was said yet.');
  const { dialogs, story, offered, language } = outcome.record;
  const innermost = dialogs.at(-1);
  return {
    at: `${innermost?.id ?? ''}/${String((innermost?.state as { step: string } | undefined)?.step)}`,
    story: { ...story, languagesOffered: [] },
    // The questions how somebody is are offered once, and that a language may be chosen beside the question.
    offered: offered.map(({ id }) => id).filter((id) => id !== 'how-are-you' && !id.startsWith('language:')),
    language,
  };
}

function lastQuestion({ outcome }: ConversationBench): Reply | undefined {
  return outcome?.replies.findLast(({ say }) => say !== 'language:changed');
}

function suggested({ outcome }: ConversationBench) {
  return outcome?.replies.flatMap(({ suggestions = [] }) => suggestions) ?? [];
}
