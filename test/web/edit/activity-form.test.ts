import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { groupForm, type GroupForm } from '../../../bot/editing/group-form.js';
import { projectRoot } from '../../../bot/root.js';
import { activityFields, unknownTo, withActivityFields } from '../../../bot/web/edit/activity-form.js';
import { activityPosted, postedActivity, withoutEmptyRows } from '../../../bot/web/edit/posted.js';

/** What the file says after its form was shown and sent again with nothing changed. */
function sentAgain(activity: GroupForm): GroupForm {
  const posted = new URLSearchParams(
    activityPosted(activityFields(activity)).map(([name, value]) => [name, value]),
  );
  return withActivityFields(activity, postedActivity(posted));
}

/** The activity with some fields of its form changed. */
function changed(activity: GroupForm, fields: Record<string, string>): GroupForm {
  const before = activityPosted(activityFields(activity)).filter(([name]) => !(name in fields));
  const posted = new URLSearchParams([...before, ...Object.entries(fields)] as [string, string][]);
  return withActivityFields(activity, postedActivity(posted));
}

function whenOf(day: string) {
  return activityFields({ when: [{ day }] }).when[0]!;
}

describe('the form of an activity', () => {
  it('says of every example exactly what its file says', () => {
    const places = join(projectRoot, 'content/places');
    let count = 0;
    for (const place of readdirSync(places)) {
      for (const file of readdirSync(join(places, place, 'groups'))) {
        const read = groupForm(readFileSync(join(places, place, 'groups', file), 'utf8'));
        if (read.kind === 'no-form') throw new Error(file);
        for (const activity of read.form['activities'] as GroupForm[]) {
          expect(sentAgain(activity), `${file} ${JSON.stringify(activity['id'])}`).to.deep.equal(activity);
          count++;
        }
      }
    }
    expect(count).to.be.greaterThan(100);
  });

  for (const cost of [
    'free',
    'Free',
    '£3.50 per session',
    '3.50',
    { amount: '2', note: 'First visit free' },
  ]) {
    it(`keeps the cost ${JSON.stringify(cost)} as it was written`, () => {
      expect(sentAgain({ cost })).to.deep.equal({ cost });
    });
  }

  for (const [day, picked] of [
    ['saturday', ['weekly', 'saturday', '']],
    ['Saturdays', ['weekly', 'saturday', '']],
    ['every two weeks on monday', ['fortnightly', 'monday', '']],
    ['first Wednesday of the month', ['first', 'wednesday', '']],
    ['last friday', ['last', 'friday', '']],
    ['daily', ['daily', '', '']],
    ['5 December 2026', ['date', '', '5 December 2026']],
    ['monday to friday', ['words', '', 'monday to friday']],
    ['first wednesday, term time only', ['words', '', 'first wednesday, term time only']],
    ['wensday', ['words', '', 'wensday']],
  ] as const) {
    it(`shows "${day}" as ${picked.filter(Boolean).join(', ')}, and keeps it`, () => {
      const { often, weekday, day: inWords } = whenOf(day);
      expect([often, weekday, inWords]).to.deep.equal(picked);
      expect(sentAgain({ when: [{ day, from: '10:00' }] })).to.deep.equal({ when: [{ day, from: '10:00' }] });
    });
  }

  it('writes what is picked, and leaves the other times as they were written', () => {
    const when: GroupForm[] = [
      { day: 'Saturdays', from: '10' },
      { day: 'mon', to: '12:00' },
    ];
    const fields = { 'when.1.often': 'first', 'when.1.weekday': 'tuesday', 'when.1.from': '9.30am' };
    expect(changed({ when }, fields)['when']).to.deep.equal([
      { day: 'Saturdays', from: '10' },
      { day: 'first tuesday', from: '9.30am', to: '12:00' },
    ]);
  });

  it('puts the topic that it is mostly about first, and keeps the order of the others', () => {
    const activity = { topics: ['nature', 'gardening', 'company'] };
    expect(changed(activity, { 'topics.main': 'company' })['topics']).to.deep.equal([
      'company',
      'nature',
      'gardening',
    ]);
  });

  it('tells "no" from "not known"', () => {
    const access = ['step-free', 'no toilet'];
    const after = changed({ access }, { 'access.step-free': '', 'access.quiet': 'yes' });
    expect(after['access']).to.deep.equal(['no toilet', 'quiet']);
  });

  it('writes anew what was written in a way that the check refuses', () => {
    expect(sentAgain({ topics: 'gardening' })).to.deep.equal({ topics: ['gardening'] });
    expect(sentAgain({ 'before-joining': [{ Note: 'bring a mug' }] })).to.deep.equal({
      'before-joining': ['Note: bring a mug'],
    });
  });

  it('keeps what no field is for', () => {
    const activity = { name: 'Tea', parking: 'on the street', where: { name: 'Hall', floor: '2' } };
    expect(changed(activity, { 'where.name': 'Old hall' })).to.deep.equal({
      name: 'Tea',
      parking: 'on the street',
      where: { name: 'Old hall', floor: '2' },
    });
    expect(unknownTo(activity)).to.deep.equal({ parking: 'on the street' });
  });

  it('reads a form of anybody as plain fields, whatever it is made of', () => {
    const posted = new URLSearchParams([
      ['in.constructor.name', 'x'],
      ['in.__proto__.about', 'y'],
      ['when.99999.day', 'monday'],
      ['when.2.day', 'monday'],
      ['access.__proto__', 'yes'],
      ['name', 'a\u202eb\u0000c'],
    ]);
    const fields = withoutEmptyRows(postedActivity(posted));
    expect(fields.when).to.have.length(1);
    expect(fields.name).to.equal('a b c');
    expect(Object.keys(fields.in)).to.deep.equal(['constructor']);
    expect({}.constructor.name).to.equal('Object');
  });
});
