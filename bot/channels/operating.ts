import type { Registry } from 'prom-client';
import type { Request, Response, Server } from 'restify';
import { isFromInside } from './address-of.js';
import { Refusal } from './refusal.js';

export interface Readiness {
  ok: boolean;
  /** Why not, for the person who runs the bot. */
  why?: string;
}

export interface Operating {
  /** Whether residents can be served now. May reject; that counts as not ready. */
  ready: () => Promise<Readiness>;
  registry: Registry;
}

/**
 * What a supervisor and a monitor ask: `/healthz` alive, `/readyz` able to serve, `/metrics` for Prometheus. Counts are
 * for those who watch over the bot: who comes from the internet is told that there are none.
 */
export function mountOperating(server: Server, { ready, registry }: Operating): void {
  server.get('/healthz', async (_request, response) => {
    answer(response, 200, 'alive\n');
  });
  server.get('/readyz', async (request: Request, response: Response) => {
    const { ok, why } = await ready().catch((): Readiness => ({
      ok: false,
      why: 'readiness could not be checked',
    }));
    const reason = isFromInside(request) ? `: ${why ?? 'no reason given'}` : '';
    answer(response, ok ? 200 : 503, ok ? 'ready\n' : `not ready${reason}\n`);
  });
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!isFromInside(request)) throw new Refusal(404, 'Counts are not for the internet');
    answer(response, 200, await registry.metrics(), registry.contentType);
  });
}

/** Sent as it is: restify's own `send` would pick a form by what the client accepts. */
function answer(response: Response, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(text);
}
