/**
 * What an editor is told of each kind of content file, so that it completes and checks while somebody types. JSON Schema
 * draft-07, which is what editors know best of it. A schema refuses nothing that the bot reads; the check says the rest.
 */
import type { Catalogue } from './catalogue.js';
import { culturesShape } from './cultures-file.js';
import { groupShape } from './group-file.js';
import type { Known } from './known.js';
import { helpLineShape } from './people-files.js';
import { placeShape } from './place-file.js';
import { roleShape } from './role-shape.js';
import { sentencesShape } from './safety-sentences.js';
import type { JsonSchema } from './shape.js';
import { accessNeedShape, safetyShape, topicShape } from './word-files.js';

const draft = 'http://json-schema.org/draft-07/schema#';

/** The kinds of content file, each with its schema; topics and access needs are those of this content. */
export function jsonSchemas({
  topics,
  access,
}: Pick<Catalogue, 'topics' | 'access'>): Map<string, JsonSchema> {
  const context = {
    ...{ currency: 'GBP', languages: [], areas: [], today: null },
    ...{ topics: known(topics), access: known(access) },
  };
  const kinds: [kind: string, title: string, schema: JsonSchema][] = [
    ['group', 'A community group and its activities', groupShape(context).schema],
    ['place', 'A place', placeShape.schema],
    ['topic', 'A topic: something that can matter to a person', topicShape.schema],
    ['access', 'What people may need to take part', under(accessNeedShape.schema)],
    ['roles', 'What a link worker is called', each(roleShape.schema)],
    ['help-lines', 'Whom to call', each(helpLineShape.schema)],
    ['cultures', 'What holds in a country whatever language is spoken there', culturesShape.schema],
    ['safety', 'Phrases that say somebody is in danger', safetyShape.schema],
    ['safety-sentences', 'Sentences that the safety phrases are held against', sentencesShape.schema],
  ];
  return new Map(kinds.map(([kind, title, schema]) => [kind, { $schema: draft, title, ...schema }]));
}

/** Which kind of file stands at a path within the content folder, or null where nothing is told of it. */
export function kindOfFile(path: string): string | null {
  if (/^places\/[^/]+\/groups\/[^/]+\.yaml$/.test(path)) return 'group';
  if (/^places\/[^/]+\/place\.yaml$/.test(path)) return 'place';
  if (/^topics\/[^/]+\.yaml$/.test(path)) return 'topic';
  if (/^safety\/[^/]+\.tests\.yaml$/.test(path)) return 'safety-sentences';
  if (/^safety\/[^/]+\.yaml$/.test(path)) return 'safety';
  return /^(access|roles|help-lines|cultures)\.yaml$/.exec(path)?.[1] ?? null;
}

/** The first line of a content file, by which editors find its schema. */
export function schemaComment(path: string): string | null {
  const kind = kindOfFile(path);
  const up = '../'.repeat(path.split('/').length - 1);
  return kind === null ? null : `# yaml-language-server: $schema=${up}schemas/${kind}.schema.json`;
}

function known(named: ReadonlyMap<string, unknown>): Known {
  return { usable: new Set(named.keys()), broken: new Set(), complete: true };
}

function under(schema: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: schema };
}

function each(schema: JsonSchema): JsonSchema {
  return { type: 'array', items: schema };
}
