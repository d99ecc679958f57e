import { parseGroupFile, type GroupContext } from '../../bot/catalogue/group-file.js';

export const known = (...ids: string[]) => ({
  usable: new Set(ids),
  broken: new Set<string>(),
  complete: true,
});

export const context: GroupContext = {
  id: 'growers',
  file: 'places/leeds/groups/growers.yaml',
  currency: 'GBP',
  languages: ['en', 'ur'],
  areas: [{ name: 'Hyde Park', also: ['LS6'], at: [53.812, -1.565] }],
  topics: known('gardening', 'nature', 'company'),
  access: known('step-free', 'toilet', 'hearing-loop'),
  today: '2026-11-01',
};

/** The smallest activity there can be. */
export const small = `name: Growers
about: We grow things.
contact: { email: growers@example.org }
activities:
  - id: plot
    name: The plot
    about: Grow vegetables.
    first-visit: Ask for Asha.
    topics: [gardening]
    where: online
    access: [toilet]
    join: drop-in
    checked: 2026-10-05
`;

export function read(text: string, changes: Partial<GroupContext> = {}) {
  return parseGroupFile(text, { ...context, ...changes });
}

/** The small file with one line changed or added. */
export function withLine(line: string): string {
  const name = /^\s*([\w-]+:)/.exec(line)![1]!;
  const lines = small.split('\n');
  const index = lines.findIndex((each) => each.startsWith(`    ${name}`));
  if (index < 0) lines.splice(lines.length - 1, 0, `    ${line}`);
  else lines[index] = `    ${line}`;
  return lines.join('\n');
}
