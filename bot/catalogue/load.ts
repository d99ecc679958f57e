import type { Activity, Catalogue, Day, Group, Place, Problem, SafetyPhrases, Topic } from './catalogue.js';
import { ContentError } from './content-error.js';
import { ContentFolder, type ContentFile } from './content-folder.js';
import { parseCulturesFile } from './cultures-file.js';
import { freshnessOf } from './freshness.js';
import { groupFileReader } from './group-file.js';
import { meantBy, type Known } from './known.js';
import { readLanguage } from './languages-and-regions.js';
import { ServingFiles } from './live-catalogue-files.js';
import { contextKey, LoadMemory, type Reading } from './live-catalogue-memory.js';
import { withSameParts } from './live-catalogue-same.js';
import { helpLinesTogether, phrasesTogether } from './live-catalogue-together.js';
import { parseHelpLinesFile, parseRolesFile } from './people-files.js';
import { parsePlaceFile } from './place-file.js';
import { holdsSentences } from './safety-sentences.js';
import { parseAccessFile, parseSafetyFile, parseTopicFile } from './word-files.js';

/** What stands at the top of a content folder. */
const partsOfContent = [
  'places',
  'topics',
  'safety',
  'directories',
  'measures',
  'schemas',
  'access.yaml',
  'roles.yaml',
  'cultures.yaml',
  'help-lines.yaml',
];

const noSafety = 'There are no safety phrases here: nobody in danger is noticed by them.';
const safetyGone =
  'This file is gone. Its phrases are still listened for until the bot is started again. Put it back.';
const noPlaceNow: Problem = {
  file: 'places',
  line: null,
  column: null,
  level: 'error',
  message: 'There is no place here that can be used any more. What was here before goes on serving.',
};

/**
 * Reads a content folder into a checked whole. A mistake costs the entry or the file that it is in and is recorded in
 * `problems`; everything else serves.
 *
 * @param shared another content folder, from which topics, access needs, roles, help lines and safety phrases are taken,
 *   each where `folder` has none: a host may write places alone, and nobody loses the numbers to call.
 * @param today the day to judge `checked` by; without it no advice is given on how old details are.
 * @param memory what the load before left. With it, only what has changed is read, and what has become wrong serves as it
 *   was before: a mistake then takes nothing away.
 * @throws ContentError where there is no such folder, or no place in it that can be used and none from before.
 */
export async function loadCatalogue(
  folder: string,
  today: Day | null = null,
  shared: string | null = null,
  memory: LoadMemory = new LoadMemory(),
): Promise<Catalogue> {
  const content = await ContentFolder.open(folder);
  const beside = shared === null ? null : await ContentFolder.open(shared).catch(() => null);
  return new Loading(content, beside, today, memory).catalogue(folder);
}

class Loading {
  private readonly files: ServingFiles;

  constructor(
    private readonly content: ContentFolder,
    shared: ContentFolder | null,
    private readonly today: Day | null,
    private readonly memory: LoadMemory,
  ) {
    this.files = new ServingFiles(content, shared, memory);
  }

  async catalogue(folder: string): Promise<Catalogue> {
    this.memory.begin();
    const before = this.memory.last;
    await this.content.reportStrays('', partsOfContent, 'Take it away, or put it where it belongs.');
    const { topics, known } = await this.topics();
    const access = await this.files.wordsFile('access.yaml', parseAccessFile, ({ complete }) => complete);
    const roles = await this.files.wordsFile('roles.yaml', parseRolesFile, ({ roles }) => roles.length > 0);
    const cultures = await this.cultures();
    const helpLines = await this.files.wordsFile(
      'help-lines.yaml',
      parseHelpLinesFile,
      ({ helpLines }) => helpLines.length > 0,
      (now, earlier) => ({ ...now, helpLines: helpLinesTogether(now.helpLines, earlier.helpLines) }),
    );
    const safety = await this.safety(before);
    const knownAccess: Known = access
      ? {
          usable: new Set(access.access.keys()),
          broken: access.broken,
          complete: access.complete,
          meant: meantBy(access.access),
        }
      : { usable: new Set(), broken: new Set(), complete: false };
    const places = await this.places({ topics: known, access: knownAccess }, before);
    const { problems } = this.files;
    if (places.size === 0 && !before) throw noPlace(folder, problems);
    const loaded: Catalogue =
      places.size === 0 && before
        ? { ...before, problems: [noPlaceNow, ...problems] }
        : {
            topics,
            access: access?.access ?? new Map(),
            roles: roles?.roles ?? [],
            helpLines: helpLines?.helpLines ?? [],
            ...(cultures && { cultures }),
            safety,
            places,
            problems,
          };
    return (this.memory.last = before ? withSameParts(loaded, before) : loaded);
  }

  /** What a content folder can do without: then only the language tells how things are said. */
  private async cultures(): Promise<Catalogue['cultures'] | null> {
    const file = 'cultures.yaml';
    const holder = await this.files.holder(file);
    if (!(await holder.has(file))) return null;
    const read = await this.files.wordsFile(file, parseCulturesFile, ({ cultures }) => cultures.size > 0);
    return read?.cultures ?? null;
  }

  private async topics(): Promise<{ topics: Map<string, Topic>; known: Known }> {
    const holder = await this.files.holder('topics');
    const files = await this.files.filesOf(holder, 'topics');
    const ids = [...files.listed, ...files.away].map(({ id }) => id).sort();
    const context = contextKey(ids);
    const topics = new Map<string, Topic>();
    const reading = ({ id, file }: ContentFile): Reading<ReturnType<typeof parseTopicFile>> => ({
      context,
      parse: (text) => parseTopicFile(text, { id, file, topics: ids }),
      isUsable: ({ topic }) => topic !== null,
    });
    for (const { id, served } of await this.files.servedOf(holder, files, reading))
      if (served.topic) topics.set(id, served.topic);
    if (ids.length === 0) this.content.report('topics', 'error', 'There are no topics here.');
    const broken = new Set(ids.filter((id) => !topics.has(id)));
    return {
      topics,
      known: { usable: new Set(topics.keys()), broken, complete: ids.length > 0, meant: meantBy(topics) },
    };
  }

  /** Phrases of a language that were there are never taken away while the bot runs: somebody's life may hang on them. */
  private async safety(before: Catalogue | null): Promise<Map<string, SafetyPhrases>> {
    const holder = await this.files.holder('safety');
    const listed: ContentFile[] = [];
    for (const { id, file } of await holder.yamlFiles('safety')) {
      if (holdsSentences(id)) continue;
      const language = readLanguage(id);
      if (typeof language === 'string') listed.push({ id: language, file });
      else
        this.content.report(file, 'error', `The name of this file should be a language. ${language.message}`);
    }
    const reading = ({ id, file }: ContentFile): Reading<ReturnType<typeof parseSafetyFile>> => ({
      context: '',
      parse: (text) => withPhrases(parseSafetyFile(text, { language: id, file }), file),
      isUsable: ({ safety }) => safety !== null && safety.phrases.size > 0,
      together: (now, earlier) => ({
        ...now,
        safety: now.safety && earlier.safety && phrasesTogether(now.safety, earlier.safety),
      }),
    });
    const found = new Map<string, SafetyPhrases>();
    for (const { id, served } of await this.files.servedOf(holder, { listed, away: [] }, reading))
      if (served.safety) found.set(id, served.safety);
    if (listed.length === 0) this.content.report('safety', 'error', noSafety);
    for (const [language, phrases] of before?.safety ?? []) {
      if (found.has(language)) continue;
      found.set(language, phrases);
      this.content.report(`safety/${language}.yaml`, 'error', safetyGone);
    }
    return found;
  }

  private async places(
    known: { topics: Known; access: Known },
    before: Catalogue | null,
  ): Promise<Map<string, Place>> {
    const places = new Map<string, Place>();
    const listed = new Set(await this.content.folders('places'));
    for (const id of [...new Set([...listed, ...(before?.places.keys() ?? [])])].sort()) {
      const earlier = before?.places.get(id) ?? null;
      const place =
        earlier && (await this.isAway(id, listed))
          ? earlier
          : listed.has(id) && (await this.place(id, known));
      if (place) places.set(id, { ...place, sms: this.ownNumbers(place, [...places.values()]) });
    }
    return places;
  }

  /** Whether a place that was there serves as it was: its folder is no folder now, or it is gone for a moment. */
  private async isAway(id: string, listed: ReadonlySet<string>): Promise<boolean> {
    const folder = `places/${id}`;
    if (!listed.has(id)) return (await this.content.has(folder)) || !this.memory.isGone(folder, 'many');
    const isEmpty =
      !(await this.content.has(`${folder}/place.yaml`)) &&
      (await this.content.names(`${folder}/groups`)).length === 0;
    if (isEmpty) return !this.memory.isGone(folder, 'many');
    this.memory.present(folder);
    return false;
  }

  private async place(id: string, known: { topics: Known; access: Known }): Promise<Place | null> {
    const folder = `places/${id}`;
    if (!this.files.hasGoodName(id, folder)) return null;
    await this.content.reportStrays(
      folder,
      ['place.yaml', 'groups', 'imported'],
      'The file of a group belongs in groups.',
    );
    const read = await this.files.single(this.content, `${folder}/place.yaml`, (file) => ({
      context: '',
      parse: (text) => parsePlaceFile(text, { id, file }),
      isUsable: ({ place }) => place !== null,
    }));
    if (!read?.place) return null;
    this.memory.present(folder);
    const { currency, languages, areas } = read.place;
    const freshness = freshnessOf(read.place);
    const readAgainst = { ...known, currency, languages, areas, freshness, today: this.today };
    const context = contextKey(readAgainst);
    const parseGroup = groupFileReader(readAgainst);
    const reading = (named: ContentFile): Reading<ReturnType<typeof parseGroup>> => ({
      context,
      parse: (text) => parseGroup(text, named),
      isUsable: ({ group }) => group !== null,
    });

    const groups: Group[] = [];
    const activities: Activity[] = [];
    const files = await this.files.filesOf(this.content, `${folder}/groups`);
    for (const { served } of await this.files.servedOf(this.content, files, reading)) {
      if (served.group) groups.push(served.group);
      activities.push(...served.activities);
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
}

/** A file of no phrases at all was hardly meant so. */
function withPhrases(read: ReturnType<typeof parseSafetyFile>, file: string): typeof read {
  if (read.safety === null || read.safety.phrases.size > 0) return read;
  const message = 'There are no phrases that say somebody is in danger in this file.';
  return {
    ...read,
    problems: [...read.problems, { file, line: null, column: null, level: 'error', message }],
  };
}

function noPlace(folder: string, problems: readonly Problem[]): ContentError {
  const first = problems.find(({ level, file }) => level === 'error' && file.startsWith('places'));
  const why = first ? ` (${first.file}${first.line ? `:${first.line}` : ''}: ${first.message})` : '';
  return new ContentError(`There is no place in ${folder} that can be used${why}.`, problems);
}
