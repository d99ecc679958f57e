import path from 'node:path';
import { expect } from 'chai';
import type { Catalogue, Place, Role } from '../../bot/catalogue/catalogue.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { contentOfTheBot, projectRoot } from '../../bot/root.js';
import { readLocales } from '../../bot/words/locales.js';
import { roleFormsAsked, rolesFor } from '../../bot/words/roles.js';
import { createWords } from '../../bot/words/words.js';

const locales = readLocales(path.join(projectRoot, 'locales'));
const now = new Date('2026-11-20T10:00Z');

function role(culture: string, language: string, singular: string, forms: Record<string, string> = {}): Role {
  return { culture, language, forms: new Map(Object.entries({ singular, ...forms })), also: [] };
}

describe('what the link worker is called', () => {
  const roles = [
    role('GB-ENG', 'en', 'link worker'),
    role('GB-ENG', 'pl', 'łącznik'),
    role('GB-WLS', 'en', 'community connector'),
    role('GB-WLS', 'cy', 'cysylltydd cymunedol'),
    role('IE', 'en', 'co-ordinator'),
  ];
  const first = (place: Pick<Place, 'culture' | 'roles'>, language: string) =>
    rolesFor(roles, place, language)[0]?.forms.get('singular');

  it('is the name of the culture in the language that is spoken', () => {
    expect(first({ culture: 'GB-WLS' }, 'cy')).to.equal('cysylltydd cymunedol');
    expect(first({ culture: 'GB-WLS' }, 'en')).to.equal('community connector');
    expect(first({ culture: 'IE-D' }, 'en')).to.equal('co-ordinator');
  });

  it('is in the language of its sentences before it is of the culture', () => {
    expect(first({ culture: 'GB-WLS' }, 'pl')).to.equal('łącznik');
    expect(first({ culture: 'GB-WLS' }, 'nl')).to.equal('community connector');
    expect(first({ culture: 'SE' }, 'en')).to.equal('link worker');
  });

  it("is first of all the place's own", () => {
    const own = [role('GB-WLS', 'en', 'village agent')];
    expect(first({ culture: 'GB-WLS', roles: own }, 'en')).to.equal('village agent');
    expect(first({ culture: 'GB-WLS', roles: own }, 'cy')).to.equal('cysylltydd cymunedol');
  });
});

describe('sentences that name the role', () => {
  let content: Catalogue;
  before(async () => {
    content = await loadCatalogue(contentOfTheBot);
  });

  const saying = (catalogue: Catalogue, language: string, place: string, missing?: (what: string) => void) =>
    createWords(
      locales,
      () => catalogue,
      (_, key) => missing?.(key),
    ).in(language, place, now);

  for (const [language, place, key, sentence] of [
    ['en', 'leeds', 'choices:person', 'Talk to a link worker'],
    ['en', 'yiwu', 'choices:person', 'Talk to the link worker team'],
    ['cy', 'caerphilly', 'choices:person', 'Siarad gyda chysylltydd cymunedol'],
    [
      'cy',
      'caerphilly',
      'hand-over:offer-again',
      'Ga i ofyn i gysylltydd cymunedol gysylltu â chi, neu awn ymlaen?',
    ],
    ['cy', 'yiwu', 'choices:person', 'Siarad gyda thîm gweithwyr cyswllt'],
    ['nl', 'utrecht', 'choices:person', 'Praten met een welzijnscoach'],
    [
      'nl',
      'yiwu',
      'hand-over:offer-again',
      'Zal ik het team van link workers vragen contact met je op te nemen, of gaan we verder?',
    ],
    ['pl', 'leeds', 'choices:person', 'Rozmowa z łącznikiem społecznym'],
    [
      'pl',
      'leeds',
      'hand-over:offer-again',
      'Czy mam poprosić łącznika społecznego o kontakt z Tobą, czy idziemy dalej?',
    ],
    [
      'pl',
      'yiwu',
      'hand-over:offer-again',
      'Czy mam poprosić zespół łączników społecznych o kontakt z Tobą, czy idziemy dalej?',
    ],
    ['zh', 'toa-payoh', 'hand-over:offer-again', '要请一位社区健康协调员联系您吗？还是我们继续？'],
    ['zh', 'yiwu', 'hand-over:offer-again', '要请社区联络团队联系您吗？还是我们继续？'],
    ['ur', 'leeds', 'choices:person', 'لنک ورکر سے بات کریں'],
  ] as const)
    it(`are said as people say them: "${sentence}"`, () =>
      expect(saying(content, language, place).say(key)).to.equal(sentence));

  it('name it in their own language in every example place', () => {
    for (const place of content.places.values())
      for (const language of ['en', 'cy', 'nl', 'pl', 'zh', 'ur'])
        expect(rolesFor(content.roles, place, language)[0], `${place.id} ${language}`).to.deep.include({
          culture: place.culture,
          language,
        });
  });

  it('say the plainest name where a form is lacking, and report it', () => {
    const lacking = { ...content, roles: [role('GB-ENG', 'pl', 'łącznik')] };
    const reported: string[] = [];
    const wording = saying(lacking, 'pl', 'leeds', (what) => reported.push(what));
    expect(wording.say('choices:person')).to.equal('Rozmowa łącznik');
    expect(reported).to.deep.equal(['role.with']);
  });

  it('have no hole even where there is no name at all', () =>
    expect(saying({ ...content, roles: [] }, 'en', 'leeds').say('choices:person')).to.equal(
      'Talk to a person',
    ));

  it('ask for forms', () =>
    expect([
      ...roleFormsAsked(['Ask {{role.your}} now.', 'Ask {{role.your}}.', '{{ role.after-a }}']),
    ]).to.deep.equal([
      ['your', 'Ask {{role.your}}.'],
      ['after-a', '{{ role.after-a }}'],
    ]));
});
