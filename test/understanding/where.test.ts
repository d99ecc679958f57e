import { expect } from 'chai';
import { heard } from './listener.js';

const area = (text: string, asked: 'whereabouts' | null = null, place = 'leeds'): string | null => {
  const { where } = heard(text, { asked, place });
  return where?.known ? where.area : null;
};

describe('hearing where somebody is', () => {
  for (const text of ['LS6', 'ls6 1ab', 'LS61AB', "I'm in ls6, any time", 'ls 6']) {
    it(`"${text}" is Hyde Park`, () => expect(area(text)).to.equal('Hyde Park'));
  }

  it('tells districts apart that begin alike', () => {
    expect(area('LS16 7AB')).to.equal('Adel');
    expect(area('LS1 6AB')).to.equal('City centre');
    expect(area('LS167AB')).to.equal('Adel');
    expect(area('LS14')).to.equal(null);
  });

  it('reads Dutch postcodes', () => {
    expect(area('3511 AB', null, 'utrecht')).to.equal('Binnenstad');
    expect(area('3562', 'whereabouts', 'utrecht')).to.equal('Overvecht');
  });

  it('knows an area by what it is called in any language of the place', () => {
    for (const text of ['Binnenstad', 'in the city centre'])
      expect(area(text, 'whereabouts', 'utrecht'), text).to.equal('Binnenstad');
  });

  it('knows it with a slip in any of its words, where it was asked', () => {
    for (const text of ['hyde prk', 'hyd prak', 'in hyd park'])
      expect(area(text, 'whereabouts'), text).to.equal('Hyde Park');
    expect(area('evenings please', 'whereabouts')).to.equal(null);
    expect(area('hyde prk')).to.equal(null);
  });

  it('hears it in a first message, over small words', () => {
    expect(area('lonely and near the city centre')).to.equal('City centre');
  });

  it('knows an area by name, misspelt too', () => {
    for (const text of ['I live in Burley', 'something near Burley', 'in burley', 'burly']) {
      expect(area(text, 'whereabouts'), text).to.equal('Burley');
    }
    expect(area('I live in Hyde Prak')).to.equal('Hyde Park');
  });

  it('knows an area whose name could be that of a street, at any question', () => {
    for (const text of ['Hyde Park', 'I live in Hyde Park', 'Gardening, Hyde Park, mornings'])
      expect(area(text), text).to.equal('Hyde Park');
    expect(heard('12 Hyde Park Road').where).to.deep.include({ area: 'Hyde Park', words: 'Hyde Park' });
  });

  it('says what it does not know', () => {
    expect(heard('Bradford', { asked: 'whereabouts' }).where).to.deep.equal({
      known: false,
      words: 'Bradford',
    });
    expect(heard('XX9', { asked: 'whereabouts' }).where).to.deep.equal({ known: false, words: 'XX9' });
    expect(heard('I live in Bradford and like chess').where).to.deep.equal({
      known: false,
      words: 'Bradford',
    });
    expect(heard('somewhere in the summer').where).to.equal(null);
  });

  it('takes the name of the place itself for the whole of it', () => {
    expect(area('Leeds', 'whereabouts')).to.equal('Leeds');
  });

  it('keeps no house number, no street and no more of a postcode than its district', () => {
    const text = '14 Garden Street, Burley LS4 2AB';
    const { where } = heard(text, { asked: 'whereabouts' });
    expect(where).to.deep.include({ known: true, area: 'Burley', words: 'LS4' });
    expect(heard('12 Cardigan Road', { asked: 'whereabouts' }).where).to.equal(null);
  });
});
