import type { i18n } from 'i18next';
import type { Weekday } from '../../dialogs/heard.js';
import type { Choice, Reply, Value } from '../../dialogs/reply.js';
import type {
  ActivityDetails,
  Caution,
  Cost,
  Meeting,
  Reason,
  Suggestion,
  Widening,
} from '../../dialogs/suggestion.js';
import type { Area, Catalogue, CultureFacts, HelpLine, Place, Texts } from '../catalogue/catalogue.js';
import { amountsIn, type Amounts } from './amounts.js';
import { cultureFacts } from './culture.js';
import { clockOf, dateWords, dayAfter, dayOf, formattingLocale, type DateWords } from './dates.js';
import { keptApart, numbersKeptApart } from './direction.js';
import { agesIn } from './for-whom.js';
import { helpLinesFor } from './help-lines.js';
import { listFormat } from './lists.js';
import { fallbackLanguage } from './locales.js';
import { cautionIn, reasonIn } from './reasons.js';
import { remembered } from './remembered.js';
import { formNamed, rolesFor } from './roles.js';
import { weekdaysIn } from './week.js';
import type { Wording } from './wording.js';

/** Below this a distance is said as a short walk rather than a figure, in metres. */
const shortWalk = 400;

/** Told of a text that a language lacks. */
export type MissingText = (language: string, key: string) => void;

/** The wording of one locale for one place and day. */
export class LocaleWording implements Wording {
  readonly direction: 'ltr' | 'rtl';
  /** What lacks a text in the language is said in one of these, the nearest first. */
  private readonly insteadOf: string[];
  /** Numbers, units and whom to turn to are the place's own, in the language's words. */
  private readonly culture: CultureFacts;
  private readonly dates: DateWords;
  private readonly conjunction: Intl.ListFormat;
  private readonly languageNames: Intl.DisplayNames;
  private readonly amounts: Amounts;
  private readonly roleForms: Record<string, string>;
  private readonly doctor: string;
  private readonly tomorrow: string;
  /** What stays the same as long as this wording does: most of what a page says, and costly to look up each time. */
  private readonly fixed = new Map<string, string>();
  private readonly known = new Map<string, boolean>();
  private readonly nameOfLanguage = new Map<string, string>();

  constructor(
    private readonly locales: i18n,
    private readonly catalogue: Catalogue,
    private readonly here: Place,
    readonly language: string,
    private readonly today: string,
    private readonly channel: string | undefined,
    private readonly missing: MissingText = () => undefined,
  ) {
    this.insteadOf = [...new Set([here.languages[0] ?? fallbackLanguage, fallbackLanguage])];
    this.direction = locales.dir(language);
    this.culture = cultureFacts(catalogue, here.culture);
    const formatting = formattingLocale(language);
    this.dates = dateWords(
      formatting,
      clockOf(this.culture.clock, this.say('details:clock') === '24' ? '24' : '12'),
      Number(today.slice(0, 4)),
      channel === 'sms' ? 'short' : 'long',
    );
    this.conjunction = listFormat(formatting);
    this.languageNames = new Intl.DisplayNames(formatting, { type: 'language' });
    this.amounts = amountsIn(formatting, this.culture.distances, here.currency);
    const [role] = rolesFor(catalogue.roles, here, language);
    this.roleForms = role ? Object.fromEntries(role.forms) : { singular: this.say('person:anyone') };
    this.doctor = this.text(this.culture.doctor) ?? this.say('culture:doctor');
    this.tomorrow = dayAfter(today);
  }

  say(key: string, values: Record<string, Value> = {}): string {
    return Object.keys(values).length > 0
      ? this.sayWith(key, values)
      : remembered(this.fixed, key, () => this.sayWith(key, values));
  }

  private sayWith(key: string, values: Record<string, Value>): string {
    // Not through `getFixedT`, which copies all of i18next's options each time.
    const worded: Record<string, unknown> = {
      lng: this.language,
      fallbackLng: this.insteadOf,
      returnDetails: true,
      place: nameIn(this.language, this.here),
      role: this.roleForms,
      doctor: this.doctor,
      missingInterpolationHandler: (_: string, [, name = '']: RegExpMatchArray) => this.formInsteadOf(name),
    };
    for (const [name, value] of Object.entries(values)) worded[name] = this.value(value);
    if (this.channel !== undefined) worded.context = this.channel;
    const { res, usedLng } = this.locales.t(key, worded) as unknown as { res: string; usedLng: string };
    if (usedLng === this.language) return res;
    // With the same values, as the plural form that goes with a count is part of the key.
    const nowhere = !this.locales.exists(key, worded);
    this.missing(this.language, key);
    return nowhere ? '' : res;
  }

  /** A role may lack a form that a sentence asks for: then its plainest one is said, and never nothing. */
  private formInsteadOf(placeholder: string): string {
    const form = formNamed(placeholder);
    if (form === null) return '';
    this.missing(this.language, `role.${form}`);
    return this.roleForms.singular ?? '';
  }

  choice(choice: Choice): string {
    return this.say(choice.say, choice.values);
  }

  also(choice: Choice): string[] {
    const key = `${choice.say}-also`;
    return this.has(key)
      ? this.say(key, choice.values)
          .split('|')
          .map((words) => words.trim())
      : [];
  }

  topic(id: string): string {
    return this.text(this.catalogue.topics.get(id)?.name) ?? id;
  }

  need(id: string): string {
    return this.text(this.catalogue.access.get(id)?.name) ?? id;
  }

  reason(reason: Reason): string {
    return reasonIn(this, reason);
  }

  caution(caution: Caution): string {
    return cautionIn(this, caution);
  }

  widening(widening: Widening): string {
    return this.say(`suggestions:widened-${widening}`);
  }

  meeting(meeting: Meeting): string {
    const time = this.times(meeting.timed ? meeting.from : null, meeting.to);
    const day = this.nearDay(dayOf(meeting));
    return time === null ? day : this.say('details:day-and-time', { day, time });
  }

  shortMeeting(meeting: Meeting): string {
    const day = this.dates.shortDay(meeting.from);
    return meeting.timed ? this.say('sms:meeting', { day, time: this.dates.time(meeting.from) }) : day;
  }

  time(wall: string): string {
    return this.dates.time(wall);
  }

  schedule(suggestion: Suggestion | ActivityDetails): string {
    const when = this.days(suggestion);
    const note = suggestion.whenNote;
    return note === undefined ? when : this.say('details:when-note', { when, note });
  }

  private days({ next, weekly, join }: Suggestion | ActivityDetails): string {
    // Without times, who has to book cannot just come when they like: the group is to be asked first.
    if (next === null) return this.say(join !== 'drop-in' ? 'directories:ask-when' : 'details:any-time');
    if (weekly === null) return this.say('details:next', { meeting: this.meeting(next) });
    const time = this.times(weekly.from, weekly.to);
    const values = { weekday: this.dates.weekday(weekly.day), next: this.nearDay(dayOf(next)) };
    return time === null
      ? this.say('details:weekly-next-untimed', values)
      : this.say('details:weekly-next', { ...values, time });
  }

  where({ where, metres }: Suggestion | ActivityDetails): string {
    if (where.kind !== 'at') return this.say(`details:${where.kind}`);
    const place =
      where.postcode === null
        ? where.name
        : this.say('details:at', { name: where.name, postcode: where.postcode });
    return metres === null
      ? place
      : this.say('details:at-distance', { where: place, distance: this.distance(metres) });
  }

  distance(metres: number): string {
    if (metres < shortWalk) return this.say('details:very-near');
    return this.amounts.distance(metres);
  }

  cost(cost: Cost): string {
    if (cost.kind === 'free') {
      const free = this.say('details:free');
      return cost.note === undefined ? free : this.withNote(free, cost.note);
    }
    if (cost.kind === 'unknown') return this.say('details:cost-unknown');
    const amount = this.amounts.money(cost.amount, cost.currency);
    const said =
      cost.per === null ? amount : this.say('details:cost-per', { amount, per: this.per(cost.per) });
    return cost.note === null ? said : this.withNote(said, cost.note);
  }

  /** The note follows as a sentence, however it was written: "Free. Pay what you can". */
  private withNote(cost: string, note: string): string {
    const [first = '', ...rest] = note;
    const sentence = first.toLocaleUpperCase(this.language) + rest.join('');
    return this.say('details:cost-note', { cost, note: sentence });
  }

  checked(day: string | null): string {
    return day === null
      ? this.say('details:checked-never')
      : this.say('details:checked', { day: this.dates.day(day) });
  }

  weekdays(): { day: Weekday; name: string }[] {
    return weekdaysIn(this.here.culture).map((day) => ({ day, name: this.dates.weekday(day) }));
  }

  list(parts: string[]): string {
    return this.conjunction.format(parts.map((part) => keptApart(part, this.direction)));
  }

  languageName(tag: string): string {
    return remembered(this.nameOfLanguage, tag, () => this.languageNames.of(tag) ?? tag);
  }

  helpLines(reply: Reply): HelpLine[] {
    return reply.helpLines === undefined
      ? []
      : helpLinesFor(this.catalogue.helpLines, this.here.culture, reply.helpLines);
  }

  text(texts: Texts | undefined): string | undefined {
    const nearest = [this.language, ...this.insteadOf].find((language) => texts?.has(language));
    const text = nearest === undefined ? texts?.values().next().value : texts?.get(nearest);
    return text === undefined ? undefined : numbersKeptApart(text, this.direction);
  }

  private value(value: Value): string | number {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return keptApart(value, this.direction);
    if ('topics' in value) return this.list(value.topics.map((topic) => this.topic(topic)));
    if ('needs' in value) return this.list(value.needs.map((need) => this.need(need)));
    if ('languages' in value) return this.list(value.languages.map((tag) => this.languageName(tag)));
    if ('parts' in value) return this.list(value.parts.flatMap((part) => this.parts(part)));
    if ('list' in value) return this.list(value.list);
    if ('fact' in value) return this.fact(value.fact, value.of);
    if ('area' in value) return keptApart(this.area(value.area), this.direction);
    if ('day' in value) return this.dates.day(value.day);
    return value.language === undefined
      ? this.say(value.key)
      : keptApart(this.locales.t(value.key, { lng: value.language }), this.direction);
  }

  private fact(fact: 'when' | 'where' | 'cost' | 'ages', of: ActivityDetails): string {
    switch (fact) {
      case 'when':
        return this.schedule(of);
      case 'where':
        return this.where(of);
      case 'cost':
        return this.cost(of.cost);
      case 'ages':
        return keptApart(of.ages === null ? '' : agesIn(of.ages, this), this.direction);
    }
  }

  private area(name: string): string {
    const found = [...this.here.areas, this.here].find((one) => one.name === name);
    return found === undefined ? name : nameIn(this.language, found);
  }

  /** The single items of a value, so that lists within a list are joined as one. */
  private parts(value: Value): string[] {
    if (typeof value === 'object' && 'topics' in value) return value.topics.map((topic) => this.topic(topic));
    if (typeof value === 'object' && 'needs' in value) return value.needs.map((need) => this.need(need));
    return [String(this.value(value))];
  }

  private times(from: string | null, to: string | null): string | null {
    if (from === null) return null;
    const said = this.dates.time(from);
    return to === null
      ? this.say('details:from', { from: said })
      : this.say('details:from-to', { from: said, to: this.dates.time(to) });
  }

  private nearDay(day: string): string {
    const said = this.dates.day(day);
    if (day === this.today) return this.say('details:today', { day: said });
    return day === this.tomorrow ? this.say('details:tomorrow', { day: said }) : said;
  }

  private per(unit: string): string {
    const key = `details:per-${unit}`;
    return this.has(key) ? this.say(key) : unit;
  }

  private has(key: string): boolean {
    return remembered(this.known, key, () => this.locales.exists(key, { lng: this.language }));
  }
}

/** What a place or an area is called in a language. */
function nameIn(language: string, { name, names }: Pick<Area, 'name' | 'names'>): string {
  return names?.get(language) ?? name;
}
