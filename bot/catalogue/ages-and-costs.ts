/** Ages and prices as groups write them. */
import type { Cost } from '../../dialogs/suggestion.js';
import type { Activity } from './catalogue.js';
import { quoted, shortened } from './report.js';
import { Mistake } from './shape.js';
import { wrong } from './what-is-wrong.js';

/** Years. Nobody older has been known, and a typing mistake soon is. */
const oldest = 120;

/** `18+`, `11-17`, `11 to 17`, `under 25`, `over 50s`, `50 and over`. Null for all ages. */
export function readAges(written: string): Activity['ages'] | Mistake {
  const text = written.trim().replace(/\s+/g, ' ');
  const plain = text
    .toLowerCase()
    .replace(/^(?:ages?|aged) | only$/g, '')
    .replace(/ years?(?: olds?)?\b/g, '');
  if (/^(all|any|everyone|all ages|any age)$/.test(plain)) return null;
  const range = /^(\d{1,3}) ?(?:-|–|to) ?(\d{1,3})$/.exec(plain);
  const least =
    /^(\d{1,3}) ?(?:\+|plus|(?:and|or) (?:over|above|older|up|more))$/.exec(plain) ??
    /^(?:over|from) (\d{1,3})s?$/.exec(plain);
  const below = /^under (\d{1,3})s?$/.exec(plain);
  const most = /^(?:up to (\d{1,3})|(\d{1,3}) (?:and|or) (?:under|younger))$/.exec(plain);
  let from: number | null = null;
  let to: number | null = null;
  if (range) [from, to] = [Number(range[1]), Number(range[2])];
  else if (least) from = Number(least[1]);
  else if (below) to = Number(below[1]) - 1;
  else if (most) to = Number(most[1] ?? most[2]);
  else if (plain === 'adults') from = 18;
  else {
    return new Mistake(
      `${quoted(written)} isn't an age I know. Write it like 18+, 11 to 17 or under 25.`,
      wrong('ages', { text: shortened(written) }),
    );
  }
  if ((from ?? 0) > (to ?? oldest) || (from ?? 0) > oldest || (to ?? 0) > oldest || (to ?? 0) < 0) {
    return new Mistake(
      `${quoted(written)}: these ages can't be right.`,
      wrong('ages-wrong', { text: shortened(written) }),
    );
  }
  return { from, to, text };
}

/** Signs that stand for one currency alone. */
const signs: Record<string, readonly string[]> = {
  '£': ['GBP'],
  '€': ['EUR'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'],
  S$: ['SGD'],
};

/** What people say for a hundredth of the currency, and for the whole of it. */
const coins: Record<string, readonly string[]> = {
  p: ['GBP'],
  pence: ['GBP'],
  c: ['EUR'],
  ct: ['EUR'],
  cent: ['EUR'],
};
const names: Record<string, readonly string[]> = {
  pounds: ['GBP'],
  pound: ['GBP'],
  euros: ['EUR'],
  euro: ['EUR'],
  yuan: ['CNY'],
  元: ['CNY'],
  '€': ['EUR'],
};

const inCoins = /^(\d{1,3}) ?(p|pence|c|ct|cents?)$/i;
const inWholes =
  /^([£€¥￥]|[A-Z]{0,2}\$|[A-Z]{3})? ?(\d{1,6})(?:[.,](\d{1,2}))?(?: ?(€|元|yuan|euros?|pounds?))?$/i;

/** `3.50`, `£3.50`, `3,50`, `50p`: the amount in the place's own currency. */
export function readAmount(written: string, currency: string): number | Mistake {
  const text = written
    .trim()
    .replace(/\.[-–]$/, '')
    .replace(/(\d),(?=\d{3}$|\d{3}\.)/, '$1');
  const few = inCoins.exec(text);
  const found = few ?? inWholes.exec(text);
  if (!found) {
    return new Mistake(
      `${quoted(written)} isn't an amount I know. Write it like 3.50.`,
      wrong('amount', { text: shortened(written) }),
    );
  }
  const sign = few ? few[2]!.toLowerCase().replace('cents', 'cent') : (found[1] ?? found[4]?.toLowerCase());
  const others = sign === undefined ? null : currenciesOf(sign);
  if (others && !others.includes(currency)) {
    return new Mistake(
      `${quoted(written)}: this place counts in ${currency}. Write what it costs in ${currency}.`,
      wrong('amount-currency', { text: shortened(written), currency }),
    );
  }
  if (few) return Number(few[1]) / 100;
  return Number(`${found[2]}.${(found[3] ?? '').padEnd(2, '0')}`);
}

function currenciesOf(sign: string): readonly string[] | null {
  const code = /^[a-z]{3}$/i.test(sign) ? [sign.toUpperCase()] : null;
  return signs[sign] ?? coins[sign] ?? names[sign] ?? code;
}

/** Ways to say that nobody has to pay, though they may. What was said is shown to residents. */
const asYouLike =
  /^(?:pay (?:what|as) you (?:can|like|feel|want|wish)(?: afford)?|by donation|donations?(?: (?:only|welcome))?)$/i;
const donation =
  /^(?:suggested |voluntary |a )*donation of (.+)$|^(.+?) (?:suggested |voluntary )?donation$/i;

/** Characters. */
const longestCost = 160;

/** `free`, `pay what you can`, or an amount with what it is for and a remark: `£3.50 per session, first visit free`. */
export function readCost(written: string, currency: string): Cost | Mistake {
  const text = written.trim().replace(/\s+/g, ' ');
  if (text.length > longestCost) {
    return new Mistake('This is too long for a cost. Say the rest in about.', wrong('cost-long'));
  }
  const given = donation.exec(text);
  if (
    asYouLike.test(text) ||
    (given && !(readAmount((given[1] ?? given[2])!, currency) instanceof Mistake))
  ) {
    return { kind: 'free', note: text };
  }
  const [, said = text, remark = null] = /^(.+?)(?:, |; | ?\(| - )(.+?)\)?$/.exec(text) ?? [];
  if (/^(?:free|no (?:charge|cost)|nothing|gratis)(?: of charge)?$/i.test(said)) {
    return remark === null ? { kind: 'free' } : { kind: 'free', note: remark };
  }
  if (/^(?:from|up to) .*\d|\d ?(?:-|–|to|or) ?\D?\d/.test(said)) {
    return new Mistake(
      `${quoted(written)}: write the usual price, and the rest as a note: { amount: 3.50, note: £2 for members }.`,
      wrong('cost-range', { text: shortened(written) }),
    );
  }
  const [, sum = said, per = null] =
    /^(.+?)(?: ?\/ ?| (?:per|a|an|each|for) )(.{1,40})$/i.exec(said.replace(/ each$/i, ' per person')) ?? [];
  const amount = readAmount(sum, currency);
  if (!(amount instanceof Mistake)) return costOf(amount, currency, per, remark);
  if (amount.what?.key === 'amount-currency') return amount;
  return new Mistake(
    `${quoted(written)} isn't a cost I know. Write free, or { amount: 3.50, per: session }.`,
    wrong('amount', { text: shortened(written) }),
  );
}

/** Nothing to pay is free, however it is written. */
export function costOf(amount: number, currency: string, per: string | null, note: string | null): Cost {
  if (amount === 0) return note === null ? { kind: 'free' } : { kind: 'free', note };
  return { kind: 'amount', amount, currency, per, note };
}
