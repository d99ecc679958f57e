import type { Activity, Catalogue, Day, Group, Place, Problem, SafetyPhrases, Topic } from './catalogue.js';
import { ContentError } from './content-error.js';
import { ContentFolder } from './content-folder.js';
import { groupFileReader } from './group-file.js';
import type { Known } from './known.js';
import { readLanguage } from './languages-and-regions.js';
import { parseHelpLinesFile, parseRolesFile } from './people-files.js';
import { parsePlaceFile } from './place-file.js';
import { readId } from './plain-values.js';
import { holdsSentences } from './safety-sentences.js';
import { Mistake } from './shape.js';
import { parseAccessFile, parseSafetyFile, parseTopicFile } from './word-files.js';

/** What stands at the top of a content folder. */
const partsOfContent = [
  'places',
  'topics',
  'safety',
  'directories',
  'schemas',
  'access.yaml',
  'roles.yaml',
  'help-lines.yaml',
];

/**
 * Reads a content folder into a checked whole. A mistake costs the entry or the file that it is in and is recorded in
 * `problems`; everything else serves.
 *
 * @param shared another content folder, from which topics, access needs, roles, help lines and safety phrases are taken,
 *   each where `folder` has none: a host may write places alone, and nobody loses the numbers to call.
 * @param today the day to judge `checked` by; without it no advice is given on how old details are.
 * @throws ContentError where there is no such folder, or no place in it that can be used.
 */
export async function loadCatalogue(
  folder: string,
  today: Day | null = null,
  shared: string | null = null,
): Promise<Catalogue> {
  const content = await ContentFolder.open(folder);
  const beside = shared === null ? null : await ContentFolder.open(shared).catch(() => null);
  return new Loading(content, beside, today).catalogue(folder);
}

class Loading {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly content: ContentFolder,
    private readonly shared: ContentFolder | null,
    private readonly today: Day | null,
  ) {}

  async catalogue(folder: string): Promise<Catalogue> {
    await this.content.reportStrays('', partsOfContent, 'Take it away, or put it where it belongs.');
    const { topics, known } = await this.topics();
    const access = await this.single('access.yaml', parseAccessFile, await this.holder('access.yaml'));
    const roles = await this.single('roles.yaml', parseRolesFile, await this.holder('roles.yaml'));
    const helpLines = await this.single(
      'help-lines.yaml',
      parseHelpLinesFile,
      await this.holder('help-lines.yaml'),
    );
    const safety = await this.safety();
    const knownAccess: Known = access
      ? { usable: new Set(access.access.keys()), broken: access.broken, complete: access.complete }
      : { usable: new Set(), broken: new Set(), complete: false };
    const places = await this.places({ topics: known, access: knownAccess });
    const problems = [...this.problems, ...this.content.problems, ...(this.shared?.problems ?? [])].sort(
      byFileAndLine,
    );
    if (places.size === 0) throw noPlace(folder, problems);
    return {
      topics,
      access: access?.access ?? new Map(),
      roles: roles?.roles ?? [],
      helpLines: helpLines?.helpLines ?? [],
      safety,
      places,
      problems,
    };
  }

  private async topics(): Promise<{ topics: Map<string, Topic>; known: Known }> {
    const holder = await this.holder('topics');
    const files = await holder.yamlFiles('topics');
    const ids = files.map(({ id }) => id);
    const topics = new Map<string, Topic>();
    for await (const { id, file, text } of holder.texts(files)) {
      if (!this.hasGoodName(id, file)) continue;
      const { topic } = this.take(parseTopicFile(text, { id, file, topics: ids }));
      if (topic) topics.set(id, topic);
    }
    if (files.length === 0) this.content.report('topics', 'error', 'There are no topics here.');
    const broken = new Set(ids.filter((id) => !topics.has(id)));
    return { topics, known: { usable: new Set(topics.keys()), broken, complete: files.length > 0 } };
  }

  private async safety(): Promise<Map<string, SafetyPhrases>> {
    const holder = await this.holder('safety');
    const files = (await holder.yamlFiles('safety')).filter(({ id }) => !holdsSentences(id));
    if (files.length === 0) {
      this.content.report(
        'safety',
        'error',
        'There are no safety phrases here: nobody in danger is noticed by them.',
      );
    }
    const found = new Map<string, SafetyPhrases>();
    for await (const { id, file, text } of holder.texts(files)) {
      const language = readLanguage(id);
      if (language instanceof Mistake) {
        this.content.report(file, 'error', `The name of this file should be a language. ${language.message}`);
        continue;
      }
      const { safety } = this.take(parseSafetyFile(text, { language, file }));
      if (safety) found.set(language, safety);
    }
    return found;
  }

  private async places(known: { topics: Known; access: Known }): Promise<Map<string, Place>> {
    const places = new Map<string, Place>();
    for (const id of await this.content.folders('places')) {
      const place = await this.place(id, known);
      if (place) places.set(id, { ...place, sms: this.ownNumbers(place, [...places.values()]) });
    }
    return places;
  }

  private async place(id: string, known: { topics: Known; access: Known }): Promise<Place | null> {
    const folder = `places/${id}`;
    if (!this.hasGoodName(id, folder)) return null;
    await this.content.reportStrays(
      folder,
      ['place.yaml', 'groups', 'imported'],
      'The file of a group belongs in groups.',
    );
    const read = await this.single(`${folder}/place.yaml`, (text, file) =>
      parsePlaceFile(text, { id, file }),
    );
    if (!read?.place) return null;
    const { currency, languages, areas } = read.place;
    const parseGroup = groupFileReader({ ...known, currency, languages, areas, today: this.today });

    const groups: Group[] = [];
    const activities: Activity[] = [];
    const files = await this.content.yamlFiles(`${folder}/groups`);
    for await (const { id: group, file, text } of this.content.texts(files)) {
      if (!this.hasGoodName(group, file)) continue;
      const read = this.take(parseGroup(text, { id: group, file }));
      if (read.group) groups.push(read.group);
      activities.push(...read.activities);
    }
    return { ...read.place, groups, activities };
  }

  /** An SMS number can belong to one place only: the first keeps it. */
  private ownNumbers(place: Place, others: Place[]): string[] {
    return place.sms.filter((number) => {
      const owner = others.find(({ sms }) => sms.includes(number));
      if (owner) {
        const message = `The SMS number ${number} belongs to ${owner.id} already.`;
        this.content.report(`places/${place.id}/place.yaml`, 'error', message);
      }
      return !owner;
    });
  }

  /** Where to read what a host need not write: in the shared folder, where their own has no such file or folder. */
  private async holder(path: string): Promise<ContentFolder> {
    if (this.shared === null || (await this.content.has(path)) || !(await this.shared.has(path)))
      return this.content;
    this.content.report(path, 'advice', 'This is not here, so what comes with the bot is used.');
    return this.shared;
  }

  private async single<T extends { problems: readonly Problem[] }>(
    file: string,
    parse: (text: string, file: string) => T,
    holder: ContentFolder = this.content,
  ): Promise<T | null> {
    const text = await holder.text(file);
    return text === null ? null : this.take(parse(text, file));
  }

  private take<T extends { problems: readonly Problem[] }>(read: T): T {
    this.problems.push(...read.problems);
    return read;
  }

  private hasGoodName(id: string, file: string): boolean {
    const read = readId(id);
    if (read === id) return true;
    this.content.report(
      file,
      'error',
      read instanceof Mistake ? `The name ${read.message}` : 'Take the spaces out.',
    );
    return false;
  }
}

function byFileAndLine(one: Problem, other: Problem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function noPlace(folder: string, problems: readonly Problem[]): ContentError {
  const first = problems.find(({ level, file }) => level === 'error' && file.startsWith('places'));
  const why = first ? ` (${first.file}${first.line ? `:${first.line}` : ''}: ${first.message})` : '';
  return new ContentError(`There is no place in ${folder} that can be used${why}.`, problems);
}
