import type { Place } from '../../catalogue/catalogue.js';
import type { HelpNowProps } from '../../web/help-now.js';
import { contactOf } from '../../words/place-contact.js';
import type { Wording } from '../../words/wording.js';

/** Whom a resident of the place can call now, most urgent first, and the people of the place. */
export function helpOf(place: Place, wording: Wording): HelpNowProps['help'] {
  return { lines: wording.helpLines({ say: '', helpLines: 'any' }), contact: contactOf(place) };
}
