import { expect } from 'chai';
import { fieldFinder } from '../../bot/editing/field-of-problem.js';
import { read, small } from '../catalogue/small-group.js';

/** Where the problems of a text are, as paths. */
function fields(text: string): string[] {
  const find = fieldFinder(text);
  return read(text)
    .problems.filter(({ level }) => level === 'error')
    .map((problem) => find(problem).join('/'));
}

describe('the field that a problem is about', () => {
  it('is found from its line and column', () => {
    const text = small
      .replace(
        'checked: 2026-10-05',
        'checked: 31 February\n    when: [{ day: monday, from: 10:00 }, { day: wensday }]',
      )
      .replace('[gardening]', '[gardening, knitting]')
      .replace('growers@example.org', 'growers');
    expect(fields(text)).to.have.members([
      'contact/email',
      'activities/0/topics/1',
      'activities/0/when/1/day',
      'activities/0/checked',
    ]);
  });

  it('is the activity where something is missing from it, and nothing where the file as a whole is wrong', () => {
    expect(fields(small.replace('    about: Grow vegetables.\n', ''))).to.deep.equal(['activities/0']);
    expect(fields('name: [')).to.deep.equal(['']);
    expect(fieldFinder('name: x')({ line: null, column: null })).to.deep.equal([]);
  });
});
