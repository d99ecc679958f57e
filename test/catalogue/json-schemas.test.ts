import { Ajv } from 'ajv';
import { expect } from 'chai';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Catalogue } from '../../bot/catalogue/catalogue.js';
import { jsonSchemas, kindOfFile, schemaComment } from '../../bot/catalogue/json-schemas.js';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import type { JsonSchema } from '../../bot/catalogue/shape.js';
import { contentOfTheBot } from '../../bot/root.js';
import { small, withLine } from './small-group.js';

describe('what editors are told of content files', () => {
  let catalogue: Catalogue;
  let schemas: Map<string, JsonSchema>;
  before(async () => {
    catalogue = await loadCatalogue(contentOfTheBot);
    schemas = jsonSchemas(catalogue);
  });

  /** The mistakes in a text, read as an editor reads it: numbers and dates of YAML 1.2. */
  function mistakesIn(kind: string, text: string): string[] {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schemas.get(kind)!);
    validate(parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  it('stands in content/schemas as `npm run content -- schema` writes it', async () => {
    for (const [kind, schema] of schemas) {
      const written = await readFile(join(contentOfTheBot, 'schemas', `${kind}.schema.json`), 'utf8');
      expect(written, kind).to.equal(`${JSON.stringify(schema, null, 2)}\n`);
    }
  });

  it('is named by the first line of every content file, and takes each of them', async () => {
    const files = (await readdir(contentOfTheBot, { recursive: true })).filter(
      (file) => file.endsWith('.yaml') && kindOfFile(file) !== null,
    );
    expect(files.length).to.be.above(130);
    const validators = new Map(
      [...schemas].map(([kind, schema]) => [kind, new Ajv({ strict: false }).compile(schema)]),
    );
    for (const file of files) {
      const text = await readFile(join(contentOfTheBot, file), 'utf8');
      expect(text.split('\n')[0], file).to.equal(schemaComment(file));
      const validate = validators.get(kindOfFile(file)!)!;
      validate(parse(text));
      expect(validate.errors ?? [], file).to.deep.equal([]);
    }
  });

  for (const line of [
    'name: 1984',
    'cost: 3.50',
    'cost: pay what you can',
    'cost: { amount: 3,50 }'.replace('3,50', '"3,50"'),
    'when: [{ day: "first wednesday, term time only", from: 18.30, to: half past eight }]',
    'when: [{ day: Sat 7 March 2026, from: 10:00, to: noon }]',
    'when: [{ day: 2026-12-26 }]',
    'not-on: [2026-12-26, 26 December 2027]',
    'access: [no step-free, toilet]',
    'for: { ages: 18+, only: women }',
    'status-until:',
    'checked: 5 October 2026',
    'where: { name: Hall, postcode: 310190, at: ["53.8", -1.5] }',
  ]) {
    it(`takes ${line}`, () => expect(mistakesIn('group', withLine(line))).to.deep.equal([]));
  }

  it('takes yes and no as people write them', () => {
    for (const written of ['true', 'yes', 'No']) {
      expect(mistakesIn('group', `example: ${written}\n${small}`)).to.deep.equal([]);
    }
  });

  for (const [line, said] of [
    ['topics: [gardning]', '/activities/0/topics/0'],
    ['access: [stepfree]', '/activities/0/access/0'],
    ['frist-visit: Ask', '/activities/0 must NOT have additional properties'],
    ['join: dropin', '/activities/0/join'],
    [`about: ${'a'.repeat(601)}`, '/activities/0/about'],
    ['id: The Plot', '/activities/0/id'],
  ] as const) {
    it(`refuses ${line.slice(0, 40)}`, () => {
      const text = line.startsWith('id') ? small.replace('id: plot', line) : withLine(line);
      expect(mistakesIn('group', text).join('\n')).to.contain(said);
    });
  }

  it('says what each field is for, and what must be there', () => {
    const told = JSON.stringify(schemas.get('group'));
    expect(told).to.contain('What people do there, in two or three plain sentences.');
    expect(mistakesIn('group', 'name: Growers\n')).to.include(" must have required property 'activities'");
  });
});

describe('the README for the people who edit', () => {
  it("names every field of a group's file and of a place's", async () => {
    const catalogue = await loadCatalogue(contentOfTheBot);
    const readme = await readFile(join(contentOfTheBot, 'README.md'), 'utf8');
    const fieldsOf = (schema: unknown): Record<string, JsonSchema> =>
      (schema as { properties: Record<string, JsonSchema> }).properties;
    const schemas = jsonSchemas(catalogue);
    const group = fieldsOf(schemas.get('group'));
    const activity = fieldsOf((group['activities'] as { items: JsonSchema }).items);
    for (const field of [...Object.keys(group), ...Object.keys(activity)])
      expect(readme).to.contain(`| \`${field}\``);
    for (const field of Object.keys(fieldsOf(schemas.get('place'))))
      expect(readme).to.contain(`\`${field}\``);
  });
});
