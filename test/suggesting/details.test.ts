import { expect } from 'chai';
import type { Activity } from '../../bot/catalogue/catalogue.js';
import { details } from '../../bot/suggesting/details.js';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import {
  activity,
  at,
  group,
  here,
  indexOf,
  metresNorth,
  monthly,
  needs,
  nothingSaid,
  now,
  weekly,
} from './example.js';

function detailsOf(more: Partial<Activity>, story = nothingSaid, language = 'en'): ActivityDetails {
  const one = activity(more);
  const found = details(indexOf([one]), one.id, story, now, language);
  expect(found).not.to.equal(null);
  return found as ActivityDetails;
}

describe('The details of an activity', () => {
  it('are null for one that the content no longer has', () => {
    expect(details(indexOf([activity()]), 'gone/for-good', nothingSaid, now, 'en')).to.equal(null);
  });

  it('list its next meetings', () => {
    const { next, meetings } = detailsOf({ when: [weekly(6)] });
    expect(meetings.map(({ from }) => from.slice(0, 10))).to.deep.equal([
      '2026-11-21',
      '2026-11-28',
      '2026-12-05',
      '2026-12-12',
      '2026-12-19',
      '2026-12-26',
    ]);
    expect(next).to.deep.equal(meetings[0]);
    expect(next).to.deep.equal({
      from: '2026-11-21T10:00',
      to: '2026-11-21T12:00',
      instant: '2026-11-21T10:00:00.000Z',
      timed: true,
    });
  });

  it('tell the weekday of what meets every week and nothing else', () => {
    expect(detailsOf({ when: [weekly(6)] }).weekly).to.deep.equal({ day: 6, from: '10:00', to: '12:00' });
    expect(detailsOf({ when: [weekly(6), weekly(7)] }).weekly).to.equal(null);
    expect(detailsOf({ when: [monthly(1, 6)] }).weekly).to.equal(null);
    expect(detailsOf({ when: [] }).weekly).to.equal(null);
    const fortnightly = weekly(6, '10:00', '12:00', { everyWeeks: 2, starting: '2026-11-01' });
    expect(detailsOf({ when: [fortnightly] }).weekly).to.equal(null);
  });

  it('do not say "every Saturday" while that would send somebody in vain', () => {
    expect(detailsOf({ notOn: ['2026-11-21'] }).weekly).to.equal(null);
    expect(detailsOf({ when: [weekly(6, '10:00', '12:00', { starting: '2026-12-01' })] }).weekly).to.equal(
      null,
    );
    expect(detailsOf({ when: [weekly(5, '08:00', '09:00')] }).weekly, 'over for today').to.deep.equal({
      day: 5,
      from: '08:00',
      to: '09:00',
    });
    expect(detailsOf({ when: [weekly(5)], notOn: ['2026-11-20'] }).weekly, 'not on today').to.equal(null);
  });

  it('tell of each access need whether it is met, those that the resident named first', () => {
    const { access } = detailsOf(
      { access: ['toilet'], accessNot: ['bsl'] },
      { ...nothingSaid, access: [needs('quiet')] },
    );
    expect(access[0]).to.deep.equal({ need: 'quiet', met: null });
    expect(access).to.deep.include({ need: 'toilet', met: true });
    expect(access).to.deep.include({ need: 'bsl', met: false });
    expect(access.filter(({ need }) => need === 'quiet')).to.have.length(1);
  });

  it('tell how far it is, where both ends are known', () => {
    expect(detailsOf({ where: metresNorth(1200) }, { ...nothingSaid, where: here }).metres).to.equal(1200);
    expect(detailsOf({ where: metresNorth(1200) }).metres).to.equal(null);
    expect(detailsOf({ where: { kind: 'online' } }, { ...nothingSaid, where: here }).metres).to.equal(null);
  });

  it("are in the resident's language, as far as the group wrote it", () => {
    const translations = new Map([['cy', { name: 'Gardd', firstVisit: 'Dewch i mewn.' }]]);
    const found = detailsOf(
      { name: 'Garden', about: 'We grow.', firstVisit: 'Come in.', translations },
      nothingSaid,
      'cy-GB',
    );
    expect([found.name, found.about, found.firstVisit]).to.deep.equal(['Gardd', 'We grow.', 'Dewch i mewn.']);
  });

  it('say which language each text is in: the own one, else that of the group, else that of the place', () => {
    const translations = new Map([['cy', { name: 'Gardd', about: 'Tyfu.' }]]);
    expect(detailsOf({ translations }, nothingSaid, 'cy').writtenIn).to.deep.include({
      name: 'cy',
      about: 'cy',
      firstVisit: 'en',
      group: 'en',
    });
    const inWelsh = group('clonc', { language: 'cy' });
    expect(detailsOf({ group: inWelsh }, nothingSaid, 'en').writtenIn?.about).to.equal('cy');
    expect(detailsOf({ group: inWelsh }, nothingSaid, 'cy').writtenIn?.about).to.equal('cy');
  });

  it('show what is closed as closed, and as open again from its day on', () => {
    expect(detailsOf({ status: 'closed' }).status).to.equal('closed');
    expect(detailsOf({ status: 'paused', statusUntil: '2026-11-21' }).status).to.equal('paused');
    expect(detailsOf({ status: 'paused', statusUntil: '2026-11-20' }).status).to.equal('open');
  });

  it('leave out the end of a meeting that runs until nobody knows when', () => {
    expect(detailsOf({ when: [{ ...weekly(6), from: at('10:00'), to: null }] }).next?.to).to.equal(null);
  });

  it("are in the resident's language where the group wrote it, else in the group's, and say which", () => {
    const told: Partial<Activity> = {
      group: { ...group('growers'), translations: new Map([['cy', { about: 'Rydyn ni yma.' }]]) },
      when: [{ ...weekly(6), note: 'term time only' }],
      notFor: 'Children under 8',
      beforeJoining: ['Can you swim?'],
      translations: new Map([['cy', { beforeJoining: ['Allwch chi nofio?'], whenNote: 'tymor ysgol' }]]),
    };
    const inWelsh = detailsOf(told, nothingSaid, 'cy');
    expect(inWelsh.groupAbout).to.equal('Rydyn ni yma.');
    expect(inWelsh.beforeJoining).to.deep.equal(['Allwch chi nofio?']);
    expect(inWelsh.whenNote).to.equal('tymor ysgol');
    expect(inWelsh.notFor).to.equal('Children under 8');
    expect(inWelsh.writtenIn).to.deep.include({ about: 'en', group: 'cy', notes: 'en', questions: 'cy' });
    const inPolish = detailsOf(told, nothingSaid, 'pl');
    expect(inPolish.beforeJoining).to.deep.equal(['Can you swim?']);
    expect(inPolish.writtenIn).to.deep.include({ group: 'en', questions: 'en' });
  });
});
