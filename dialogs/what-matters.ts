import type { NoMemory } from './answering.js';
import { getsInTheWay } from './questions/gets-in-the-way.js';
import { matters } from './questions/matters.js';
import { when } from './questions/when.js';
import { whereabouts } from './questions/whereabouts.js';
import type { DialogDefinition } from './step.js';

/** The questions before the first suggestions. Each can be skipped; what is known already is not asked. */
export const whatMatters: DialogDefinition<NoMemory> = {
  id: 'what-matters',
  schema: 1,
  steps: { matters, access: getsInTheWay, whereabouts, when },
  begin: ({ step, trail }) => ({
    memory: {},
    ...(typeof step === 'string' ? { step } : {}),
    ...(Array.isArray(trail) ? { trail: trail as string[] } : {}),
  }),
  before: null,
  after: { kind: 'replace', dialog: 'suggestions', options: {} },
};
