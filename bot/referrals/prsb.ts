/**
 * A request in the shape of the UK's Social Prescribing Information Standard, version 1.1 (Professional Record Standards
 * Body, https://theprsb.org/standards/social-prescribing-standard/): the standard's own headings, in its order, holding
 * what the resident agreed to pass on and nothing more. What the standard demands beyond that (date of birth, GP
 * practice, risks) is never asked, so that a record is not a complete one. See docs/referrals.md.
 */

/** A text, a list, or what stands under further headings. What is empty is left out. */
export type Entry = string | Entry[] | { [heading: string]: Entry };

/** What a record is made of, in the words of the one who reads it. */
export interface Facts {
  reference: string;
  /** The day it was agreed to, `YYYY-MM-DD`. */
  day: string;
  name: string | null;
  reach: { by: 'phone' | 'email'; shown: string };
  /** The resident's words for somebody else whom it is for. */
  forWhom: string | null;
  /** What matters to them, and what gets in their way, in their own words. */
  matters: string[];
  needs: string[];
  note: string | null;
  answers: { question: string; answer: string }[];
  area: string | null;
  suggested: string[];
  language: string;
  /** The activity they would like to come to, or null where it is a person they would like to talk to. */
  activity: { name: string; group: string } | null;
  /** What the person behind the bot is called here. */
  role: string;
  /** Sentences of the locale: that they agreed, and what they would like. */
  agreed: string;
  reason: string;
}

export interface PrsbRecord {
  standard: { name: 'Social Prescribing Information Standard'; version: '1.1' };
  reference: string;
  record: { [heading: string]: Entry };
}

export function prsbRecord(facts: Facts): PrsbRecord {
  const record: { [heading: string]: Entry } = {
    'Person demographics': facts.forWhom === null ? demographics(facts) : {},
    'About me': {
      'What is most important to me': facts.matters,
      'How I communicate and how to communicate with me': facts.language,
      'Also worth knowing about me': [
        ...(facts.note === null ? [] : [facts.note]),
        ...facts.answers.map(({ question, answer }) => `${question} ${answer}`),
      ],
    },
    'Individual requirements': {
      'Other individual requirements': facts.needs.map((need) => ({ 'Other individual requirement': need })),
    },
    Consent: { 'Consent for information sharing': facts.agreed },
    'Referral details': { 'Referral details record entry': [referral(facts)] },
    'Social context': { 'Social circumstances': facts.area ?? '' },
    'Signpost details': {
      'Signpost details record entry': facts.suggested.map((name) => ({
        'Signpost to': { Service: { 'Free text': name } },
      })),
    },
  };
  const { reference } = facts;
  const standard = { name: 'Social Prescribing Information Standard', version: '1.1' } as const;
  return { standard, reference, record: withoutEmpty(record) as PrsbRecord['record'] };
}

/** The record to be read by a person: each heading on a line, and what stands under it further in. */
export function prsbText({ record }: PrsbRecord): string {
  return lines(record, 0).join('\n');
}

function demographics({ name, reach }: Facts): Entry {
  return {
    'Person name': { 'Person preferred name': name ?? '' },
    "Person's contact details":
      reach.by === 'phone'
        ? { "Person's telephone number details": { "Person's telephone number": reach.shown } }
        : { "Person's email address details": { "Person's email address": reach.shown } },
  };
}

/** Where it is for somebody else, the one who wrote is the referrer, and nothing is said of the other but who they are. */
function referral({ day, name, reach, forWhom, activity, role, reason }: Facts): Entry {
  return {
    Date: day,
    'Referrer details':
      forWhom === null ? { Name: name ?? '' } : { Name: name ?? '', 'Contact details': reach.shown },
    'Referral method': 'Self referral',
    'Reason for referral': { 'Free text': forWhom === null ? reason : `${reason} (${forWhom})` },
    'Referral to':
      activity === null
        ? { Role: role }
        : { Service: { 'Free text': activity.name }, Organisation: { 'Free text': activity.group } },
  };
}

function withoutEmpty(entry: Entry): Entry {
  if (typeof entry === 'string') return entry;
  if (Array.isArray(entry)) return entry.map(withoutEmpty).filter((one) => !isEmpty(one));
  const kept = Object.entries(entry).map(([heading, under]) => [heading, withoutEmpty(under)] as const);
  return Object.fromEntries(kept.filter(([, under]) => !isEmpty(under)));
}

function isEmpty(entry: Entry): boolean {
  return typeof entry === 'string' ? entry === '' : Object.keys(entry).length === 0;
}

function lines(entry: Entry, depth: number): string[] {
  const inset = '  '.repeat(depth);
  if (typeof entry === 'string') return entry.split('\n').map((line) => inset + line);
  if (Array.isArray(entry)) return entry.flatMap((one) => lines(one, depth));
  return Object.entries(entry).flatMap(([heading, under]) =>
    typeof under === 'string' && !under.includes('\n')
      ? [`${inset}${heading}: ${under}`]
      : [`${inset}${heading}`, ...lines(under, depth + 1)],
  );
}
