import { expect } from 'chai';
import type { ActivityDetails, Meeting } from '../../dialogs/suggestion.js';
import { madeUpWorld, Talk, topic } from './talk.js';

/** A conversation in which `group-1/activity` was suggested as it is in `suggested`, and is `now` by the time it is picked. */
async function picked(
  suggested: Partial<ActivityDetails>,
  now: Partial<ActivityDetails> | null,
  { at = new Date('2026-11-20T10:00Z'), forget = false } = {},
): Promise<Talk> {
  const world = madeUpWorld();
  const before = { ...world };
  world.suggest = (story, asking) => {
    const found = before.suggest(story, asking);
    const suggestions = found.suggestions.map((one) =>
      one.id === 'group-1/activity' ? { ...one, ...suggested } : one,
    );
    return { ...found, suggestions };
  };
  const talk = new Talk(world);
  await talk.hear({ topics: [topic('gardening')] });
  for (let question = 2; question <= 4; question++) await talk.hear({ answer: 'skip' });
  expect(talk.at).to.equal('suggestions/choose');
  world.now = at;
  world.activity = (id, story) => {
    const found = before.activity(id, story);
    return found && now ? { ...found, ...suggested, ...now } : null;
  };
  if (forget)
    for (const { state } of talk.positions)
      delete (state as { memory: { suggested?: unknown } }).memory.suggested;
  await talk.hear({ number: 1 });
  return talk;
}

const changed = (talk: Talk): unknown =>
  talk.replies.find(({ say }) => say === 'activity-changed:changed')?.values?.['what'];

const named = (...what: string[]) => ({ parts: what.map((one) => ({ key: `activity-changed:${one}` })) });

const on = (day: string, from: string, to: string): Meeting => ({
  from: `${day}T${from}`,
  to: `${day}T${to}`,
  instant: `${day}T${from}:00.000Z`,
  timed: true,
});
const weekly = (from: string) => ({ day: 6, from, to: '12:30' });
const saturday = on('2026-11-21', '10:00', '12:30');
const earlier = on('2026-11-21', '09:00', '12:30');
const weekAfter = on('2026-11-28', '10:00', '12:30');
const everySaturday = { next: saturday, meetings: [saturday, weekAfter], weekly: weekly('10:00') };
const hall = { kind: 'at', name: 'Mill Hall', postcode: 'LS6 1AB', at: null } as const;
const pounds = (amount: number) =>
  ({ kind: 'amount', amount, currency: 'GBP', per: null, note: null }) as const;

describe('an activity that is picked after it was edited', () => {
  it('is shown as it is now, and nothing is said where nothing has changed', async () => {
    const talk = await picked({ ...everySaturday, where: hall, cost: pounds(3) }, {});
    expect(talk.said).to.deep.equal(['activity:join-drop-in']);
  });

  it('is shown with one sentence that names what has changed', async () => {
    const talk = await picked(
      { ...everySaturday, where: hall, cost: pounds(3) },
      {
        ...{ next: earlier, meetings: [earlier], weekly: weekly('09:00'), cost: pounds(4) },
        ...{ where: { ...hall, name: 'Chapel Hall' }, name: 'Digging', names: ['Digging'] },
      },
    );
    expect(talk.said).to.deep.equal(['activity-changed:changed', 'activity:join-drop-in']);
    expect(changed(talk)).to.deep.equal(named('name', 'time', 'place', 'cost'));
    expect(talk.replies[1]?.activity?.name).to.equal('Digging');
    expect(talk.choices).to.include('list');
  });

  it('has a new time where the coming meeting is called off', async () => {
    const talk = await picked(everySaturday, { next: weekAfter, meetings: [weekAfter] });
    expect(changed(talk)).to.deep.equal(named('time'));
  });

  it('has no new time for the only reason that a week has gone by', async () => {
    const at = new Date('2026-11-25T10:00Z');
    const talk = await picked(everySaturday, { next: weekAfter, meetings: [weekAfter] }, { at });
    expect(changed(talk)).to.equal(undefined);
  });

  it('has no new name where the resident changed the language', async () => {
    const talk = await picked({ name: 'Cloddio' }, { name: 'Digging', names: ['Digging', 'Cloddio'] });
    expect(changed(talk)).to.equal(undefined);
  });

  it('is compared with nothing in a record of an earlier release', async () => {
    const talk = await picked({ cost: pounds(3) }, { cost: pounds(4) }, { forget: true });
    expect(talk.said).to.deep.equal(['activity:join-drop-in']);
  });

  for (const status of ['full', 'paused', 'closed', 'waiting-list'] as const) {
    it(`is said to be ${status} now, and leads to others`, async () => {
      const talk = await picked({}, { status });
      expect(talk.said).to.deep.equal([`activity-changed:now-${status}`]);
      expect(talk.replies[0]?.activity === undefined).to.equal(status === 'closed');
      expect(talk.choices.slice(0, 2)).to.deep.equal(['others', 'list']);
      await talk.hear({ choice: 'others' });
      expect(talk.at).to.equal('suggestions/choose');
      const suggestions = talk.replies.flatMap((reply) => reply.suggestions ?? []);
      expect(suggestions.map(({ id }) => id)).to.deep.equal([4, 5, 6].map((n) => `group-${n}/activity`));
    });
  }

  it('is said to be gone where it was taken away, and leads to others', async () => {
    const talk = await picked({}, null);
    expect(talk.said).to.deep.equal(['activity:gone']);
    expect(talk.choices).to.include.members(['others', 'list', 'person']);
    await talk.hear({ choice: 'list' });
    expect(talk.at).to.equal('suggestions/choose');
  });
});
