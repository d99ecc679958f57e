import { expect } from 'chai';
import { holidaysOf } from '../../bot/referrals/holidays.js';
import { replyBy } from '../../bot/referrals/reply-by.js';

const leeds = { timezone: 'Europe/London', culture: 'GB-ENG' };
/** Friday 20 November 2026. */
const friday = new Date('2026-11-20T10:00:00Z');
const never = () => false;

const by = (within: string | null, asked = friday, isHoliday: (day: string) => boolean = never) =>
  replyBy(within, asked, leeds, isHoliday);

describe('when somebody should have answered', () => {
  it('is so many days later, on a day on which somebody works', () => {
    expect(by('3 days')).to.equal('2026-11-23');
    expect(by('1 day'), 'Saturday').to.equal('2026-11-23');
    expect(by('a week')).to.equal('2026-11-27');
    expect(by('24 hours')).to.equal('2026-11-23');
    expect(by('within 10 days')).to.equal('2026-11-30');
  });

  it('counts working days without weekends', () => {
    expect(by('2 working days')).to.equal('2026-11-24');
    expect(by('two working days')).to.equal('2026-11-24');
    expect(by('5 working days')).to.equal('2026-11-27');
  });

  it('counts no public holidays', async () => {
    const england = await holidaysOf('GB-ENG');
    expect(by('2 working days', new Date('2026-12-24T10:00:00Z'), england)).to.equal('2026-12-30');
  });

  it('counts from the day it is in the place', () => {
    const lateInSingapore = new Date('2026-11-22T17:00:00Z');
    expect(replyBy('1 day', lateInSingapore, { timezone: 'Asia/Singapore', culture: 'SG' }, never)).to.equal(
      '2026-11-24',
    );
  });

  it('knows the weekend of the country', () => {
    const israel = { timezone: 'Asia/Jerusalem', culture: 'IL' };
    expect(replyBy('1 day', new Date('2026-11-19T10:00:00Z'), israel, never), 'Sunday').to.equal(
      '2026-11-22',
    );
  });

  it('is not known where the content says something else', () => {
    for (const within of [null, '', 'soon', 'when we can', '0 days']) expect(by(within)).to.equal(null);
  });
});

describe('public holidays', () => {
  it('are those of the part of the country', async () => {
    const [scotland, england, netherlands, nowhere] = await Promise.all(
      ['GB-SCT', 'GB-ENG', 'NL', 'XX'].map(holidaysOf),
    );
    expect(scotland!('2026-01-02')).to.equal(true);
    expect(england!('2026-01-02')).to.equal(false);
    expect(netherlands!('2026-04-27')).to.equal(true);
    expect(nowhere!('2026-12-25')).to.equal(false);
  });

  it('know Northern Ireland’s own, and those of Singapore and China by the moon', async () => {
    const [northernIreland, wales, singapore, china] = await Promise.all(
      ['GB-NIR', 'GB-WLS', 'SG', 'CN'].map(holidaysOf),
    );
    expect(northernIreland!('2026-03-17')).to.equal(true);
    expect(wales!('2026-03-17')).to.equal(false);
    for (const newYear of [singapore!, china!]) expect(newYear('2026-02-17')).to.equal(true);
    expect(singapore!('2026-08-10'), 'National Day, which falls on a Sunday').to.equal(true);
  });

  it('are none that are only for some', async () => {
    const [china, netherlands] = await Promise.all(['CN', 'NL'].map(holidaysOf));
    expect(china!('2027-03-08')).to.equal(false);
    expect(netherlands!('2026-12-31')).to.equal(false);
  });
});
