/** What an imported activity costs: from the options of its price, else from what is written of it. */
import type { CostOption, DirectoryService } from '../directory-service.js';
import type { CostWritten } from '../prose/prices.js';
import type { Reading } from './reading.js';
import { pleaseCheck, type Tell } from './told.js';
import { dayIn } from './when.js';

export interface CostFound {
  cost: CostWritten | null;
  note: string | null;
  inWords: string | null;
}

export function costOf(
  service: DirectoryService,
  labelled: boolean,
  reading: Reading,
  tell: Tell,
): CostFound {
  const options = service.costs.filter(({ validTo }) => (dayIn(validTo) ?? reading.today) >= reading.today);
  const texts = [
    ...new Set(options.map((option) => inWords(option, reading.sign)).filter((text) => text !== '')),
  ];
  const [only] = options;
  if (options.length === 1 && only!.amount === 0 && texts.length === 0 && service.fees === '') {
    return { cost: 'free', note: pleaseCheck, inWords: null };
  }
  const said = texts.length > 0 ? texts.join('; ') : service.fees;
  if (said !== '') {
    const read = reading.prices(said, 'of-price');
    const plain =
      options.length === 1 &&
      (only!.amount ?? 0) > 0 &&
      typeof read.cost === 'object' &&
      read.cost?.note === undefined;
    if (read.cost !== null) return { cost: read.cost, note: plain ? null : pleaseCheck, inWords: null };
    tell('price-unread', said);
    return { cost: null, note: null, inWords: said };
  }
  if (labelled) return { cost: 'free', note: null, inWords: null };
  const read = reading.prices(service.description, 'of-anything');
  if (read.doubtful) tell('price-unread', 'in the description');
  return { cost: read.cost, note: pleaseCheck, inWords: null };
}

/** "£5.00 per session, adults" */
function inWords({ amount, option, description }: CostOption, sign: string): string {
  const words = [description, option === description ? '' : option].filter((text) => text !== '');
  const holdsSum = words.some((text) => text.includes(sign));
  if (amount === null || amount <= 0 || holdsSum) return words.join(', ');
  const sum = `${sign}${Number.isInteger(amount) ? amount : amount.toFixed(2)}`;
  return [`${sum}${words.length > 0 ? ' ' : ''}${words[0] ?? ''}`, ...words.slice(1)].join(', ');
}
