/** What is known of each request afterwards: how long it took and how it ended, never who asked or for what. */
import type { Request, Response, Server } from 'restify';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { forRequest, requestIdFor } from '../request-id.js';

/** Call before anything else is mounted. Each answer carries the id under which the log speaks of its request. */
export function measureRequests(
  server: Server,
  { metrics, log }: { metrics: Pick<Metrics, 'request'>; log: Pick<Log, 'debug'> },
): void {
  const began = new WeakMap<Request, number>();
  server.pre((request, response, next) => {
    began.set(request, performance.now());
    const given = request.headers['x-request-id'];
    const id = requestIdFor(typeof given === 'string' ? given : undefined);
    response.setHeader('X-Request-Id', id);
    forRequest(id, next);
  });
  server.on('after', (request: Request, response: Response) => {
    const seconds = (performance.now() - (began.get(request) ?? performance.now())) / 1000;
    const { method = 'GET' } = request;
    const { statusCode: status } = response;
    const route = routeOf(request);
    // A stream of events ends when its page is closed: how long it took says nothing.
    const stream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
    metrics.request(route, method, status, stream ? null : seconds);
    log.debug({ route, method, status, seconds }, 'answered');
  });
}

/** The route's pattern, never the address itself: an address may carry what a resident wrote. */
export function routeOf(request: Request): string {
  const route = request.getRoute() as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : 'unknown';
}
