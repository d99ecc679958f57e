import { expect } from 'chai';
import { EventEmitter, once } from 'node:events';
import { createServer, get, Agent, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { shutDownOnSignal } from '../bot/shutdown.js';
import { readableLog } from './storage/sample-record.js';

describe('shutting down', () => {
  let server: Server;
  let signals: EventEmitter;
  let events: string[];
  let waiting: ServerResponse[];
  const agent = new Agent({ keepAlive: true });

  beforeEach(async () => {
    signals = new EventEmitter();
    events = [];
    waiting = [];
    server = createServer((request, response) => {
      if (request.url === '/slow') waiting.push(response);
      else response.end('done');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  after(() => agent.destroy());

  /** Asks, and keeps the connection open afterwards as browsers do. */
  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      get({ port: (server.address() as AddressInfo).port, path, agent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      }).on('error', reject);
    });
  const watch = (options: { limit?: number; close?: () => Promise<void> } = {}) =>
    new Promise<number>((exit) => {
      shutDownOnSignal({
        server,
        endStreams: () => void events.push('streams ended'),
        close: async () => void events.push('closed'),
        log: readableLog(),
        signals,
        exit,
        ...options,
      });
    });

  it('finishes the requests in progress, then closes, then exits with 0', async () => {
    const exited = watch();
    await ask('/quick');
    const arrived = once(server, 'request');
    const answer = ask('/slow').then((status) => events.push(`answered ${status}`));
    await arrived;
    signals.emit('SIGTERM');
    waiting[0]!.end('done');
    await answer;
    expect(await exited).to.equal(0);
    expect(events).to.deep.equal(['streams ended', 'answered 200', 'closed']);
  });

  it('cuts off what takes too long, and closes all the same', async () => {
    const exited = watch({ limit: 20 });
    const arrived = once(server, 'request');
    const answer = ask('/slow').catch(() => 'cut off');
    await arrived;
    signals.emit('SIGINT');
    expect(await exited).to.equal(0);
    expect(await answer).to.equal('cut off');
    expect(events).to.deep.equal(['streams ended', 'closed']);
  });

  it('exits with 1 where closing fails or takes too long', async () => {
    const failing = watch({ close: () => Promise.reject(new Error('the disk is full')) });
    signals.emit('SIGTERM');
    expect(await failing).to.equal(1);

    signals = new EventEmitter();
    const hanging = watch({ limit: 20, close: () => new Promise(() => undefined) });
    signals.emit('SIGTERM');
    expect(await hanging).to.equal(1);
  });

  it('exits at once at a second signal', async () => {
    const exited = watch();
    const arrived = once(server, 'request');
    void ask('/slow').catch(() => undefined);
    await arrived;
    signals.emit('SIGTERM');
    signals.emit('SIGINT');
    expect(await exited).to.equal(1);
    expect(events).to.deep.equal(['streams ended']);
  });
});
