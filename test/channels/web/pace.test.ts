import { expect } from 'chai';
import type { Request } from 'restify';
import { addressOf } from '../../../bot/channels/web/pace.js';

describe('the address that a message comes from', () => {
  it('is the other end of the line', () => {
    expect(addressOf(request('203.0.113.7'))).to.equal('203.0.113.7');
  });

  it('behind a proxy of ours, is the one that the proxy saw', () => {
    expect(addressOf(request('127.0.0.1', '198.51.100.1, 203.0.113.7'))).to.equal('203.0.113.7');
    expect(addressOf(request('::ffff:10.0.0.2', '203.0.113.7'))).to.equal('203.0.113.7');
  });

  it('is not what somebody from outside claims', () => {
    expect(addressOf(request('203.0.113.7', '198.51.100.1'))).to.equal('203.0.113.7');
    expect(addressOf(request('172.32.0.1', '198.51.100.1'))).to.equal('172.32.0.1');
  });
});

function request(remoteAddress: string, forwarded?: string): Request {
  return { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as Request;
}
