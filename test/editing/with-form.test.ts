import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupForm, type FormValue, type GroupForm } from '../../bot/editing/group-form.js';
import { newGroupText, withForm } from '../../bot/editing/with-form.js';
import { contentOfTheBot } from '../../bot/root.js';

function formOf(text: string): GroupForm {
  const read = groupForm(text);
  if (read.kind === 'no-form') throw new Error(JSON.stringify(read.problems));
  return structuredClone(read.form);
}

/** The text after a change of its form. */
function changed(text: string, change: (form: GroupForm) => void): string {
  const form = formOf(text);
  change(form);
  return withForm(text, form);
}

function activity(form: GroupForm, index = 0): GroupForm {
  return (form['activities'] as GroupForm[])[index]!;
}

/** Lines that one text has and the other has not, as a person compares two versions. */
function difference(before: string, after: string): string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line.trim()}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

const handwritten = `# The growers. Ask Asha before you change the times.
name: 'Hyde Park Growers'   # as on the sign

about: >
  Neighbours growing vegetables
  together, whatever
  the weather.

contact: {name: Asha, phone: "0113 496 0123"}

activities:

  # The big one
  - id: saturday-allotment
    name: Saturday on the allotment   # since 2019
    about: |
      Grow vegetables together.
      No experience needed.
    topics: [ gardening,nature ]   # main one first
    words:
      - veg patch      # what Bob says
      - digging
    when:
      # summer hours
      - { day: saturday, from: 10:00, to: 12:30 }
      - {day: first wednesday,from: 18:00}
    where: online # for now
    cost: free
    access: [step-free, toilet]
    join: drop-in
    # ask again in spring
    checked: 2026-10-05

  # The small one, with a note
  # of two lines
  - id: seed-swap
    name: Seed swap
    about: Bring seeds.
    topics: [gardening]
    where:
      name: Old Library   # back door
      postcode: LS6 1AB
    checked: 2026-10-05
# the end
`;

describe("a form's changes in a file that a person wrote", () => {
  it('leaves every example as it is where nothing changed', () => {
    const places = join(contentOfTheBot, 'places');
    for (const place of readdirSync(places)) {
      for (const file of readdirSync(join(places, place, 'groups'))) {
        const text = readFileSync(join(places, place, 'groups', file), 'utf8');
        expect(withForm(text, formOf(text)), file).to.equal(text);
        const moved = changed(text, (form) => {
          activity(form)['checked'] = '2027-01-02';
        });
        expect(difference(text, moved).length, file).to.be.at.most(2);
        expect(formOf(moved), file).to.deep.equal({
          ...formOf(text),
          activities: (formOf(text)['activities'] as GroupForm[]).map((each, index) =>
            index === 0 ? { ...each, checked: '2027-01-02' } : each,
          ),
        });
      }
    }
  });

  it('changes one time in its own line', () => {
    const text = changed(handwritten, (form) => {
      (activity(form)['when'] as GroupForm[])[0]!['to'] = '13:00';
    });
    expect(difference(handwritten, text)).to.deep.equal([
      '- - { day: saturday, from: 10:00, to: 12:30 }',
      '+ - { day: saturday, from: 10:00, to: 13:00 }',
    ]);
  });

  it('keeps the quotes, and the comment behind', () => {
    const text = changed(handwritten, (form) => {
      form['name'] = "Asha's Growers";
      activity(form)['name'] = 'Sunday on the allotment';
    });
    expect(difference(handwritten, text)).to.deep.equal([
      "- name: 'Hyde Park Growers'   # as on the sign",
      '- name: Saturday on the allotment   # since 2019',
      "+ name: 'Asha''s Growers'   # as on the sign",
      '+ name: Sunday on the allotment   # since 2019',
    ]);
  });

  it('changes a word of a folded text without folding the rest anew', () => {
    const text = changed(handwritten, (form) => {
      form['about'] = 'Neighbours growing flowers together, whatever the weather.';
    });
    expect(difference(handwritten, text)).to.deep.equal([
      '- Neighbours growing vegetables',
      '+ Neighbours growing flowers',
    ]);
  });

  it('adds a line to a text in lines', () => {
    const text = changed(handwritten, (form) => {
      activity(form)['about'] =
        'Grow vegetables together.\r\nNo experience needed.\r\nTea at 11: bring a mug.';
    });
    expect(difference(handwritten, text)).to.deep.equal(['+ Tea at 11: bring a mug.']);
  });

  it('adds to a list in its own style, and takes out of it', () => {
    const text = changed(handwritten, (form) => {
      activity(form)['topics'] = ['gardening', 'nature', 'company'];
      activity(form)['access'] = ['toilet'];
      activity(form)['words'] = ['veg patch', 'digging', 'compost'];
    });
    expect(difference(handwritten, text)).to.deep.equal([
      '- topics: [ gardening,nature ]   # main one first',
      '- access: [step-free, toilet]',
      '+ topics: [ gardening,nature,company ]   # main one first',
      '+ - compost',
      '+ access: [toilet]',
    ]);
  });

  it('adds a field where it belongs, and takes one out', () => {
    const text = changed(handwritten, (form) => {
      activity(form)['first-visit'] = 'Ask for Asha.';
      delete activity(form)['join'];
    });
    expect(difference(handwritten, text)).to.deep.equal(['- join: drop-in', '+ first-visit: Ask for Asha.']);
    expect(text).to.contain('      No experience needed.\n    first-visit: Ask for Asha.\n    topics:');
    expect(text).to.contain('    # ask again in spring\n    checked');
  });

  it('keeps the comments above a field that is taken out', () => {
    const text = changed(handwritten, (form) => {
      delete activity(form)['checked'];
    });
    expect(difference(handwritten, text)).to.deep.equal([]);
    expect(text).to.contain('    join: drop-in\n    # ask again in spring\n\n  # The small one');
  });

  it('writes another kind of value in the place of one', () => {
    const text = changed(handwritten, (form) => {
      activity(form)['where'] = { postcode: 'LS6 1AB', name: 'The allotments', at: ['53.8153', '-1.5621'] };
      activity(form)['cost'] = { amount: '2.50', per: 'session', note: 'Tea, cake: all in' };
      activity(form, 1)['where'] = 'at-home';
    });
    expect(difference(handwritten, text)).to.deep.equal([
      '- where: online # for now',
      '- cost: free',
      '- where:',
      '- name: Old Library   # back door',
      '- postcode: LS6 1AB',
      '+ where: { name: The allotments, postcode: LS6 1AB, at: [53.8153, -1.5621] } # for now',
      '+ cost: { amount: 2.50, per: session, note: "Tea, cake: all in" }',
      '+ where: at-home',
    ]);
  });

  it('adds an activity, with a blank line before it where the others have one', () => {
    const text = changed(handwritten, (form) => {
      (form['activities'] as GroupForm[]).push({
        checked: '2026-11-20',
        id: 'soup',
        name: 'Soup: on us',
        when: [{ day: 'friday', from: '12:00' }],
        topics: ['company'],
        about: 'Soup.\nAnd bread.',
        where: 'online',
        in: { cy: { name: 'Cawl' } },
      });
    });
    expect(text).to.equal(
      handwritten.replace(
        '# the end\n',
        `
  - id: soup
    name: "Soup: on us"
    about: |-
      Soup.
      And bread.
    topics: [company]
    when:
      - { day: friday, from: 12:00 }
    where: online
    checked: 2026-11-20
    in:
      cy:
        name: Cawl
# the end
`,
      ),
    );
  });

  it('takes an activity out with what is said of it, and nothing else', () => {
    const text = changed(handwritten, (form) => void (form['activities'] as FormValue[]).shift());
    expect(text).to.contain('\n  # The small one, with a note\n  # of two lines\n  - id: seed-swap\n');
    expect(text).not.to.contain('saturday-allotment');
    expect(text.endsWith('# the end\n')).to.equal(true);
    const other = changed(handwritten, (form) => void (form['activities'] as FormValue[]).pop());
    expect(other).not.to.contain('The small one');
    expect(other).to.contain('# The big one');
  });

  it('moves an activity with its comments', () => {
    const text = changed(handwritten, (form) => void (form['activities'] as FormValue[]).reverse());
    expect(difference(handwritten, text)).to.deep.equal([]);
    expect(text).to.contain('  # of two lines\n  - id: seed-swap\n');
    expect(formOf(text)['activities']).to.deep.equal(
      [...(formOf(handwritten)['activities'] as FormValue[])].reverse(),
    );
  });

  it('keeps the line endings', () => {
    const windows = handwritten.replaceAll('\n', '\r\n');
    const text = changed(windows, (form) => {
      activity(form)['cost'] = { amount: '2', per: 'session' };
      activity(form)['before-joining'] = ['Can you manage uneven ground, perhaps with some help?'];
      activity(form)['about'] = 'One line.\nAnother.';
    });
    expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    expect(formOf(text)['about']).to.equal(formOf(handwritten)['about']);
  });

  const tricky = [
    'a: b',
    'a #b',
    '#a',
    '- a',
    '? a',
    '"quoted"',
    "it's",
    "'",
    '"',
    '\\',
    'a\\b: "c"',
    '[a',
    '{a}',
    'a, b',
    'a]',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '---',
    '...',
    '~',
    'null',
    'no',
    'true',
    '2026-01-01',
    '007',
    '0113 496 0123',
    '1e3',
    '+441134960000',
    'two\nlines',
    '  \n z',
    'line\n\n\nlines',
    'tab\there',
    '👩🏽‍🌾 grow',
    'اردو متن',
    '中文：字',
    'a:',
    ':a',
    ': ',
    '= ',
    '<<',
    'x\u0085y',
    'x\u2028y',
    'a\ufeffx',
    'x\u0007y',
    'trailing\\',
    'a\n# b',
    'a\n---\nb',
    'key: |',
    '- - -',
    'x'.repeat(300),
    'word '.repeat(60).trim(),
  ];
  for (const style of ['x', "'x'", '"x"', '|-\n      x', '>-\n      x', 'x\n      y']) {
    it(`writes any text where ${JSON.stringify(style)} stood, and the reader gets it back`, () => {
      const text = `name: a\nactivities:\n  - id: b\n    about: ${style}\n    words: [a, ${/^[|>]|\n/.test(style) ? 'x' : style}]\n`;
      for (const value of tricky) {
        const fresh = changed(text, (form) => {
          activity(form)['about'] = value;
          activity(form)['words'] = ['a', value, value];
        });
        expect(activity(formOf(fresh)), fresh).to.deep.equal({
          id: 'b',
          about: value,
          words: ['a', value, value],
        });
      }
    });
  }

  it('quotes only where the reader needs it', () => {
    for (const value of [
      'no',
      'true',
      '2026-01-01',
      '0113 496 0123',
      "it's fine",
      'Tea & cake',
      '50% off',
      '£3',
    ]) {
      const text = changed('name: a\nabout: b\n', (form) => void (form['about'] = value));
      expect(text).to.equal(`name: a\nabout: ${value}\n`);
    }
  });

  it('takes out what is empty in the form', () => {
    const text = changed(handwritten, (form) => {
      activity(form)['cost'] = '';
      activity(form)['words'] = [];
      form['contact'] = { name: 'Asha', phone: ' ' };
    });
    expect(formOf(text)['contact']).to.deep.equal({ name: 'Asha' });
    expect(activity(formOf(text))).not.to.have.any.keys('cost', 'words');
  });

  it('writes repeated parts out before it changes one of them', () => {
    const text =
      'name: a\nactivities:\n  - id: b\n    where: &here { name: Hall }\n  - id: c\n    where: *here # same\n';
    const fresh = changed(text, (form) => void ((activity(form)['where'] as GroupForm)['name'] = 'Barn'));
    expect(fresh).to.equal(
      'name: a\nactivities:\n  - id: b\n    where: { name: Barn }\n  - id: c\n    where: { name: Hall } # same\n',
    );
  });

  it('makes no form of a text that repeats itself without end', () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}x]`,
    );
    expect(groupForm(levels.join('\n'))).to.have.nested.property(
      'problems[0].message',
      'There is too much in this file.',
    );
  });

  it('writes a new file as the examples are written', () => {
    const text = newGroupText({
      activities: [],
      contact: { phone: '0113 496 0123', name: 'Asha', email: '' },
      about: 'We grow: things.',
      name: 'Growers',
    });
    expect(text).to.equal(
      [
        '# yaml-language-server: $schema=../../../schemas/group.schema.json',
        'name: Growers',
        'about: "We grow: things."',
        'contact:',
        '  name: Asha',
        '  phone: 0113 496 0123',
        'activities: []',
        '',
      ].join('\n'),
    );
    const first = changed(text, (form) => void (form['activities'] = [{ id: 'plot', name: 'The plot' }]));
    expect(first).to.contain('activities:\n  - id: plot\n    name: The plot\n');
  });
});
