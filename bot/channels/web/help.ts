import type { Reply } from '../../../dialogs/reply.js';
import type { HelpLine, Place } from '../../catalogue/catalogue.js';
import type { HelpNowProps } from '../../web/help-now.js';
import type { Wording } from '../../words/wording.js';

/** Most urgent first. */
const kinds: readonly NonNullable<Reply['helpLines']>[] = ['emergency', 'life', 'medical', 'harm'];

/** Whom a resident of the place can call now, each line once, and the people of the place. */
export function helpOf(place: Place, wording: Wording): HelpNowProps['help'] {
  const lines = kinds.flatMap((kind) => wording.helpLines({ say: '', helpLines: kind }));
  const { to, phone, website, hours, replyWithin } = place.handOver;
  return {
    lines: [...new Map<string, HelpLine>(lines.map((line) => [line.id, line])).values()],
    contact: { phone, email: to, website, hours, replyWithin },
  };
}
