import { how } from './check-in/how.js';
import type { CheckInMemory, CheckInOptions } from './check-in/memory.js';
import { whatHelps } from './check-in/what-helps.js';
import { why } from './check-in/why.js';
import type { DialogDefinition } from './step.js';

/** "Did you get there?", what got in the way if not, and from there what helps. */
export const checkIn: DialogDefinition<CheckInMemory> = {
  id: 'check-in',
  schema: 1,
  steps: { how, why, 'what-helps': whatHelps },
  begin: (options) => ({
    memory: { ...(options as unknown as CheckInOptions), how: null, why: null },
    step: 'how',
  }),
  before: { kind: 'end' },
  after: { kind: 'end' },
};
