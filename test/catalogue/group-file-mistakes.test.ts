import { expect } from 'chai';
import { read, small, withLine } from './small-group.js';

function errorsOf(text: string): string[] {
  const { group, activities, problems } = read(text);
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0) expect([group, activities]).to.deep.equal([null, []]);
  return errors.map(({ line, message }) => `${line}: ${message}`);
}

describe("mistakes in a group's file", () => {
  for (const [line, ...expected] of [
    ['topics: [gardning]', "9: 'gardning' isn't a topic I know. Did you mean gardening?"],
    ['topics: []', '9: Name at least one topic, so that people can find it.'],
    ['topics: gardening', '9: This should be a list. Put [ ] round it, like [gardening, nature].'],
    ['access: [stepfree]', "11: 'stepfree' isn't an access need I know. Did you mean step-free?"],
    ['access: [toilet, no toilet]', '11: It says both toilet and no toilet. Keep the one that is true.'],
    ['join: dropin', "12: 'dropin' isn't a way to join I know. Did you mean drop-in?"],
    [
      'join: refer',
      '5: join: refer needs an address that requests go to. Add referrals: with to: and an e-mail address.',
    ],
    ['status: opne', "14: 'opne' isn't a status I know. Did you mean open?"],
    ['languages: [en, English]', "14: 'English' isn't a language I know. Did you mean en?"],
    [
      'frist-visit: Come in',
      "14: 'frist-visit' isn't a part of an activity I know. Did you mean first-visit?",
    ],
    ['checked: 2026-02-30', "13: There is no day '2026-02-30' in the calendar."],
    ['when: [{ day: wensday }]', "14: 'wensday' isn't a day I know. Did you mean wednesday?"],
    ['when: [{ day: monday, from: 25:00 }]', "14: There is no time '25:00' on the clock."],
    [
      'when: [{ day: monday, from: 12:00, to: 10:00 }]',
      '14: It ends before it starts. Check from and to; write 23:59 for midnight.',
    ],
    [
      'when: [{ day: monday, to: 10:00 }]',
      '14: This says when it ends. Say when it starts, too: from: 10:00',
    ],
    ['when: [{ day: monday, starting: 2026-05-01, until: 2026-04-01 }]', '14: until is before starting.'],
    [
      'when: [{ day: every other monday }]',
      '14: Say one week in which it meets, so that we can count on from it: starting: 2026-03-02',
    ],
    ['when: [{ from: 10:00 }]', '14: day: is missing from a time it meets.'],
    ['where: somewhere', "10: 'somewhere': write online, at-home, or { name: …, postcode: … }."],
    [
      'where: { name: Hall, at: [153, -1.5] }',
      '10: There is no such place on the globe. The first number is from -90 to 90.',
    ],
    [
      'where: { name: Hall, at: [-1.5621, 53.8153] }',
      '10: at: has its numbers the wrong way round. Write [53.8153, -1.5621].',
    ],
    ['where: { name: Hall, at: [53.8] }', '10: Write two numbers, north and then east: [53.8153, -1.5621]'],
    [
      'where: { name: Hall, upstairs, postcode: LS6 1AB }',
      "10: 'upstairs' isn't a part of a place I know. Inside { } a comma begins a new part: put \"quotes\" round a text with a comma in it.",
    ],
    ['for: { ages: 17-11 }', "14: '17-11': these ages can't be right."],
    ['for: { only: womin }', "14: 'womin': did you mean women?"],
    ['id: The Plot', "5: 'The Plot' should have only a to z, 0 to 9 and single dashes. Write the-plot."],
    ['name:', '6: name: is empty.'],
    ['about: "a\\0b"', '7: There is an invisible character in this text.'],
    ['__proto__: { x: y }', "14: '__proto__' isn't a part of an activity I know."],
    ['constructor: x', "14: 'constructor' isn't a part of an activity I know."],
    ['in: { welsh: { name: Y plot } }', "14: 'welsh' isn't a language I know. Did you mean cy?"],
  ] as const) {
    it(line, () => {
      const text = line.startsWith('id') ? small.replace('- id: plot', `- ${line}`) : withLine(line);
      const errors = errorsOf(text);
      expect(errors).to.have.length(expected.length);
      expected.forEach((message, index) =>
        expect(errors[index]).to.satisfy((said: string) => said.startsWith(message), errors[index]),
      );
    });
  }

  it('are all told at once', () => {
    const text = withLine('topics: [gardning]').replace('email: growers@example.org', 'email: growers');
    expect(errorsOf(text).map((error) => error.split(':')[0])).to.deep.equal(['3', '9']);
  });

  for (const [field, length] of [
    ['name', 80],
    ['about', 600],
    ['first-visit', 600],
  ] as const) {
    it(`${field} of more than ${length} characters`, () => {
      expect(errorsOf(withLine(`${field}: ${'é'.repeat(length)}`))).to.deep.equal([]);
      expect(errorsOf(withLine(`${field}: ${'é'.repeat(length + 1)}`))[0]).to.contain(
        `${length} is the most`,
      );
    });
  }

  it('words of more than 60 characters', () => {
    expect(errorsOf(withLine(`words: [${'a'.repeat(61)}]`))[0]).to.contain('60 is the most');
  });

  it('more than 100 activities', () => {
    const [head, activity] = small.split('activities:\n') as [string, string];
    const many = Array.from({ length: 101 }, (_, index) => activity.replace('id: plot', `id: plot-${index}`));
    expect(errorsOf(`${head}activities:\n${many.join('')}`)[0]).to.contain('100 is the most');
  });

  it('the same id twice', () => {
    const activity = small.split('activities:\n')[1]!;
    expect(errorsOf(small + activity)[0]).to.contain('14: The id plot is used twice');
  });

  it('the same key twice', () => {
    expect(errorsOf(`${small}    id: other\n`)[0]).to.equal('14: id: is written twice. Keep one of them.');
  });

  for (const [contact, message] of [
    ['{ phone: ask me }', "isn't a telephone number"],
    ['{ email: growers at example.org }', "isn't an e-mail address"],
    ['{ email: "a@example.org, b@example.org" }', "isn't an e-mail address"],
    ['{ website: "javascript:alert(1)" }', "isn't a website address"],
    ['{ website: our page }', 'https://www.example.org'],
    ['growers@example.org', 'This should be how to reach the group'],
  ] as const) {
    it(`contact: ${contact}`, () => {
      expect(errorsOf(small.replace('{ email: growers@example.org }', contact))[0]).to.contain(message);
    });
  }
});
