import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Problem } from '../../../bot/catalogue/catalogue.js';
import { checkGroupText } from '../../../bot/editing/check.js';
import { groupForm, type GroupForm } from '../../../bot/editing/group-form.js';
import { projectRoot } from '../../../bot/root.js';
import { detailFields, withDetailFields } from '../../../bot/web/edit/details-form.js';
import { examplesFor } from '../../../bot/web/edit/examples.js';
import { detailsForFile, fieldsForFile } from '../../../bot/web/edit/fields-for-file.js';
import { activityFields, withActivityFields } from '../../../bot/web/edit/activity-form.js';
import {
  activityPosted,
  detailsPosted,
  postedActivity,
  postedDetails,
} from '../../../bot/web/edit/posted.js';
import { toldIn } from '../../../bot/web/edit/problem-words.js';
import { withoutPlural } from '../../../bot/words/checking/keys.js';
import { readLocales } from '../../../bot/words/locales.js';
import { createWords } from '../../../bot/words/words.js';
import { catalogueOf, madeUpPlace } from '../../bench/made-up-place.js';
import { byForm, byHand } from './provoked-problems.js';

const today = '2026-11-20';
const now = new Date(`${today}T10:00Z`);
const catalogue = catalogueOf({
  ...madeUpPlace(0).place,
  id: 'leeds',
  culture: 'GB-ENG',
  languages: ['en', 'ur'],
  example: false,
});
const place = catalogue.places.get('leeds')!;
const words = createWords(readLocales(join(projectRoot, 'locales')), () => catalogue);
const languages = ['en', 'cy', 'nl', 'pl', 'ur', 'zh'];

const sound = groupForm(`name: Growers
about: We grow things.
contact: { phone: 0113 496 0123 }
activities:
  - id: plot
    name: The plot
    about: Grow vegetables.
    first-visit: Ask for Asha.
    topics: [gardening]
    when: [{ day: saturday, from: 10:00, to: 12:00 }]
    where: online
    access: [step-free]
    join: drop-in
    checked: 2026-10-05
`);
if (sound.kind === 'no-form') throw new Error('The sound file is not sound.');
const { form } = sound;
const activity = (form['activities'] as GroupForm[])[0]!;

const check = (text: string): Problem[] => checkGroupText(catalogue, place, today, 'growers', text).problems;
// JSON is YAML.
const checkForm = (changed: GroupForm): Problem[] => check(JSON.stringify(changed));

/** What is wrong once the forms were sent with these fields changed, and nothing else. */
function problemsOfForm(fields: Record<string, string | string[]>, language = 'en'): Problem[] {
  const wording = words.in(language, 'leeds', now);
  const sent = (before: (readonly [string, string])[]) =>
    new URLSearchParams([
      ...before.filter(([name]) => !(name in fields)).map(([name, value]) => [name, value]),
      ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ] as [string, string][]);
  const posted = sent([...activityPosted(activityFields(activity))]);
  const changed = withActivityFields(activity, fieldsForFile(postedActivity(posted), wording));
  const details = Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('group.')));
  const postedOfGroup = new URLSearchParams([
    ...detailsPosted(detailFields(form)).map(([name, value]) => [name, value] as [string, string]),
    ...Object.entries(details).map(([name, value]): [string, string] => [name.slice(6), String(value)]),
  ]);
  for (const name of Object.keys(details)) {
    postedOfGroup.delete(name.slice(6));
    postedOfGroup.set(name.slice(6), String(details[name]));
  }
  const group = withDetailFields(form, detailsForFile(postedDetails(postedOfGroup), wording));
  return checkForm({ ...group, activities: [changed] });
}

const keysOf = (problems: readonly Problem[]) => problems.map(({ what }) => what?.key);

describe('what is wrong with a group’s entry, in the words of the page', () => {
  it('is nothing in a sound one', () => {
    expect(checkForm(form)).to.deep.equal([]);
    expect(problemsOfForm({})).to.deep.equal([]);
  });

  for (const [key, fields] of byForm) {
    it(`knows ${key} of a form that was sent with ${JSON.stringify(fields).slice(0, 60)}`, () => {
      expect(keysOf(problemsOfForm(fields))).to.include(key);
    });
  }

  for (const [key, text] of byHand(form)) {
    it(`knows ${key} of a file that was written by hand`, () => {
      expect(keysOf(check(text))).to.include(key);
    });
  }

  const provoked = [
    ...byForm.flatMap(([, fields]) => problemsOfForm(fields)),
    ...byHand(form).flatMap(([, text]) => check(text)),
  ];

  it('has a sentence for everything that a form can meet, and none in English alone', () => {
    expect(provoked.filter(({ what }) => what === undefined).map(({ message }) => message)).to.be.empty;
  });

  it('has no sentence that nothing leads to', () => {
    const told = new Set(
      provoked.map(({ what }) => {
        const name = what!.values['name'];
        return what!.key === 'missing' && typeof name === 'string' ? `missing-${name}` : what!.key;
      }),
    );
    const file = readFileSync(join(projectRoot, 'locales/en/edit-problems.json'), 'utf8');
    const keys = new Set(Object.keys(JSON.parse(file) as Record<string, string>).map(withoutPlural));
    expect([...keys].filter((key) => !told.has(key) && key !== 'missing')).to.be.empty;
    expect(told).to.include('missing-feed');
  });

  for (const language of languages) {
    it(`is said in ${language}: whole sentences, with all filled in, and no other language's`, () => {
      const wording = words.in(language, 'leeds', now);
      const page = { wording, examples: examplesFor(wording, place, today) };
      const english = words.in('en', 'leeds', now);
      const inEnglish = { wording: english, examples: examplesFor(english, place, today) };
      for (const problem of provoked) {
        const { message, inEnglish: foreign } = toldIn(page, problem);
        expect(foreign, message).to.equal(false);
        expect(message, problem.message)
          .to.match(/^\S.*[.?!。？！۔؟/\u2069]$/su)
          .and.not.to.match(/\{\{|undefined|edit-problems/);
        if (language !== 'en') expect(message).not.to.equal(toldIn(inEnglish, problem).message);
      }
    });
  }

  it('stays in the English of the check where there are no words for it, and says so', () => {
    const [problem] = check('name: [');
    const wording = words.in('pl', 'leeds', now);
    const told = toldIn({ wording, examples: examplesFor(wording, place, today) }, problem!);
    expect(told).to.deep.equal({ level: 'error', message: problem!.message, inEnglish: true });
  });

  it('is met in no field in English alone, whatever is typed there', () => {
    const typed = [
      ...[
        '',
        ' ',
        'x',
        '-1',
        '0',
        '99999999999',
        'no',
        '[a, b]',
        '{ a: b }',
        '# not',
        '*',
        '&a',
        '!b',
        '"',
        "'",
      ],
      ...['a: b', '25/12', '1/2/2027', 'midnight', '24:00', '£3 or £4', '3–5', 'free', '\u200b', '🙂', 'ا'],
      ...['x'.repeat(900), '2026-02-30', '31 November 2026', 'http://example.org', 'javascript:alert(1)'],
    ];
    const names = [
      ...activityPosted(activityFields(activity)).map(([name]) => name),
      ...['not-on.0', 'where.name', 'where.postcode', 'where.point', 'cost', 'cost.amount', 'cost.per'],
      ...['cost.note', 'access.step-free', 'for.ages', 'for.only', 'for.not-for', 'languages', 'status'],
      ...['languages.other', 'status-until', 'before-joining', 'words', 'in.ur.name', 'when.0.starting'],
      ...['when.0.until', 'group.name', 'group.about', 'group.contact.phone', 'group.contact.email'],
      ...['group.contact.website', 'group.referrals.to', 'group.referrals.most-per-week', 'group.editors'],
    ];
    const left = names.flatMap((name) =>
      typed
        .flatMap((text) => problemsOfForm({ where: 'at', cost: 'amount', [name]: text }))
        .filter(({ what }) => what === undefined)
        .map(({ message }) => `${name}: ${message}`),
    );
    expect(left).to.be.empty;
  }).timeout(20_000);
});
