/** Which directory an entry was imported from. Written by an import; people leave it as it is. */
import type { Source } from './catalogue.js';
import { fields, required } from './fields.js';
import { id, phrase } from './plain-values.js';
import { then, type Shape } from './shape.js';

export const sourceShape: Shape<Source> = then(
  fields('a source', {
    feed: required(id, 'A short name for the directory.'),
    id: required(phrase(200), 'What that directory calls it.'),
  }),
  ({ values }) => values,
);
