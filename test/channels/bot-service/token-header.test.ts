import { expect } from 'chai';
import { tokenHeader } from '../../../bot/channels/bot-service/token-header.js';
import { appId, channelToken, ownToken, tenant } from './microsoft.js';

const another = '00000000-0000-4000-8000-000000000000';
const botFramework = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
const single = { appId, tenant };
const many = { appId, tenant: null };

const takes = (token: string, app: { appId: string; tenant: string | null } = single) =>
  tokenHeader(['authorization', `Bearer ${token}`], app) !== null;

describe('the token of a request, before its signature is checked', () => {
  it('may be one of a channel for this app', () => {
    const token = channelToken('https://smba.trafficmanager.net/uk/');
    expect(takes(token)).to.be.true;
    expect(takes(token, many)).to.be.true;
    expect(takes(token, { appId: another, tenant })).to.be.false;
  });

  for (const version of ['1.0', '2.0'] as const) {
    it(`may be one of version ${version} that the app itself was given, by its own tenant`, () => {
      expect(takes(ownToken(version))).to.be.true;
      expect(takes(ownToken(version), { appId, tenant: tenant.toUpperCase() })).to.be.true;
      expect(takes(ownToken(version, { of: another }))).to.be.false;
      expect(takes(ownToken(version, { of: botFramework }))).to.be.false;
      expect(takes(ownToken(version, { claims: { appid: another, azp: another } }))).to.be.false;
      expect(takes(ownToken(version, { claims: { aud: 'https://graph.microsoft.com' } }))).to.be.false;
    });

    it(`may be one of version ${version} of the Bot Framework’s tenant, for an app of many tenants`, () => {
      expect(takes(ownToken(version, { of: botFramework }), many)).to.be.true;
      expect(takes(ownToken(version), many)).to.be.false;
    });
  }

  it('names an algorithm with two keys', () => {
    for (const alg of ['none', 'None', 'HS256', 'HS512', 'ES256', 'PS256', '']) {
      expect(takes(channelToken('', { alg }))).to.be.false;
    }
  });

  it('is made of JSON', () => {
    const [head, claims, signature] = channelToken('').split('.');
    expect(takes(`${head}.${claims}.${signature}`)).to.be.true;
    for (const part of ['bnVsbA', 'W10', 'IiI', 'e30', '____', 'eyJhIjo']) {
      expect(takes(`${part}.${claims}.${signature}`), part).to.be.false;
      expect(takes(`${head}.${part}.${signature}`), part).to.be.false;
    }
  });

  it('comes once', () => {
    const token = `Bearer ${channelToken('')}`;
    expect(tokenHeader(['Authorization', token, 'AUTHORIZATION', token], single)).to.be.null;
    expect(tokenHeader([], single)).to.be.null;
  });
});
