/** Ages and prices as groups write them. */
import type { Cost } from '../../dialogs/suggestion.js';
import type { Activity } from './catalogue.js';
import { quoted } from './report.js';
import { Mistake } from './shape.js';

/** Years. Nobody older has been known, and a typing mistake soon is. */
const oldest = 120;

/** `18+`, `11-17`, `11 to 17`, `under 25`, `over 50s`, `50 and over`. Null for all ages. */
export function readAges(written: string): Activity['ages'] | Mistake {
  const text = written.trim().replace(/\s+/g, ' ');
  const plain = text
    .toLowerCase()
    .replace(/^(?:ages?|aged) /, '')
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
  else return new Mistake(`${quoted(written)} isn't an age I know. Write it like 18+, 11 to 17 or under 25.`);
  if ((from ?? 0) > (to ?? oldest) || (from ?? 0) > oldest || (to ?? 0) > oldest || (to ?? 0) < 0) {
    return new Mistake(`${quoted(written)}: these ages can't be right.`);
  }
  return { from, to, text };
}

/** Signs that stand for one currency alone. */
const signs: Record<string, readonly string[]> = {
  '£': ['GBP'],
  '€': ['EUR'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
};

/** `3.50`, `£3.50`, `3,50`: the amount in the place's own currency. */
export function readAmount(written: string, currency: string): number | Mistake {
  const found = /^([£€¥￥]|[A-Z]{0,2}\$|[A-Z]{3})? ?(\d{1,6})(?:[.,](\d{1,2}))?(?: ?(€|元))?$/.exec(
    written.trim(),
  );
  if (!found) return new Mistake(`${quoted(written)} isn't an amount I know. Write it like 3.50.`);
  const sign = found[1] ?? found[4];
  const others = sign && (signs[sign] ?? (/^[A-Z]{3}$/.test(sign) ? [sign] : null));
  if (others && !others.includes(currency)) {
    return new Mistake(`${quoted(written)}: this place counts in ${currency}. Leave the sign out.`);
  }
  return Number(`${found[2]}.${(found[3] ?? '').padEnd(2, '0')}`);
}

/** `free`, or an amount with what it is for: `£3.50 per session`. */
export function readCost(written: string, currency: string): Cost | Mistake {
  const text = written.trim();
  if (/^free$/i.test(text)) return { kind: 'free' };
  const parts = /^(\S+)(?: (?:per|a|an) (.{1,40}))?$/.exec(text)!;
  const amount = parts ? readAmount(parts[1]!, currency) : new Mistake('');
  if (amount instanceof Mistake) {
    return new Mistake(
      `${quoted(written)} isn't a cost I know. Write free, or { amount: 3.50, per: session }.`,
    );
  }
  return costOf(amount, currency, parts[2] ?? null, null);
}

/** Nothing to pay is free, however it is written. */
export function costOf(amount: number, currency: string, per: string | null, note: string | null): Cost {
  return amount === 0 && note === null ? { kind: 'free' } : { kind: 'amount', amount, currency, per, note };
}
