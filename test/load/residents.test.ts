import { expect } from 'chai';
import { markersIn, residentOf } from './residents.js';

describe('a made-up resident', () => {
  it('is the same for the same seed and number, and shares a marker with nobody', () => {
    expect(residentOf(7, 12)).to.deep.equal(residentOf(7, 12));
    const markers = Array.from({ length: 2000 }, (_, number) => residentOf(7, number).marker);
    expect(new Set(markers).size).to.equal(2000);
    expect(residentOf(8, 12).marker).not.to.equal(residentOf(7, 12).marker);
  });

  it('is found by name and by address, however it is written', () => {
    const { name, email, marker } = residentOf(1, 42);
    expect(markersIn(`Name: ${name}`)).to.deep.equal([marker]);
    expect(markersIn(`${name.toUpperCase()}, ${email}`)).to.deep.equal([marker]);
    expect(markersIn('Quiet boxes and a quick fox')).to.deep.equal([]);
  });
});
