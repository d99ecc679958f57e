/** The example content with two more groups: one that takes everybody who is referred, and one with few places. */
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentOfTheBot } from '../../bot/root.js';
import { limitedSeats } from './ledger.js';

export async function writeContent(folder: string): Promise<void> {
  await cp(contentOfTheBot, folder, { recursive: true });
  const groups = path.join(folder, 'places/leeds/groups');
  await writeFile(
    path.join(groups, 'sundial-keepers.yaml'),
    group('Sundial Keepers', 'Keeping the sundials', 'sundials', ''),
  );
  const most = `\n  most-per-week: ${limitedSeats.mostPerWeek}`;
  await writeFile(
    path.join(groups, 'harp-menders.yaml'),
    group(limitedSeats.group, limitedSeats.activity, 'harps', most),
  );
}

function group(name: string, activity: string, word: string, most: string): string {
  return `name: ${name}
example: true
about: Made up for measuring.
contact: { name: Ines, email: ${word}@example.org }
referrals:
  to: ${word}@example.org${most}
activities:
  - id: ${word}
    name: ${activity}
    about: An hour or two with others who like it.
    topics: [making]
    words: [${word}${word === 'harps' ? ', harp making' : ''}]
    when:
      - { day: saturday, from: 10:00, to: 12:30 }
    where: online
    cost: free
    join: refer
    status: open
    checked: ${new Date().toISOString().slice(0, 10)}
`;
}
