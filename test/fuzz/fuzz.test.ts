/** A short while of what `npm run fuzz` does for long: always the same, so that it fails only for a change. */
import * as fc from 'fast-check';
import { targets } from './targets.js';

describe('what nobody would think of', function () {
  this.timeout(60_000);
  for (const kind of Object.values(targets).filter(({ runs }) => runs > 0)) {
    it(`harms nothing: ${kind.about}`, async () => {
      const target = await kind.open();
      try {
        await fc.assert(target.property, { seed: 20_261_120, numRuns: kind.runs, endOnFailure: true });
      } finally {
        await target.close();
      }
    });
  }
});
