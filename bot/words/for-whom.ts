/** Whom an activity is for, in words of the reader's language where the content does not hold the group's own. */
import { readAges } from '../catalogue/ages-and-costs.js';
import { Mistake } from '../catalogue/shape.js';
import type { Wording } from './wording.js';

type Words = Pick<Wording, 'say'>;

/** `women` and `men` are what the bot goes by, whatever the group's language; all else is in words of the group's. */
export function whomAlone(only: string, wording: Words): string {
  return only === 'women' || only === 'men' ? wording.say(`whom:${only}`) : only;
}

/** "18+" is read everywhere; what is written out, like "50 and over", is English. */
export function agesIn(written: string, { language }: Pick<Wording, 'language'>): string {
  if (language === 'en') return written;
  const ages = readAges(written);
  if (ages === null || ages instanceof Mistake) return written;
  const { from, to } = ages;
  return to === null ? `${from ?? 0}+` : `${from ?? 0}–${to}`;
}
