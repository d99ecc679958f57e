import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMetrics } from '../bot/metrics.js';
import { projectRoot } from '../bot/root.js';

describe('the example dashboard and alerts', () => {
  const registry = createMetrics().registry;

  for (const file of ['dashboard.json', 'alerts.yaml']) {
    it(`${file} names only figures that there are`, async () => {
      const text = readFileSync(path.join(projectRoot, 'docs/running', file), 'utf8');
      const named = new Set(text.match(/\b(whatmatters|process)_\w+/g));
      const there = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
      const unknown = [...named].filter((name) => !there.has(name.replace(/_bucket$/, '')));
      expect(named.size).to.be.greaterThan(5);
      expect(unknown).to.deep.equal([]);
    });
  }

  it('leave no figure of the bot unwatched', async () => {
    const read = (file: string) => readFileSync(path.join(projectRoot, 'docs/running', file), 'utf8');
    const watched = read('dashboard.json') + read('alerts.yaml');
    const ours = (await registry.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => /^whatm/.test(name));
    expect(
      ours.filter((name) => !watched.includes(name) && name !== 'whatmatters_request_seconds'),
    ).to.deep.equal([]);
  });
});
