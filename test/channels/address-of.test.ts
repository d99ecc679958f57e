import { expect } from 'chai';
import { addressOf, isFromInside, type Addressed } from '../../bot/channels/address-of.js';

function from(remoteAddress: string, forwarded?: string): Addressed {
  return {
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  };
}

describe('the address by which requests are counted', () => {
  it('is one for all that a household has of IPv6', () => {
    const ours = addressOf(from('2a00:23c7:1:2:aaaa::1'));
    expect(addressOf(from('2a00:23c7:1:2:bbbb:1:2:3'))).to.equal(ours);
    expect(addressOf(from('10.0.0.1', '2a00:23c7:1:2::9'))).to.equal(ours);
    expect(addressOf(from('2a00:23c7:1:3::1'))).to.not.equal(ours);
    expect(addressOf(from('2a00:23c7::1'))).to.equal(addressOf(from('2a00:23c7:0:0:1::')));
  });

  it('is the same whether IPv4 comes as itself or within IPv6', () => {
    expect(addressOf(from('::ffff:198.51.100.1'))).to.equal(addressOf(from('198.51.100.1')));
  });

  it('leaves out the port that some proxies write, which is another one each time', () => {
    expect(addressOf(from('10.0.0.1', '198.51.100.1:50123'))).to.equal('198.51.100.1');
    expect(addressOf(from('10.0.0.1', '[2a00:23c7:1:2::9]:50123'))).to.equal('2a00:23c7:1:2::');
  });

  it('cannot be made up or emptied by what is no address', () => {
    for (const forwarded of [
      '',
      ',',
      ', ',
      'x'.repeat(9000),
      '198.51.100.1, unknown',
      '1.2.3',
      '::1::',
      '%',
    ]) {
      expect(addressOf(from('10.0.0.1', forwarded)), forwarded.slice(0, 20)).to.equal('10.0.0.1');
    }
  });

  it('tells who is on this machine or its network from who is not', () => {
    for (const inside of ['127.0.0.1', '::1', '::ffff:172.17.0.1', '10.1.2.3', 'fd00::5']) {
      expect(isFromInside(from(inside)), inside).to.equal(true);
    }
    expect(isFromInside(from('198.51.100.1'))).to.equal(false);
    expect(isFromInside(from('127.0.0.1', '198.51.100.1')), 'through a proxy').to.equal(false);
    expect(isFromInside(from('198.51.100.1', '127.0.0.1')), 'as it claims').to.equal(false);
    expect(isFromInside(from('127.0.0.1', '2a00::1'))).to.equal(false);
  });
});
