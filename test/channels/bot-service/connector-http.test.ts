import { expect } from 'chai';
import { connectorHttp } from '../../../bot/channels/bot-service/connector-http.js';
import { serviceHosts } from '../../../bot/channels/bot-service/service-hosts.js';
import { answer, Connector } from './connector.js';

describe('requests to the Bot Connector', () => {
  let connector: Connector;

  beforeEach(async () => {
    connector = await new Connector().listen();
  });
  afterEach(() => connector.close());

  const ask = (loopback: boolean) =>
    connectorHttp(serviceHosts({ loopback })).sendRequest({
      url: `${connector.address}v3/conversations/a/activities`,
      method: 'POST',
      headers: { toJson: () => ({ authorization: 'Bearer token-of-the-bot' }) },
      body: '{}',
    });
  const failureOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: Error & { code?: unknown }) => error,
    );

  it('go to allowed hosts alone, whatever they were made of', async () => {
    expect((await failureOf(ask(false)))?.name).to.equal('HostNotAllowed');
    expect(connector.asked).to.be.empty;
    expect((await ask(true)).status).to.equal(201);
  });

  it('hand on how long to wait, if that is not too long', async () => {
    for (const [told, known] of [
      ['0', '0'],
      ['30', '30'],
      ['31', undefined],
      ['Fri, 20 Nov 2099 10:00:00 GMT', undefined],
    ] as const) {
      connector.answering = (response) => answer(response, 429, {}, { 'retry-after': told });
      expect((await ask(true)).headers.toJson()['retry-after']).to.equal(known);
    }
  });

  it('say by its code why there was no answer, and nothing of what was sent', async () => {
    connector.answering = (response) => {
      response.destroy();
      return true;
    };
    const failure = await failureOf(ask(true));
    expect(failure?.code).to.be.oneOf(['ECONNRESET', 'UND_ERR_SOCKET']);
    expect(String(failure)).not.to.include('token');
    await connector.close();
    connector.close = async () => undefined;
    expect((await failureOf(ask(true)))?.code).to.equal('ECONNREFUSED');
  });
});
