import { expect } from 'chai';
import { compareLocales } from '../../../bot/words/checking/compare.js';

const english = {
  ask: 'Where are you?',
  ask_sms: 'Where?',
  found_one: '{{count}} thing near {{area}}',
  found_other: '{{count}} things near {{area}}',
};
const polish = {
  ask: 'Gdzie jesteś?',
  found_one: '{{count}} rzecz blisko: {{area}}',
  found_few: '{{count}} rzeczy blisko: {{area}}',
  found_many: '{{count}} rzeczy blisko: {{area}}',
  found_other: '{{count}} rzeczy blisko: {{area}}',
};

describe('a translation', () => {
  it('is whole with the plural forms of its own language, and may be without shorter texts', () => {
    expect(found(polish)).to.be.empty;
  });

  it('may have shorter texts of its own', () => {
    expect(found({ ...polish, found_sms_few: '{{count}} rzeczy' })).to.be.empty;
  });

  it('lacks what is not there', () => {
    expect(found(without('ask', 'found_few'))).to.deep.equal(['missing ask', 'missing found_few']);
    expect(compareLocales(locale(english), new Map(), 'pl')).to.deep.include({
      subject: 'where',
      key: null,
      kind: 'missing',
      about: [],
    });
  });

  it('has too much what the English never says', () => {
    expect(found({ ...polish, asked: 'Pytam' })).to.deep.equal(['unknown asked']);
    expect(found({ ...polish, found_two: '{{count}} {{area}}' })).to.deep.equal(['unknown found_two']);
  });

  it('fills in what the English does, no less and no more', () => {
    expect(found({ ...polish, found_one: 'rzecz' })).to.deep.equal(['left-out found_one area,count']);
    expect(found({ ...polish, ask: '{{name}}, gdzie?' })).to.deep.equal(['added ask name']);
    const forms = { ...polish, ask: '{{role.forma}} gdzie?' };
    expect(compareLocales(locale({ ...english, ask: '{{role.your}} where?' }), locale(forms), 'pl')).to.be
      .empty;
  });

  it('asks where the English asks, in its own script', () => {
    expect(found({ ...polish, ask: 'Gdzie jesteś' })).to.deep.equal(['marks ask ?']);
    const chinese = { ask: '您在哪里？', found_other: '{{area}}附近有{{count}}个' };
    expect(compareLocales(locale(english), locale(chinese), 'zh')).to.be.empty;
  });

  it('has no empty text and no stray space', () => {
    expect(found({ ...polish, ask: ' Gdzie jesteś?' })).to.deep.equal(['blank ask']);
    expect(found({ ...polish, ask: '' })).to.deep.equal(['blank ask']);
  });
});

function locale(texts: Record<string, string>) {
  return new Map([['where', new Map(Object.entries(texts))]]);
}

function without(...keys: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(polish).filter(([key]) => !keys.includes(key)));
}

function found(texts: Record<string, string>): string[] {
  return compareLocales(locale(english), locale(texts), 'pl').map(({ kind, key, about }) =>
    [kind, key, about.join()].filter(Boolean).join(' '),
  );
}
