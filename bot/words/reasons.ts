import type { Caution, Reason } from '../../dialogs/suggestion.js';
import { agesIn, whomAlone } from './for-whom.js';
import type { Wording } from './wording.js';

/** What a reason is worded by. */
type Words = Pick<Wording, 'language' | 'say' | 'topic' | 'need' | 'distance' | 'languageName'>;

/** Why an activity is offered, in the resident's own words where there are some. */
export function reasonIn(wording: Words, reason: Reason): string {
  const picked = 'words' in reason && reason.words === '' ? '-picked' : '';
  switch (reason.kind) {
    case 'topic':
      if (reason.words.toLowerCase() === wording.topic(reason.topic).toLowerCase()) {
        return wording.say('reasons:words', { words: reason.words });
      }
      return wording.say(`reasons:topic${picked}`, {
        words: reason.words,
        topic: wording.topic(reason.topic),
      });
    case 'related':
      return wording.say(`reasons:related${picked}`, {
        words: reason.words,
        topic: wording.topic(reason.topic),
      });
    case 'access':
      return wording.say(`reasons:access${picked}`, { words: reason.words, need: wording.need(reason.need) });
    case 'near':
      return wording.say('reasons:near', {
        area: { area: reason.area },
        distance: wording.distance(reason.metres),
      });
    case 'time':
      return wording.say(`reasons:time${picked}`, { words: reason.words });
    case 'language':
      return wording.say('reasons:language', { language: wording.languageName(reason.language) });
    case 'free':
      return wording.say('reasons:free');
    case 'words':
    case 'for':
      return wording.say(`reasons:${reason.kind}`, { words: reason.words });
  }
}

/** What does not quite fit, or is not known. */
export function cautionIn(wording: Words, caution: Caution): string {
  switch (caution.kind) {
    case 'access-unknown':
    case 'access-unmet':
      if (caution.need === 'free' && caution.kind === 'access-unmet')
        return wording.say('reasons:caution-not-free');
      return wording.say(`reasons:caution-${caution.kind}`, { need: wording.need(caution.need) });
    case 'far':
      return wording.say('reasons:caution-far');
    case 'only':
      return wording.say('reasons:caution-only', { who: whomAlone(caution.who, wording) });
    case 'ages':
      return wording.say('reasons:caution-ages', { ages: agesIn(caution.ages, wording) });
    case 'checked-long-ago':
      return wording.say(`reasons:caution-${caution.checked === null ? 'never-checked' : caution.kind}`);
    case 'language':
      return wording.say('in-languages:caution', { language: wording.languageName(caution.language) });
    case 'other-time':
      return wording.say('reasons:caution-other-time');
  }
}
