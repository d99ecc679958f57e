/** What an import has to tell of single services: what it could not place, and what it did instead. */

/** Each kind with what is said of it in a summary. */
export const kindsOfNews = {
  'closed-there': 'Not written: closed in the directory',
  'no-name': 'Not written: no name',
  'no-topic': 'Not written: none of our topics fits; see labels that no table knows',
  'not-sound': 'Not written: the file would have had a mistake',
  'id-twice': 'Passed over: the directory has it twice',
  'gone-closed': 'Closed: no longer in the directory',
  'gone-kept': 'No longer in the directory, but edited by people since: left as it is',
  'taken-out': 'Passed over: it was imported before, and people have taken it out since',
  'file-broken': 'Passed over: the file of its group has a mistake; mend that first',
  'gone-many': 'No longer in the directory: left, because that many at once look like a mistake',
  'no-organisation': 'Without an organisation: a group of its own',
  'no-description': 'Without a description',
  'text-cut': 'Text too long: cut at the end of a sentence',
  'times-unread': 'Times not certain: left in words',
  'times-over': 'All its times are over',
  'price-unread': 'Price not certain: left in words',
  'ages-unread': 'Ages not certain: left out',
  'access-unread': 'Access not certain: left out',
  'who-unread': 'Who may come is too long for the format: left in words or out',
  'where-unknown': 'No word on where it is',
  'place-moved': 'Its point on the map cannot be right: left out',
  'far-away': 'Far from the place',
  'several-places': 'In several places: the first is taken, the others are named',
  'postcode-wrong': 'Postcode not in the form of one: left out',
  'contact-wrong': 'Telephone, e-mail or website not usable: left out',
  'other-contact': 'Other contact than its group: named in the text',
  'language-unknown': 'Language not known: left out',
  'checked-unread': 'Date of checking not usable: left out',
  alert: 'Has an alert, which the format has no place for',
} as const;

export type KindOfNews = keyof typeof kindsOfNews;

export interface News {
  kind: KindOfNews;
  /** The service as the directory has it. */
  id: string;
  name: string;
  /** The words in question, or ''. */
  detail: string;
}

export type Tell = (kind: KindOfNews, detail?: string) => void;

/** A line after a value in the file, for whoever looks it over. */
export const pleaseCheck = 'read from the text, please check';
