import { expect } from 'chai';
import type { Activity, Place } from '../../bot/catalogue/catalogue.js';
import { calendarFile } from '../../bot/suggesting/calendar-file.js';
import { activity, group, indexOf, monthly, now, onDate, weekly } from './example.js';

/** The lines of an activity's file, unfolded. */
function linesOf(more: Partial<Activity>, place: Partial<Place> = {}): string[] {
  const one = activity(more);
  const asked = { now, language: 'en', whereWords: 'Online', url: 'https://example.org/chat/leeds' };
  const file = calendarFile(indexOf([one], place), one.id, asked);
  expect(file).to.match(/\r\n$/);
  return (file ?? '').replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

/** The lines of its events alone. */
function eventLines(...given: Parameters<typeof linesOf>): string[] {
  const lines = linesOf(...given);
  return lines.slice(lines.indexOf('BEGIN:VEVENT'));
}

describe('The calendar file of an activity', () => {
  it('repeats every week in the time of its place, from the next meeting on', () => {
    expect(eventLines({ when: [weekly(6)] })).to.include.members([
      'DTSTART;TZID=Europe/London:20261121T100000',
      'DTEND;TZID=Europe/London:20261121T120000',
      'RRULE:FREQ=WEEKLY;BYDAY=SA',
      'DTSTAMP:20261120T100000Z',
    ]);
  });

  it('leaves out the days it is not on, and those alone', () => {
    expect(eventLines({ notOn: ['2026-12-25', '2026-12-26', '2027-01-02'] })).to.include(
      'EXDATE;TZID=Europe/London:20261226T100000,20270102T100000',
    );
    expect(eventLines({ notOn: ['2026-11-21'] })).to.include('DTSTART;TZID=Europe/London:20261128T100000');
  });

  it('ends with its last day, told in UTC', () => {
    const winter = weekly(6, '10:00', '12:00', { until: '2026-12-19' });
    expect(eventLines({ when: [winter] })).to.include('RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20261219T235959Z');
    const summer = weekly(6, '10:00', '12:00', { until: '2027-07-31' });
    expect(eventLines({ when: [summer] })).to.include('RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20270731T225959Z');
  });

  it('knows every few weeks, months, days and single dates', () => {
    const fortnightly = weekly(3, '10:00', '12:00', { everyWeeks: 2, starting: '2026-11-01' });
    expect(eventLines({ when: [fortnightly] })).to.include.members([
      'DTSTART;TZID=Europe/London:20261202T100000',
      'RRULE:FREQ=WEEKLY;BYDAY=WE;INTERVAL=2;WKST=MO',
    ]);
    expect(eventLines({ when: [monthly(1, 3)] })).to.include('RRULE:FREQ=MONTHLY;BYDAY=1WE');
    expect(eventLines({ when: [monthly(-1, 5)] })).to.include('RRULE:FREQ=MONTHLY;BYDAY=-1FR');
    expect(eventLines({ when: [{ ...weekly(1), day: { kind: 'daily' } }] })).to.include('RRULE:FREQ=DAILY');
    expect(eventLines({ when: [onDate('2026-12-05')] }).join()).not.to.include('RRULE');
  });

  it('is for whole days where only the day is known', () => {
    const when = [{ ...weekly(6, '10:00', '12:00', { until: '2026-12-19' }), from: null, to: null }];
    expect(eventLines({ when, notOn: ['2026-12-12'] })).to.include.members([
      'DTSTART;VALUE=DATE:20261121',
      'RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20261219',
      'EXDATE;VALUE=DATE:20261212',
    ]);
  });

  it('has an event for each of its times, each with a name that stays', () => {
    const more = { id: 'growers/plot', when: [weekly(6), monthly(1, 3)] };
    const uids = () => eventLines(more).filter((line) => line.startsWith('UID:'));
    expect(uids()).to.deep.equal([
      'UID:made-up.growers.plot.weekly.6.600@what-matters',
      'UID:made-up.growers.plot.monthly.1.3.1080@what-matters',
    ]);
  });

  it('tells what it is, where, and whom to ask', () => {
    const growers = group('growers', {
      name: 'Growers',
      contact: { name: 'Asha', phone: '0113 496 0123', email: null, website: null },
    });
    const lines = eventLines({
      group: growers,
      name: 'Plot; tea, cake',
      about: 'We grow.',
      firstVisit: 'Ask for Asha.',
    });
    expect(lines).to.include.members([
      'SUMMARY:Plot\\; tea\\, cake',
      'LOCATION:The hall\\nLS6 1AB',
      'GEO:53.8;-1.55',
      'DESCRIPTION:We grow.\\n\\nAsk for Asha.\\n\\nGrowers\\nAsha\\n0113 496 0123',
      'URL;VALUE=URI:https://example.org/chat/leeds',
    ]);
    expect(eventLines({ where: { kind: 'online' } })).to.include('LOCATION:Online');
  });

  it('cannot be broken by what a group writes', () => {
    const lines = linesOf({ name: 'Tea\r\nEND:VCALENDAR', about: 'One\nBEGIN:VEVENT' });
    expect(lines.filter((line) => line === 'END:VCALENDAR')).to.have.length(1);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).to.have.length(1);
  });

  it('brings its time zone with it', () => {
    const zoneLines = (timezone: string) => {
      const lines = linesOf({}, { timezone });
      return lines.slice(lines.indexOf('BEGIN:VTIMEZONE') + 1, lines.indexOf('END:VTIMEZONE'));
    };
    expect(zoneLines('Europe/London')).to.deep.equal([
      'TZID:Europe/London',
      'BEGIN:DAYLIGHT',
      'DTSTART:20250330T010000',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:20251026T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
    ]);
    expect(zoneLines('America/New_York')).to.include('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    expect(zoneLines('Asia/Singapore')).to.deep.equal([
      'TZID:Asia/Singapore',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'END:STANDARD',
    ]);
    expect(zoneLines('Africa/Casablanca').join()).to.include('RDATE:');
  });

  it('is null where nothing is to come', () => {
    const over = activity({ when: [onDate('2026-11-19')] });
    const whenYouLike = activity({ when: [] });
    const index = indexOf([over, whenYouLike]);
    const asked = { now, language: 'en', whereWords: null, url: null };
    for (const id of [over.id, whenYouLike.id, 'no/such'])
      expect(calendarFile(index, id, asked)).to.equal(null);
  });
});
