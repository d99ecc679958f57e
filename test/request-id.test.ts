import { expect } from 'chai';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHost, type Host } from '../bot/channels/server.js';
import { createLog } from '../bot/log.js';
import { createMetrics } from '../bot/metrics.js';

describe('the id of a request', () => {
  const lines: { msg: string; request?: string; route?: string }[] = [];
  const log = createLog(
    'debug',
    new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(JSON.parse(line.toString()) as (typeof lines)[number]);
        done();
      },
    }),
  );
  const metrics = createMetrics();
  let host: Host;
  let address: string;

  before(async () => {
    host = createHost({ log, metrics });
    host.server.get('/slow/:who', async (_request, response) => {
      await sleep(5);
      log.info('half way');
      response.end('done');
    });
    address = `http://127.0.0.1:${await host.listen(0, '127.0.0.1')}`;
  });
  beforeEach(() => lines.splice(0));
  after(() => host.close());

  it('stands in every line of the log that belongs to the request, and in its answer', async () => {
    const answers = await Promise.all(['one', 'two'].map((who) => fetch(`${address}/slow/${who}`)));
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids)).to.have.lengthOf(2);
    expect(lines.filter(({ msg }) => msg === 'half way').map(({ request }) => request)).to.have.members(ids);
  });

  it('is the one that a web server in front gave, if it is nothing but an id', async () => {
    const given = async (id: string) => {
      const { headers } = await fetch(`${address}/slow/one`, { headers: { 'X-Request-Id': id } });
      return headers.get('x-request-id');
    };
    expect(await given('7f3c.a-balancer_42')).to.equal('7f3c.a-balancer_42');
    expect(await given('{"level":"fatal"}')).to.match(/^[\da-f-]{36}$/);
    expect(await given('x'.repeat(65))).to.match(/^[\da-f-]{36}$/);
  });

  it('goes with figures by the pattern of an address, never the address itself', async () => {
    await (await fetch(`${address}/slow/secret-name`)).text();
    const text = await metrics.registry.metrics();
    expect(text).to.match(/whatmatters_requests_total\{route="\/slow\/:who",method="GET",status="200"\} \d/);
    expect(text + JSON.stringify(lines)).to.not.contain('secret-name');
  });
});
