import type { Registry } from 'prom-client';
import type { Response, Server } from 'restify';

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

/** What a supervisor and a monitor ask: `/healthz` alive, `/readyz` able to serve, `/metrics` for Prometheus. */
export function mountOperating(server: Server, { ready, registry }: Operating): void {
  server.get('/healthz', async (_request, response) => {
    answer(response, 200, 'alive\n');
  });
  server.get('/readyz', async (_request, response) => {
    const { ok, why } = await ready().catch((): Readiness => ({
      ok: false,
      why: 'readiness could not be checked',
    }));
    answer(response, ok ? 200 : 503, ok ? 'ready\n' : `not ready: ${why ?? 'no reason given'}\n`);
  });
  server.get('/metrics', async (_request, response) => {
    answer(response, 200, await registry.metrics(), registry.contentType);
  });
}

/** Sent as it is: restify's own `send` would pick a form by what the client accepts. */
function answer(response: Response, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(text);
}
