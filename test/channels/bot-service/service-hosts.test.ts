import { expect } from 'chai';
import { serviceHosts } from '../../../bot/channels/bot-service/service-hosts.js';

describe('the hosts that the bot answers to', () => {
  const { allows } = serviceHosts();

  for (const address of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/uk/7c9e6679-7425-40de-944b-e07fc1f90ae7/',
    'https://smba.trafficmanager.net/teams',
    'https://SMBA.TrafficManager.net/emea/',
    'https://directline.botframework.com/',
    'https://europe.webchat.botframework.com/',
    'https://sms.botframework.com',
  ]) {
    it(`are Microsoft's own: ${address}`, () => expect(allows(address)).to.be.true);
  }

  for (const [what, address] of [
    ['plain http', 'http://smba.trafficmanager.net/emea/'],
    ['another scheme', 'ftp://smba.trafficmanager.net/emea/'],
    ['a name that anybody can register beside it', 'https://mine.trafficmanager.net/emea/'],
    ['a name before it', 'https://evil.smba.trafficmanager.net/'],
    ['a name that ends alike', 'https://evilbotframework.com/'],
    ['the bare domain', 'https://botframework.com/'],
    ['the name as a part of another', 'https://directline.botframework.com.evil.example/'],
    ['a user before the host', 'https://smba.trafficmanager.net@evil.example/'],
    ['a user and a word', 'https://a:b@smba.trafficmanager.net/emea/'],
    ['a backslash', 'https://evil.example\\.botframework.com/'],
    ['another port', 'https://smba.trafficmanager.net:8443/emea/'],
    ['the usual port, written out', 'https://smba.trafficmanager.net:443/emea/'],
    ['a dot at the end', 'https://smba.trafficmanager.net./emea/'],
    ['an empty label', 'https://.botframework.com/'],
    ['letters that look alike', 'https://smbа.trafficmanager.net/emea/'],
    ['a full-width dot', 'https://evil.example／.botframework.com/'],
    ['an escaped slash', 'https://evil.example%2f.botframework.com/'],
    ['a query that swallows the path', 'https://smba.trafficmanager.net/?to='],
    ['a fragment that swallows the path', 'https://smba.trafficmanager.net/#'],
    ['white space', ' https://smba.trafficmanager.net/emea/'],
    ['a line break', 'https://smba.trafficmanager.net/\r\nemea/'],
    ['an address as a number', 'https://127.0.0.1/'],
    ['an address of IPv6', 'https://[::1]/'],
    ['this machine', 'http://localhost:3978/'],
    ['the cloud of a government, which is not set up', 'https://smba.infra.gcc.teams.microsoft.com/teams/'],
    ['no address', 'smba.trafficmanager.net'],
    ['nothing', ''],
    ['something endless', `https://smba.trafficmanager.net/${'a'.repeat(1000)}`],
  ] as const) {
    it(`are no others: ${what}`, () => expect(allows(address)).to.be.false);
  }

  it('include this machine where a test says so, and nothing else that is plain http', () => {
    const { allows: allowed } = serviceHosts({ loopback: true });
    expect(allowed('http://127.0.0.1:4000/')).to.be.true;
    expect(allowed('http://localhost:4000/v3/conversations/a/activities')).to.be.true;
    expect(allowed('http://127.0.0.1:4000@evil.example/')).to.be.false;
    expect(allowed('http://127.0.0.2:4000/')).to.be.false;
    expect(allowed('http://smba.trafficmanager.net/')).to.be.false;
  });

  it('are looked at again in each request that is made of an address', () => {
    const { allowsRequest } = serviceHosts();
    expect(
      allowsRequest('https://smba.trafficmanager.net/uk/v3/conversations/19%3Aa%40thread.v2/activities/1'),
    ).to.be.true;
    expect(allowsRequest('https://evil.example/v3/conversations/1/activities')).to.be.false;
    expect(allowsRequest('https://smba.trafficmanager.net@evil.example/v3')).to.be.false;
    expect(allowsRequest('http://127.0.0.1:4000/v3/conversations/1/activities')).to.be.false;
    expect(allowsRequest('nowhere')).to.be.false;
  });
});
