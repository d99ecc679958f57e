/** Made-up residents: each has a name that nobody else in the run has, so that it shows where it does not belong. */

export interface Resident {
  number: number;
  /** Letters of nobody else, as they stand in the name and the e-mail address. */
  marker: string;
  name: string;
  email: string;
}

const firstNames = ['Rose', 'Sam', 'Asha', 'Tom', 'Maria', 'Owen', 'Zofia', 'Bilal'];
/** No vowels, so that no marker is a word or nearly one. */
const letters = 'bcdfghjkmn';
const markers = /q[bcdfghjkmn]{8}x/gi;

/** The same for the same seed and number. */
export function residentOf(seed: number, number: number): Resident {
  const digits = String(seed % 100).padStart(2, '0') + String(number % 1_000_000).padStart(6, '0');
  const marker = `q${[...digits].map((digit) => letters[Number(digit)]).join('')}x`;
  const first = firstNames[number % firstNames.length] ?? 'Rose';
  return {
    number,
    marker,
    name: `${first} Q${marker.slice(1)}`,
    email: `${first.toLowerCase()}.${marker}@example.org`,
  };
}

/** Markers that stand in a text, each once. */
export function markersIn(text: string): string[] {
  return [...new Set([...text.matchAll(markers)].map(([marker]) => marker.toLowerCase()))];
}
