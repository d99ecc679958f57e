/** The files about people to turn to: what a link worker is called, and the help lines. */
import { dialled, phone, website } from './addresses.js';
import type { HelpLine, Problem, Role } from './catalogue.js';
import { readDate } from './dates.js';
import { fields, optional, required, type Entry } from './fields.js';
import { culture } from './languages-and-regions.js';
import { distance } from './nearest.js';
import { id, phrase, text } from './plain-values.js';
import { readYaml, type YamlNode } from './read-yaml.js';
import { quoted, Report } from './report.js';
import { roleShape } from './role-shape.js';
import { list, then, value } from './shape.js';
import { textsShape } from './word-files.js';

/** More than any country has of either. */
const mostEntries = 1000;

/** Each entry is read alone, so that a mistake in one costs no other. */
function readEntries<T>(
  content: string,
  file: string,
  what: string,
  readOne: (node: YamlNode, report: Report) => T | undefined,
): { entries: T[]; problems: Problem[] } {
  const report = new Report(file, content);
  const root = readYaml(content, report);
  if (root && root.kind !== 'list')
    report.error(root.at, `This file should be a list of ${what}, a - before each.`);
  const all = root?.kind === 'list' ? root.items : [];
  if (all.length > mostEntries) {
    report.error(all[mostEntries]!.at, `There are ${all.length} ${what} here; ${mostEntries} is the most.`);
  }
  const nodes = all.slice(0, mostEntries);
  const entries = nodes.map((node) => readOne(node, report)).filter((entry) => entry !== undefined);
  return { entries, problems: report.problems };
}

export function parseRolesFile(content: string, file: string): { roles: Role[]; problems: Problem[] } {
  const { entries, problems } = readEntries(content, file, 'roles', (node, report) =>
    roleShape.read(node, report),
  );
  return { roles: entries.map(({ at: _, ...role }) => role), problems };
}

/** The kinds that the bot itself looks for: one written nearly so would leave somebody without a number. */
const kindsLookedFor = ['emergency', 'life', 'harm', 'medical', 'money'];

const kind = then(id, (written, report, at) => {
  const meant = kindsLookedFor.find((each) => each !== written && distance(each, written) <= 2);
  if (!meant || kindsLookedFor.includes(written)) return written;
  report.error(at, `${quoted(written)} isn't a kind of help I know. Did you mean ${meant}?`);
  return undefined;
});

const textNumberShape = fields('a number to text', {
  to: required(dialled, 'The number.'),
  word: optional(phrase(40), null, 'The word to send.'),
});

const helpLineFields = {
  id: required(id, 'A short name.'),
  culture: required(culture, 'The country; GB counts for GB-ENG, too.'),
  kinds: required(
    list(kind, { most: 12, what: 'kinds' }),
    'What it helps with: life, harm, medical, emergency, money.',
  ),
  name: required(textsShape, 'What it is called, per language.'),
  discreet: optional(
    textsShape,
    null,
    'A name that gives nothing away, said in the chat to somebody who may be at risk at home.',
  ),
  phone: optional(phone, null, 'The number as people read it.'),
  dial: optional(dialled, null, 'The number as it is dialled, where that is not the same digits.'),
  text: optional(textNumberShape, null, 'A number to text, with the word to send.'),
  url: optional(website, null, 'Its website.'),
  hours: optional(textsShape, new Map<string, string>(), 'When somebody answers, per language.'),
  checked: required(value('a date', readDate), 'The day somebody last made sure that it is right.'),
  source: required(text(300), 'Where it was found.'),
};
export const helpLineShape = fields('a help line', helpLineFields);

export function parseHelpLinesFile(
  content: string,
  file: string,
): { helpLines: HelpLine[]; problems: Problem[] } {
  const seen = new Set<string>();
  const { entries, problems } = readEntries(content, file, 'help lines', (node, report) => {
    const read = helpLineShape.read(node, report);
    if (!read) return undefined;
    if (seen.has(read.values.id)) {
      report.error(read.at('id'), `The id ${read.values.id} is used twice. Give this one another.`);
      return undefined;
    }
    seen.add(read.values.id);
    return helpLine(read, report);
  });
  return { helpLines: entries, problems };
}

function helpLine({ values, at }: Entry<typeof helpLineFields>, report: Report): HelpLine | undefined {
  const { phone: number, dial, text: byText, url, ...others } = values;
  const shown = number ?? byText?.values.to ?? url;
  if (shown === null) {
    report.error(at(), 'Add phone, text or url: there is no way to reach this help line.');
    return undefined;
  }
  return {
    id: others.id,
    culture: others.culture,
    kinds: others.kinds,
    name: others.name,
    discreet: others.discreet,
    shown,
    dial: dial ?? number?.replace(/ ?(?:ext|x).*/, '').replace(/[^\d+]/g, '') ?? null,
    text: byText?.values ?? null,
    url,
    hours: others.hours,
    checked: others.checked,
    source: others.source,
  };
}
