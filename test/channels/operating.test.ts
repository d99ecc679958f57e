import { expect } from 'chai';
import restify from 'restify';
import { mountOperating, type Readiness } from '../../bot/channels/operating.js';
import { createMetrics } from '../../bot/metrics.js';

describe('operating', () => {
  let server: restify.Server;
  let address: string;
  let ready: () => Promise<Readiness>;
  const metrics = createMetrics();

  before(async () => {
    server = restify.createServer();
    mountOperating(server, { ready: () => ready(), registry: metrics.registry });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    address = `http://127.0.0.1:${server.address().port}`;
  });

  after((done) => {
    server.close(done);
  });

  const get = async (path: string) => {
    const response = await fetch(address + path);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };

  it('is alive whether or not it is ready', async () => {
    ready = async () => ({ ok: false, why: 'storage cannot be written' });
    expect(await get('/healthz')).to.include({ status: 200, text: 'alive\n' });
  });

  it('is ready once it can serve', async () => {
    ready = async () => ({ ok: true });
    expect(await get('/readyz')).to.include({ status: 200, text: 'ready\n' });
  });

  it('says why it is not ready', async () => {
    ready = async () => ({ ok: false, why: 'storage cannot be written' });
    expect(await get('/readyz')).to.include({ status: 503, text: 'not ready: storage cannot be written\n' });
  });

  it('is not ready where that cannot be told, and keeps the reason to itself', async () => {
    ready = () => Promise.reject(new Error('secret path /var/lib'));
    const { status, text } = await get('/readyz');
    expect(status).to.equal(503);
    expect(text).not.to.include('secret');
  });

  it('tells Prometheus what was counted', async () => {
    metrics.turn('webchat', 'answered', 0.004);
    metrics.suggestionsShown(3);
    metrics.notUnderstood();
    metrics.safetyFinding('life', 'urgent');
    metrics.storageError();
    metrics.contentProblems(() => 2);
    metrics.helpLinesUnchecked(() => 4);
    const { status, type, text } = await get('/metrics');
    expect(status).to.equal(200);
    expect(type).to.match(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'whatmatters_turns_total{channel="webchat",result="answered"} 1',
      'whatmatters_turn_seconds_bucket{le="0.005",channel="webchat"} 1',
      'whatmatters_suggestions_shown_total 3',
      'whatmatters_not_understood_total 1',
      'whatmatters_safety_findings_total{kind="life",level="urgent"} 1',
      'whatmatters_storage_errors_total 1',
      'whatmatters_content_problems 2',
      'whatmatters_help_lines_unchecked 4',
    ]) {
      expect(text).to.include(`${line}\n`);
    }
    expect(text).to.include('process_resident_memory_bytes');
  });

  it('tells who comes from the internet nothing but whether it is alive and ready', async () => {
    ready = async () => ({ ok: false, why: 'storage cannot be written' });
    const ask = async (path: string) => {
      const answer = await fetch(address + path, { headers: { 'x-forwarded-for': '198.51.100.1' } });
      return [answer.status, await answer.text()] as const;
    };
    const [status, text] = await ask('/metrics');
    expect(status).to.equal(404);
    expect(text).to.not.contain('whatmatters_');
    expect(await ask('/readyz')).to.deep.equal([503, 'not ready\n']);
    expect((await ask('/healthz'))[0]).to.equal(200);
  });
});
