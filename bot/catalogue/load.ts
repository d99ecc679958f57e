import type {
  AccessNeed,
  Activity,
  Catalogue,
  Day,
  Group,
  Place,
  Problem,
  SafetyPhrases,
  Topic,
} from './catalogue.js';
import { ContentFolder } from './content-folder.js';
import { parseGroupFile } from './group-file.js';
import type { Known } from './known.js';
import { parseHelpLinesFile, parseRolesFile } from './people-files.js';
import { parsePlaceFile } from './place-file.js';
import { readId, readLanguage } from './plain-values.js';
import { Mistake } from './shape.js';
import { parseAccessFile, parseSafetyFile, parseTopicFile } from './word-files.js';

/**
 * Reads a content folder into a checked whole. A mistake costs the entry or the file that it is in and is recorded in
 * `problems`; everything else serves.
 *
 * @param today the day to judge `checked` by; without it no advice is given on how old details are.
 * @throws Error with one line where there is no such folder, or no place in it that can be used.
 */
export async function loadCatalogue(folder: string, today: Day | null = null): Promise<Catalogue> {
  const content = await ContentFolder.open(folder);
  const problems: Problem[] = [];
  const take = <T extends { problems: readonly Problem[] }>(read: T): T => {
    problems.push(...read.problems);
    return read;
  };

  const { topics, known: knownTopics } = await readTopics(content, problems);
  const accessText = await content.text('access.yaml');
  const access = accessText === null ? null : take(parseAccessFile(accessText, 'access.yaml'));
  const rolesText = await content.text('roles.yaml');
  const roles = rolesText === null ? [] : take(parseRolesFile(rolesText, 'roles.yaml')).roles;
  const helpText = await content.text('help-lines.yaml');
  const helpLines = helpText === null ? [] : take(parseHelpLinesFile(helpText, 'help-lines.yaml')).helpLines;
  const safety = await readSafety(content, problems);

  const places = await readPlaces(content, problems, {
    topics: knownTopics,
    access: knownAccess(access),
    today,
  });
  problems.push(...content.problems);
  if (places.size === 0) throw noPlace(folder, problems);
  const needs: ReadonlyMap<string, AccessNeed> = access?.access ?? new Map();
  return { topics, access: needs, roles, helpLines, safety, places, problems };
}

async function readTopics(
  content: ContentFolder,
  problems: Problem[],
): Promise<{ topics: Map<string, Topic>; known: Known }> {
  const files = await content.yamlFiles('topics');
  const topics = new Map<string, Topic>();
  const broken = new Set<string>();
  const ids = files.map(({ id }) => id);
  for (const { id, file } of files) {
    const topic = await readTopic(content, id, file, ids, problems);
    if (topic) topics.set(id, topic);
    else broken.add(id);
  }
  return { topics, known: { usable: new Set(topics.keys()), broken, complete: files.length > 0 } };
}

async function readTopic(
  content: ContentFolder,
  id: string,
  file: string,
  topics: string[],
  problems: Problem[],
): Promise<Topic | null> {
  if (!hasGoodName(content, id, file)) return null;
  const text = await content.text(file);
  if (text === null) return null;
  const read = parseTopicFile(text, { id, file, topics });
  problems.push(...read.problems);
  return read.topic;
}

function knownAccess(
  read: { access: Map<string, AccessNeed>; broken: Set<string>; complete: boolean } | null,
): Known {
  return read
    ? { usable: new Set(read.access.keys()), broken: read.broken, complete: read.complete }
    : { usable: new Set(), broken: new Set(), complete: false };
}

async function readSafety(content: ContentFolder, problems: Problem[]): Promise<Map<string, SafetyPhrases>> {
  const safety = new Map<string, SafetyPhrases>();
  for (const { id, file } of await content.yamlFiles('safety')) {
    const language = readLanguage(id);
    if (language instanceof Mistake) {
      content.report(file, 'error', language.message);
      continue;
    }
    const text = await content.text(file);
    if (text === null) continue;
    const read = parseSafetyFile(text, { language, file });
    problems.push(...read.problems);
    if (read.safety) safety.set(language, read.safety);
  }
  return safety;
}

interface PlacesContext {
  topics: Known;
  access: Known;
  today: Day | null;
}

async function readPlaces(
  content: ContentFolder,
  problems: Problem[],
  context: PlacesContext,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const id of await content.names('places')) {
    const place = await readPlace(content, id, problems, context);
    if (!place) continue;
    places.set(id, withoutNumbersOfOthers(place, places, content));
  }
  return places;
}

async function readPlace(
  content: ContentFolder,
  id: string,
  problems: Problem[],
  context: PlacesContext,
): Promise<Place | null> {
  const folder = `places/${id}`;
  if (!hasGoodName(content, id, folder)) return null;
  const file = `${folder}/place.yaml`;
  const text = await content.text(file);
  if (text === null) return null;
  const read = parsePlaceFile(text, { id, file });
  problems.push(...read.problems);
  const { place } = read;
  if (!place) return null;

  const groups: Group[] = [];
  const activities: Activity[] = [];
  for (const { id: group, file } of await content.yamlFiles(`${folder}/groups`)) {
    if (!hasGoodName(content, group, file)) continue;
    const text = await content.text(file);
    if (text === null) continue;
    const { currency, languages, areas } = place;
    const read = parseGroupFile(text, { ...context, currency, languages, areas, id: group, file });
    problems.push(...read.problems);
    if (read.group) groups.push(read.group);
    activities.push(...read.activities);
  }
  return { ...place, groups, activities };
}

/** An SMS number can belong to one place only: the first keeps it. */
function withoutNumbersOfOthers(place: Place, others: Map<string, Place>, content: ContentFolder): Place {
  const sms = place.sms.filter((number) => {
    const owner = [...others.values()].find((other) => other.sms.includes(number));
    if (!owner) return true;
    content.report(
      `places/${place.id}/place.yaml`,
      'error',
      `The SMS number ${number} belongs to ${owner.id} already.`,
    );
    return false;
  });
  return { ...place, sms };
}

function hasGoodName(content: ContentFolder, id: string, file: string): boolean {
  const read = readId(id);
  if (!(read instanceof Mistake) && read === id) return true;
  content.report(
    file,
    'error',
    read instanceof Mistake ? `The name ${read.message}` : 'Take the spaces out of the name.',
  );
  return false;
}

function noPlace(folder: string, problems: readonly Problem[]): Error {
  const first = problems.find(({ level, file }) => level === 'error' && file.startsWith('places'));
  const why = first ? ` (${first.file}${first.line ? `:${first.line}` : ''}: ${first.message})` : '';
  return new Error(`There is no place in ${folder} that can be used${why}.`);
}
