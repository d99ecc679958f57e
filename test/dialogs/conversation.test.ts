import { expect } from 'chai';
import type { Command, Heard } from '../../dialogs/heard.js';
import { madeUpWorld, nothing, Talk, topic } from './talk.js';

const hydePark = {
  known: true,
  area: 'Hyde Park',
  at: [53.8, -1.5] as [number, number],
  words: 'LS6',
} as const;
const evenings = { days: [], from: 1020, to: 1380, date: null, not: false, words: 'evenings' };

/** Conversations that stand at each question there is, each reached as a resident reaches it. */
const reached: Record<string, () => Promise<Talk>> = {
  'what-matters/matters': async () => new Talk(),
  'what-matters/access': () => after({ topics: [topic('gardening')] }),
  'what-matters/whereabouts': () => after({ topics: [topic('gardening')] }, { choice: 'nothing' }),
  'what-matters/when': () =>
    after({ topics: [topic('gardening')] }, { choice: 'nothing' }, { where: hydePark }),
  'suggestions/choose': () =>
    after({ topics: [topic('gardening')], where: hydePark, anyTime: true }, { answer: 'skip' }),
  'suggestions/why-not': async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ choice: 'none-of-these' });
    return talk;
  },
  'are-you-safe/asked': () => after({ topics: [topic('low-mood')] }),
  'hand-over/offer': async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ command: 'person' });
    return talk;
  },
  'something-wrong/what': async () => {
    const talk = await reached['activity/shown']!();
    await talk.hear({ choice: 'wrong' });
    return talk;
  },
  'activity/shown': async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ number: 2 });
    return talk;
  },
};

async function after(...messages: Partial<Heard>[]): Promise<Talk> {
  const talk = new Talk();
  for (const heard of messages) await talk.hear(heard);
  return talk;
}

describe('a conversation', () => {
  it('begins with what matters', () => {
    const talk = new Talk();
    expect(talk.at).to.equal('what-matters/matters');
    expect(talk.choices).to.include('not-sure');
  });

  it('asks one question after another', async () => {
    const talk = new Talk();
    await talk.hear({ topics: [topic('gardening')] });
    expect(talk.at).to.equal('what-matters/access');
    await talk.hear({ access: [{ need: 'step-free', words: 'my knees', essential: false }] });
    expect(talk.at).to.equal('what-matters/whereabouts');
    await talk.hear({ where: hydePark });
    expect(talk.at).to.equal('what-matters/when');
    await talk.hear({ times: [evenings] });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.replies.flatMap(({ suggestions }) => suggestions ?? [])).to.have.length(3);
  });

  it('takes several answers from one message and asks none of them again', async () => {
    const talk = await after({ topics: [topic('company', 'lonely')], where: hydePark, times: [evenings] });
    expect(talk.at).to.equal('what-matters/access');
    await talk.hear({ choice: 'nothing' });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.story.where?.area).to.equal('Hyde Park');
  });

  it('goes through with every question skipped', async () => {
    const talk = await after({ answer: 'skip' }, { answer: 'skip' }, { answer: 'skip' }, { answer: 'skip' });
    expect(talk.at).to.equal('suggestions/choose');
  });

  it('never asks the same question for a third time in the same words', async () => {
    for (const at of [
      'what-matters/matters',
      'what-matters/access',
      'what-matters/whereabouts',
      'what-matters/when',
    ]) {
      const talk = await reached[at]!();
      const first = talk.replies.at(-1)?.say;
      await talk.hear(nothing);
      expect(talk.replies.at(-1)?.say).to.not.equal(first);
      await talk.hear(nothing);
      expect(talk.said).to.include('not-understood:choices');
      expect(talk.choices).to.include('person');
      await talk.hear(nothing);
      expect(talk.at).to.not.equal(at);
    }
  });

  it('asks once more where something else was told, and then goes on without', async () => {
    const talk = await reached['what-matters/whereabouts']!();
    await talk.hear({ topics: [topic('music')] });
    expect(talk.at).to.equal('what-matters/whereabouts');
    await talk.hear({ topics: [topic('reading')] });
    expect(talk.at).to.equal('what-matters/when');
    expect(talk.story.topics).to.have.length(3);
  });

  it('takes topics out that the resident mends away', async () => {
    const talk = await after(
      { topics: [topic('gardening'), topic('company')] },
      { not: [topic('gardening')] },
    );
    expect(talk.story.topics.map((one) => one.topic)).to.deep.equal(['company']);
    expect(talk.story.not.map((one) => one.topic)).to.deep.equal(['gardening']);
    expect(talk.at).to.equal('what-matters/access');
  });

  it('says times that do not suit back as such', async () => {
    const talk = await after({ times: [{ ...evenings, not: true, words: 'sundays' }] });
    expect(talk.said).to.include('heard:not-then').and.to.not.include('heard:so-far');
  });

  it('counts each topic that was asked for, once', async () => {
    const talk = await after({ topics: [topic('gardening')] });
    expect(talk.counted).to.deep.include({ kind: 'asked', of: 'gardening' });
    await talk.hear({ topics: [topic('gardening')] });
    expect(talk.counted).to.not.deep.include({ kind: 'asked', of: 'gardening' });
  });
});

describe('"back"', () => {
  it('goes through the questions that were put, to the first', async () => {
    const talk = await reached['what-matters/when']!();
    for (const at of ['whereabouts', 'access', 'matters']) {
      await talk.hear({ command: 'back' });
      expect(talk.at).to.equal(`what-matters/${at}`);
    }
    await talk.hear({ command: 'back' });
    expect(talk.said).to.include('commands:nothing-before');
    expect(talk.at).to.equal('what-matters/matters');
  });

  it('leads from the suggestions to the last question, and lets its answer be changed', async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ command: 'back' });
    expect(talk.at).to.equal('what-matters/when');
    await talk.hear({ times: [evenings] });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.story.times).to.deep.equal([evenings]);
  });

  it('does not lead through "why not?" again once that is answered', async () => {
    const talk = await reached['suggestions/why-not']!();
    await talk.hear({ choice: 'cost' });
    await talk.hear({ command: 'back' });
    expect(talk.at).to.equal('what-matters/when');
  });

  it('leads from an activity to the list', async () => {
    const talk = await reached['activity/shown']!();
    await talk.hear({ command: 'back' });
    expect(talk.at).to.equal('suggestions/choose');
    expect(talk.choices).to.include('activity:group-2/activity');
  });
});

describe('at every question', () => {
  const commands: Command[] = ['help', 'what-you-know', 'why', 'what-was-sent', 'withdraw'];
  for (const at of Object.keys(reached)) {
    it(`${at}: is reached, and says something`, async () => {
      const talk = await reached[at]!();
      expect(talk.at).to.equal(at);
      expect(talk.replies).to.not.be.empty;
    });

    it(`${at}: commands are answered and the question still stands`, async () => {
      for (const command of commands) {
        const talk = await reached[at]!();
        await talk.hear({ command });
        expect(talk.at, command).to.equal(at);
        expect(talk.replies.length, command).to.be.greaterThan(1);
        expect(talk.choices, command).to.not.be.empty;
      }
    });

    it(`${at}: "a person" says how to reach one, and the question waits`, async () => {
      const talk = await reached[at]!();
      await talk.hear({ command: 'person' });
      expect(talk.replies.find(({ contact }) => contact)?.contact?.phone).to.equal('0113 496 0100');
      if (at === 'hand-over/offer') return;
      await talk.hear({ choice: 'carry-on' });
      expect(talk.at).to.equal(at);
    });

    it(`${at}: every choice that is offered leads on to another one`, async () => {
      const { choices } = await reached[at]!();
      for (const choice of choices) {
        const talk = await reached[at]!();
        await talk.hear({ choice });
        expect(talk.replies, choice).to.not.be.empty;
        expect(talk.said, choice).to.not.include('not-understood:choices');
        expect(talk.at, choice).to.match(
          /^(what-matters|suggestions|activity|something-wrong|are-you-safe|hand-over|keep-in-touch)\//,
        );
      }
    });

    it(`${at}: danger comes first, and the question waits`, async () => {
      const talk = await reached[at]!();
      await talk.hear({
        safety: { kind: 'life', level: 'urgent', words: 'end it' },
        topics: [topic('music')],
      });
      expect(talk.replies[0]?.helpLines).to.equal('life');
      expect(talk.at).to.equal(at);
      await talk.hear({ choice: 'carry-on' });
      // Asking whether somebody is safe, and offering a person, end with that.
      const elsewhere: Record<string, string> = {
        'are-you-safe/asked': 'what-matters/access',
        'hand-over/offer': 'suggestions/choose',
      };
      expect(talk.at).to.equal(elsewhere[at] ?? at);
      expect(talk.choices).to.not.be.empty;
    });

    it(`${at}: "start again" and "forget me" leave nothing of the story`, async () => {
      for (const command of ['start-again', 'forget-me'] as const) {
        const talk = await reached[at]!();
        await talk.hear({ command });
        expect(talk.story.topics).to.be.empty;
        expect(talk.ending).to.equal(command === 'forget-me' ? 'forgotten' : 'open');
      }
    });

    // What is wrong with an activity is told in words of any kind, and they are for the group.
    if (at === 'something-wrong/what') continue;
    it(`${at}: something else said is taken in`, async () => {
      const talk = await reached[at]!();
      await talk.hear({ topics: [topic('music')] });
      expect(talk.story.topics.map((one) => one.topic)).to.include('music');
    });
  }
});

describe('suggestions', () => {
  it('are picked by number, by name, and not beyond their number', async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ number: 9 });
    expect(talk.said).to.deep.equal(['suggestions:no-such-number']);
    await talk.hear({ choice: 'activity:group-3/activity' });
    expect(talk.replies.at(-1)?.activity?.id).to.equal('group-3/activity');
    expect(talk.counted).to.deep.equal([{ kind: 'chosen', of: 'group-3/activity' }]);
  });

  it('show others on "more", and say when there are none left', async () => {
    const talk = await reached['suggestions/choose']!();
    const shown = new Set<string>();
    for (let turn = 0; turn < 3; turn += 1) {
      for (const one of talk.replies.flatMap(({ suggestions }) => suggestions ?? [])) {
        expect(shown.has(one.id), one.id).to.equal(false);
        shown.add(one.id);
      }
      await talk.hear({ answer: 'more' });
    }
    expect(shown.size).to.equal(7);
    expect(talk.said).to.include('suggestions:no-more');
    expect(talk.choices).to.include('person');
  });

  it('that are all turned down are not shown again, and count as unmet', async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ choice: 'none-of-these' });
    expect(talk.story.turnedDown).to.deep.equal(['group-1/activity', 'group-2/activity', 'group-3/activity']);
    await talk.hear({ choice: 'cost' });
    expect(talk.counted).to.deep.include({ kind: 'unmet', of: 'gardening' });
    expect(talk.story.access.map(({ need }) => need)).to.include('free');
    const shown = talk.replies.flatMap(({ suggestions }) => suggestions ?? []).map(({ id }) => id);
    expect(shown).to.deep.equal(['group-4/activity', 'group-5/activity', 'group-6/activity']);
  });

  it('offer a person where nothing fits', async () => {
    const talk = new Talk(madeUpWorld({ activities: 0 }));
    for (let turn = 0; turn < 4; turn += 1) await talk.hear({ answer: 'skip' });
    expect(talk.said).to.include('suggestions:nothing-fits');
    expect(talk.choices).to.deep.equal(['something-else', 'person']);
  });

  it('are opened by name also when the talk has gone on, as by the buttons of cards still in view', async () => {
    const heard = { text: 'Activity 3', activities: [{ activity: 'group-3/activity', words: 'Activity 3' }] };
    for (const at of ['suggestions/why-not', 'activity/shown']) {
      const talk = await reached[at]!();
      await talk.hear(heard);
      expect(talk.replies.at(-1)?.activity?.id, at).to.equal('group-3/activity');
      await talk.hear({ choice: 'list' });
      expect(talk.at).to.match(/^suggestions/);
    }
  });

  it('show others on "more", also while one is shown in full', async () => {
    const talk = await reached['activity/shown']!();
    await talk.hear({ answer: 'more' });
    expect(talk.at).to.equal('suggestions/choose');
    const shown = talk.replies.flatMap(({ suggestions }) => suggestions ?? []).map(({ id }) => id);
    expect(shown).to.deep.equal(['group-4/activity', 'group-5/activity', 'group-6/activity']);
  });

  it('name a person where a place has to be booked but nobody says how', async () => {
    const talk = await reached['suggestions/choose']!();
    const found = talk.world.activity('group-1/activity', talk.story);
    talk.world.activity = () => (found === null ? null : { ...found, join: 'book' });
    await talk.hear({ number: 1 });
    expect(talk.replies.at(-1)?.contact?.phone).to.equal('0113 496 0100');
  });

  it('say kindly that an activity is gone since it was suggested', async () => {
    const talk = await reached['suggestions/choose']!();
    talk.world.activity = () => null;
    await talk.hear({ number: 1 });
    expect(talk.said).to.include('activity:gone');
    await talk.hear({ choice: 'list' });
    expect(talk.at).to.equal('suggestions/choose');
  });
});

describe('a guess', () => {
  it('is put as a question, and taken only when it is picked', async () => {
    const talk = await after({ perhaps: [topic('music', 'ukulele')] });
    expect(talk.story.topics).to.be.empty;
    expect(talk.choices).to.deep.equal(['topic:music', 'none-of-these']);
    await talk.hear({ choice: 'topic:music' });
    expect(talk.story.topics.map((one) => one.topic)).to.deep.equal(['music']);
    expect(talk.at).to.equal('what-matters/access');
  });
});

describe('the language', () => {
  it('is offered once where a message seems to be in another one, and never changed unasked', async () => {
    const talk = await after({ language: 'pl', topics: [topic('company')] });
    expect(talk.said[0]).to.equal('language:offer');
    expect(talk.choices).to.include('language:pl');
    expect(talk.language).to.equal('en');
    await talk.hear({ language: 'pl', choice: 'nothing' });
    expect(talk.said).to.not.include('language:offer');
  });

  it('is not offered where the conversation cannot be held in it', async () => {
    expect((await after({ language: 'cy' })).said).to.not.include('language:offer');
  });

  it('changes when it is asked for by name or picked, and nothing that was said is lost', async () => {
    for (const asked of [{ switchTo: 'pl' }, { choice: 'language:pl' }]) {
      const talk = await reached['what-matters/when']!();
      await talk.hear(asked);
      expect(talk.language).to.equal('pl');
      expect(talk.at).to.equal('what-matters/when');
      expect(talk.story.topics).to.have.length(1);
    }
  });

  it('can be chosen from a list at any time', async () => {
    const talk = await reached['suggestions/choose']!();
    await talk.hear({ command: 'language' });
    expect(talk.choices).to.deep.equal(['language:en', 'language:pl']);
    expect(talk.at).to.equal('suggestions/choose');
  });
});

describe('a release that changed the questions', () => {
  it('asks anew politely where the stored step is gone, and keeps what was said', async () => {
    const talk = await reached['what-matters/when']!();
    (talk.positions[0]!.state as { step: string }).step = 'shoe-size';
    await talk.hear({ times: [evenings] });
    expect(talk.said).to.include('hello:changed');
    expect(talk.story.topics.map((one) => one.topic)).to.deep.equal(['gardening']);
    expect(talk.at).to.equal('what-matters/when');
  });

  it('begins anew where a stored dialog is gone, or its form is of another release', async () => {
    for (const position of [
      { id: 'horoscope', state: { schema: 1, step: 'sign' } },
      { id: 'what-matters', state: { schema: 99, step: 'when', trail: [], memory: {} } },
      { id: 'what-matters', state: null },
    ]) {
      const talk = await after({ topics: [topic('gardening')] });
      talk.positions = [position];
      await talk.hear(nothing);
      expect(talk.replies).to.not.be.empty;
      expect(talk.at).to.equal('what-matters/access');
      expect(talk.story.topics).to.have.length(1);
    }
  });
});

describe('whether somebody is safe', () => {
  const check = { safety: { kind: 'life', level: 'check', words: 'no point' } } as const;

  it('is asked when a word of danger is heard, before anything else goes on', async () => {
    const talk = await after({ ...check, topics: [topic('company')] });
    expect(talk.at).to.equal('are-you-safe/asked');
    expect(talk.said).to.deep.equal(['are-you-safe:life']);
    expect(talk.choices).to.deep.equal(['safe', 'not-sure', 'not-safe']);
  });

  it('is asked when low spirits are told of, said or picked, and only once', async () => {
    for (const heard of [{ topics: [topic('low-mood')] }, { choice: 'feelings' }]) {
      const talk = await after(heard);
      expect(talk.at).to.equal('are-you-safe/asked');
      await talk.hear({ choice: 'safe' });
      expect(talk.at).to.equal('what-matters/access');
      await talk.hear({ topics: [topic('low-mood'), topic('worry')] });
      expect(talk.at).to.not.equal('are-you-safe/asked');
    }
  });

  it('"safe" leads on to where the conversation was, with all that was told', async () => {
    const talk = await after({ ...check, topics: [topic('company')] }, { choice: 'safe' });
    expect(talk.at).to.equal('what-matters/access');
    expect(talk.story.topics.map((one) => one.topic)).to.deep.equal(['company']);
  });

  it('"not sure" names who listens, "not safe" the emergency number first', async () => {
    const unsure = await after(check, { choice: 'not-sure' });
    expect(unsure.replies[0]?.helpLines).to.equal('listening');
    const unsafe = await after(check, { choice: 'not-safe' });
    expect(unsafe.replies[0]?.helpLines).to.equal('life');
    await unsafe.hear({ choice: 'carry-on' });
    expect(unsafe.at).to.equal('what-matters/matters');
  });

  it('is asked a second time, in other words, where something else was answered; then the numbers are named', async () => {
    const talk = await after(check, { topics: [topic('company')] });
    expect(talk.said).to.deep.equal(['are-you-safe:again']);
    await talk.hear({ where: hydePark });
    expect(talk.said).to.include('are-you-safe:in-case');
    expect(talk.at).to.equal('what-matters/access');
    expect(talk.story.where?.area).to.equal('Hyde Park');
  });

  it('only the words whole pick an answer', async () => {
    const talk = await after(check);
    expect(talk.replies.at(-1)?.choices?.every(({ exact }) => exact)).to.equal(true);
  });

  it('is not asked again in the same words when the person speaks of it again', async () => {
    const talk = await after(check, { choice: 'safe' }, check);
    expect(talk.at).to.equal('what-matters/matters');
    expect(talk.said).to.include('safety:again-life');
    const urgent = { safety: { kind: 'life', level: 'urgent', words: 'end it' } } as const;
    const said: (string | undefined)[] = [];
    for (let times = 0; times < 4; times++) {
      await talk.hear(urgent);
      expect(talk.replies[0]?.helpLines).to.equal('life');
      said.push(talk.said[0]);
    }
    expect(said).to.deep.equal([
      'safety:urgent-life',
      'safety:once-more-life',
      'safety:again-life',
      'safety:once-more-life',
    ]);
  });
});
