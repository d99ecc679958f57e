import { expect } from 'chai';
import type { Activity, When } from '../../bot/catalogue/catalogue.js';
import { nextMeetings } from '../../bot/suggesting/meetings.js';
import { zoneNamed } from '../../bot/suggesting/zone.js';
import { activity, monthly, onDate, weekly } from './example.js';

const london = zoneNamed('Europe/London');

/** The next meetings as `from`, from an instant on. */
function next(
  when: When[],
  instant: string,
  most = 3,
  more: Partial<Activity> = {},
  zone = london,
): string[] {
  const asked = { most, withinDays: 370 };
  return nextMeetings(activity({ when, ...more }), zone, new Date(instant), asked).map(({ from }) => from);
}

describe('The next meetings of an activity', () => {
  it('come every week on their weekday', () => {
    expect(next([weekly(6)], '2026-11-20T10:00:00Z')).to.deep.equal([
      '2026-11-21T10:00',
      '2026-11-28T10:00',
      '2026-12-05T10:00',
    ]);
  });

  it('count one that is under way until half of it is over', () => {
    expect(next([weekly(5, '10:00', '12:00')], '2026-11-20T10:59:00Z', 1)).to.deep.equal([
      '2026-11-20T10:00',
    ]);
    expect(next([weekly(5, '10:00', '12:00')], '2026-11-20T11:00:00Z', 1)).to.deep.equal([
      '2026-11-27T10:00',
    ]);
  });

  it('count one that runs past midnight likewise', () => {
    const night = [weekly(4, '22:00', '02:00')];
    expect(next(night, '2026-11-19T23:59:00Z', 1)).to.deep.equal(['2026-11-19T22:00']);
    expect(next(night, '2026-11-20T00:30:00Z', 1)).to.deep.equal(['2026-11-26T22:00']);
    const [meeting] = nextMeetings(activity({ when: night }), london, new Date('2026-11-20T03:00:00Z'), {
      most: 1,
      withinDays: 56,
    });
    expect(meeting?.to).to.equal('2026-11-27T02:00');
  });

  it('count one with only a start until it starts, and one with only a day until that day is over', () => {
    expect(next([weekly(5, '10:00', null)], '2026-11-20T10:00:00Z', 1)).to.deep.equal(['2026-11-27T10:00']);
    const allDay = [{ ...weekly(5), from: null, to: null }];
    expect(next(allDay, '2026-11-20T23:59:00Z', 1)).to.deep.equal(['2026-11-20T00:00']);
    expect(next(allDay, '2026-11-21T00:00:00Z', 1)).to.deep.equal(['2026-11-27T00:00']);
  });

  it('come on the nth weekday of a month, skipping months without a fifth', () => {
    expect(next([monthly(1, 3)], '2026-11-20T10:00:00Z')).to.deep.equal([
      '2026-12-02T18:00',
      '2027-01-06T18:00',
      '2027-02-03T18:00',
    ]);
    expect(next([monthly(5, 1)], '2026-11-20T10:00:00Z')).to.deep.equal([
      '2026-11-30T18:00',
      '2027-03-29T18:00',
      '2027-05-31T18:00',
    ]);
  });

  it('come on the last Friday, in leap years too', () => {
    expect(next([monthly(-1, 5)], '2026-11-20T10:00:00Z')).to.deep.equal([
      '2026-11-27T18:00',
      '2026-12-25T18:00',
      '2027-01-29T18:00',
    ]);
    expect(next([monthly(-1, 2)], '2028-02-20T10:00:00Z', 1)).to.deep.equal(['2028-02-29T18:00']);
  });

  it('know 29 February', () => {
    expect(next([onDate('2028-02-29')], '2028-02-01T10:00:00Z')).to.deep.equal(['2028-02-29T10:00']);
    expect(next([{ ...weekly(1), day: { kind: 'daily' } }], '2028-02-28T13:00:00Z', 2)).to.deep.equal([
      '2028-02-29T10:00',
      '2028-03-01T10:00',
    ]);
  });

  it('come every few weeks, counted from the first on or after the starting day', () => {
    const fortnightly = weekly(3, '10:00', '12:00', { everyWeeks: 2, starting: '2026-11-01' });
    expect(next([fortnightly], '2026-11-05T10:00:00Z')).to.deep.equal([
      '2026-11-18T10:00',
      '2026-12-02T10:00',
      '2026-12-16T10:00',
    ]);
    expect(next([fortnightly], '2026-09-01T10:00:00Z', 1)).to.deep.equal(['2026-11-04T10:00']);
  });

  it('come in the same weeks on all days that were named together', () => {
    const days = ([2, 4] as const).map((day) =>
      weekly(day, '10:00', '12:00', { everyWeeks: 2, starting: '2026-11-04' }),
    );
    expect(next(days, '2026-11-01T10:00:00Z', 4)).to.deep.equal([
      '2026-11-05T10:00',
      '2026-11-17T10:00',
      '2026-11-19T10:00',
      '2026-12-01T10:00',
    ]);
  });

  it('leave out the days it is not on', () => {
    expect(next([weekly(6)], '2026-12-18T10:00:00Z', 2, { notOn: ['2026-12-26'] })).to.deep.equal([
      '2026-12-19T10:00',
      '2027-01-02T10:00',
    ]);
  });

  it('begin on the starting day and end on the last day, both included', () => {
    const term = weekly(6, '10:00', '12:00', { starting: '2026-11-28', until: '2026-12-12' });
    expect(next([term], '2026-11-20T10:00:00Z', 9)).to.deep.equal([
      '2026-11-28T10:00',
      '2026-12-05T10:00',
      '2026-12-12T10:00',
    ]);
  });

  it('come in order from several times, none of them twice', () => {
    const daily: When = { ...weekly(1), day: { kind: 'daily' } };
    expect(
      next([weekly(6, '18:00', '19:00'), weekly(6), onDate('2026-11-21')], '2026-11-20T13:00:00Z', 3),
    ).to.deep.equal(['2026-11-21T10:00', '2026-11-21T18:00', '2026-11-28T10:00']);
    expect(next([daily, weekly(6)], '2026-11-20T13:00:00Z', 2)).to.deep.equal([
      '2026-11-21T10:00',
      '2026-11-22T10:00',
    ]);
  });

  it('go no further than they were asked for', () => {
    const asked = { most: 9, withinDays: 8 };
    const meetings = nextMeetings(activity(), london, new Date('2026-11-21T13:00:00Z'), asked);
    expect(meetings.map(({ from }) => from)).to.deep.equal(['2026-11-28T10:00']);
  });
});

describe('The clocks of a place', () => {
  const instants = (zone: string, day: string) =>
    nextMeetings(
      activity({ when: [{ ...weekly(1, '01:30', null), day: { kind: 'daily' } }, weekly(7)] }),
      zoneNamed(zone),
      new Date(`${day}T00:00:00Z`),
      { most: 9, withinDays: 2 },
    )
      .filter(({ from }) => from.startsWith(day))
      .map(({ from, instant }) => `${from.slice(11)} ${instant.slice(11, 16)}`);

  it('go forward on the last Sunday of March: a time that is skipped counts on from before', () => {
    expect(instants('Europe/London', '2027-03-28')).to.deep.equal(['01:30 01:30', '10:00 09:00']);
    expect(instants('Europe/Amsterdam', '2027-03-28')).to.deep.equal(['01:30 00:30', '10:00 08:00']);
  });

  it('go back on the last Sunday of October: of a time that comes twice the first is meant', () => {
    expect(instants('Europe/London', '2027-10-31')).to.deep.equal(['01:30 00:30', '10:00 10:00']);
    expect(instants('Europe/Amsterdam', '2027-10-31')[0]).to.equal('10:00 09:00');
  });

  it('keep the wall time of a weekly meeting through the change', () => {
    const meetings = nextMeetings(activity({ when: [weekly(7)] }), london, new Date('2027-03-20T12:00:00Z'), {
      most: 3,
      withinDays: 30,
    });
    expect(meetings.map(({ from, instant }) => [from, instant])).to.deep.equal([
      ['2027-03-21T10:00', '2027-03-21T10:00:00.000Z'],
      ['2027-03-28T10:00', '2027-03-28T09:00:00.000Z'],
      ['2027-04-04T10:00', '2027-04-04T09:00:00.000Z'],
    ]);
  });

  it('decide which day it is there', () => {
    expect(next([weekly(6)], '2026-11-20T17:00:00Z', 1, {}, zoneNamed('Asia/Singapore'))).to.deep.equal([
      '2026-11-21T10:00',
    ]);
    expect(next([weekly(6)], '2026-11-21T04:30:00Z', 1, {}, zoneNamed('Asia/Shanghai'))).to.deep.equal([
      '2026-11-28T10:00',
    ]);
  });

  it('agree with the platform at every other hour of a year, in zones of all kinds', () => {
    for (const name of [
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kolkata',
    ]) {
      const zone = zoneNamed(name);
      const platform = new Intl.DateTimeFormat('sv-SE', {
        timeZone: name,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      for (let instant = Date.UTC(2027, 0, 1); instant < Date.UTC(2028, 0, 1); instant += 7_200_000) {
        const { day, minutes } = zone.localAt(instant);
        const local = new Date(day * 86_400_000 + minutes * 60_000)
          .toISOString()
          .slice(0, 16)
          .replace('T', ' ');
        expect(local).to.equal(platform.format(instant));
      }
    }
  });

  it('are refused by a name that there is not', () => {
    expect(() => zoneNamed('Europe/Lodnon')).to.throw(RangeError, 'Europe/Lodnon');
  });

  it('turn local times into instants and back, but for those that are skipped', () => {
    for (const name of ['Europe/London', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const zone = zoneNamed(name);
      let skipped = 0;
      for (let day = 20_819; day < 21_184; day++) {
        for (let minutes = 0; minutes < 1440; minutes += 30) {
          const back = zone.localAt(zone.instantOf(day, minutes));
          if (back.day !== day || back.minutes !== minutes) skipped += 1;
        }
      }
      expect(skipped).to.be.within(1, 2);
    }
  });
});
