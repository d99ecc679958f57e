/** Says what is wrong in content files. Exit 1 where there is an error. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Catalogue, Day, HelpLine, Problem } from '../../catalogue/catalogue.js';
import { ContentError } from '../../catalogue/content-error.js';
import { uncheckedForAYear } from '../../catalogue/help-line-age.js';
import { loadCatalogue } from '../../catalogue/load.js';
import { adviseOnLookAlikes } from '../../catalogue/look-alikes.js';
import { contentOfTheBot, projectRoot } from '../../root.js';
import { checkSafetySentences } from '../../safety/check-sentences.js';
import { adviseOnPhrases } from '../../understanding/advise-on-phrases.js';
import { readUnderstoodWords } from '../../understanding/understood-words.js';
import { checkRoles } from './check-roles.js';
import { inWords } from './check-in-words.js';
import { contentFolder, optionsOf, type ContentTask } from './task.js';

const locales = path.join(projectRoot, 'locales');

export const check: ContentTask = {
  usage: 'check [DIR] [--only NAME] [--all] [--json]',
  async run(written) {
    const { positionals, values } = optionsOf(written, {
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    });
    if (positionals.length > 1) return null;
    const { problems, catalogue } = await checked(positionals[0] ?? contentFolder(), values.only);
    const said = values.json ? `${JSON.stringify(problems)}\n` : inWords(problems, catalogue, values.all);
    process.stdout.write(said);
    return problems.some(({ level }) => level === 'error') ? 1 : 0;
  },
};

interface Found {
  problems: readonly Problem[];
  /** Null where nothing of the folder can be used. */
  catalogue: Catalogue | null;
}

/** @param only a part of the paths of the files that are asked about. */
async function checked(folder: string, only: string): Promise<Found> {
  const { problems, catalogue } = await everythingIn(folder);
  if (only === '') return { problems, catalogue };
  return {
    problems: problems.filter(({ file }) => file.includes(only)),
    catalogue: catalogue && partOf(catalogue, only),
  };
}

function partOf(catalogue: Catalogue, only: string): Catalogue {
  const places = [...catalogue.places].map(([id, place]) => {
    const groups = place.groups.filter(({ file }) => file.includes(only));
    return [
      id,
      { ...place, groups, activities: place.activities.filter(({ group }) => groups.includes(group)) },
    ] as const;
  });
  return { ...catalogue, places: new Map(places.filter(([, { groups }]) => groups.length > 0)) };
}

async function everythingIn(folder: string): Promise<Found> {
  const today = new Date().toISOString().slice(0, 10);
  try {
    const catalogue = await loadCatalogue(folder, today, contentOfTheBot);
    const safety = existsSync(path.join(folder, 'safety')) ? folder : contentOfTheBot;
    const { problems } = await checkSafetySentences(safety, catalogue, locales);
    const roles = await checkRoles(folder, contentOfTheBot, catalogue, locales);
    const places = [...catalogue.places.values()];
    const found = [
      ...catalogue.problems,
      ...problems,
      ...roles,
      ...oldHelpLines(catalogue.helpLines, today),
      ...places.flatMap(({ activities }) => adviseOnLookAlikes(activities)),
      ...adviseOnPhrases(catalogue, readUnderstoodWords(locales, languagesOf(catalogue))),
    ];
    return { problems: found, catalogue };
  } catch (error) {
    if (error instanceof ContentError && error.problems.length > 0)
      return { problems: error.problems, catalogue: null };
    throw error;
  }
}

function languagesOf({ places }: Catalogue): string[] {
  return [...new Set(['en', ...[...places.values()].flatMap(({ languages }) => languages)])];
}

function oldHelpLines(lines: readonly HelpLine[], today: Day): Problem[] {
  return uncheckedForAYear(lines, today).map(({ id, checked }) => ({
    file: 'help-lines.yaml',
    line: null,
    column: null,
    level: 'advice',
    message: `${id}: nobody has checked this help line since ${checked}. Call it or look it up, then change checked.`,
  }));
}
