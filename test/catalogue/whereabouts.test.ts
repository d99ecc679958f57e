import { expect } from 'chai';
import { areaOfPostcode, metresBetween } from '../../bot/catalogue/whereabouts.js';

describe('whereabouts', () => {
  const area = (name: string, ...also: string[]) => ({ name, also, at: [53.8, -1.5] as const });

  it('finds the area by the longest beginning of the postcode', () => {
    const areas = [
      area('City', 'LS1'),
      area('Adel', 'LS16'),
      area('Headingley', 'LS6', 'LS6 3'),
      area('Leeds', 'LS'),
    ];
    expect(areaOfPostcode(areas, 'LS1 6AB')?.name).to.equal('City');
    expect(areaOfPostcode(areas, 'ls166ab')?.name).to.equal('Adel');
    expect(areaOfPostcode(areas, 'LS6 3XY')?.name).to.equal('Headingley');
    expect(areaOfPostcode(areas, 'LS29 1AA')?.name).to.equal('Leeds');
    expect(areaOfPostcode(areas, 'YO1 1AA')).to.equal(null);
  });
  it('knows the beginnings of other countries', () => {
    const areas = [area('Lombok', '3531', '3532'), area('Toa Payoh', '31')];
    expect(areaOfPostcode(areas, '3532 AB')?.name).to.equal('Lombok');
    expect(areaOfPostcode(areas, '310190')?.name).to.equal('Toa Payoh');
  });
  it('measures across the globe', () => {
    expect(metresBetween([51.5074, -0.1278], [48.8566, 2.3522])).to.be.within(342_000, 345_000);
  });
});
