import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The smallest content that can be used, with one topic, one place and one group. */
export const smallContent: Record<string, string> = {
  'topics/gardening.yaml':
    'name: { en: Gardening }\nrelated: [nature]\nwords: { en: [gardening, veg patch] }\n',
  'topics/nature.yaml': 'name: { en: Nature }\nwords: { en: [nature] }\n',
  'access.yaml':
    'step-free:\n  name: { en: Step-free }\n  words: { en: [no stairs] }\n  essential: { en: [wheelchair] }\n' +
    'toilet:\n  name: { en: Toilet }\n  words: { en: [loo] }\n',
  'roles.yaml':
    '- culture: GB-ENG\n  language: en\n  singular: link worker\n  plural: link workers\n  article: a link worker\n' +
    '  your: your link worker\n  also: [social prescriber]\n  possessive: link worker’s\n  source: a report\n  confirmed: no\n',
  'help-lines.yaml':
    '- id: samaritans\n  culture: GB\n  kinds: [life]\n  name: { en: Samaritans }\n  phone: 116 123\n' +
    '  hours: { en: day and night }\n  checked: 2026-10-01\n  source: samaritans.org\n',
  'safety/en.yaml': 'harmless: [dying to try]\nlife:\n  urgent: [kill myself]\n  check: [no point]\n',
  'safety/en.tests.yaml':
    'must-catch: { life: { urgent: [I will kill myself] } }\nmust-not-catch: [I am dying to try it]\n',
  'places/leeds/place.yaml':
    'name: Leeds\nculture: GB-ENG\nlanguages: [en, ur]\ntimezone: Europe/London\ncurrency: GBP\nexample: true\n' +
    'areas:\n  - { name: Hyde Park, also: [LS6], at: [53.8120, -1.5650] }\n' +
    'hand-over: { to: connectors@example.org, reply-within: 2 working days }\nsms: ["+441134960000"]\n' +
    'sites: [https://leeds.example.org]\neditors: [content@example.org]\n',
  'places/leeds/groups/growers.yaml':
    'name: Growers\nabout: We grow things.\ncontact: { email: growers@example.org }\nactivities:\n' +
    '  - id: plot\n    name: The plot\n    about: Grow vegetables.\n    first-visit: Ask for Asha.\n' +
    '    topics: [gardening]\n    where: online\n    access: [toilet]\n    join: drop-in\n    checked: 2026-10-05\n',
};

/** Files that the smallest content has beside its own or in their place. A null leaves a file out. */
export type ContentChanges = Record<string, string | Uint8Array | null>;

export async function writeContent(folder: string, changes: ContentChanges): Promise<void> {
  for (const [file, text] of Object.entries({ ...smallContent, ...changes })) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

/** Writes content into a fresh folder, and takes it away after the work. */
export async function withContent<T>(
  changes: ContentChanges,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  try {
    await writeContent(folder, changes);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
