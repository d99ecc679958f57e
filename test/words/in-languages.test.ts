import path from 'node:path';
import { expect } from 'chai';
import { loadCatalogue } from '../../bot/catalogue/load.js';
import { projectRoot } from '../../bot/root.js';
import { ActivityCard } from '../../bot/web/activity-card.js';
import { fragment } from '../../bot/web/html.js';
import { SuggestionCard } from '../../bot/web/suggestion-card.js';
import { wordAboutLanguage } from '../../bot/words/in-languages.js';
import { readLocales } from '../../bot/words/locales.js';
import { replyAsSms } from '../../bot/words/sms.js';
import { repliesForTeams } from '../../bot/words/teams/teams.js';
import { replyAsText } from '../../bot/words/text.js';
import { createWords } from '../../bot/words/words.js';
import type { Wording } from '../../bot/words/wording.js';
import type { WrittenIn } from '../../dialogs/suggestion.js';
import { activity, suggestion } from '../web/sample.js';

const content = await loadCatalogue(path.join(projectRoot, 'content'));
const words = createWords(readLocales(path.join(projectRoot, 'locales')), () => content);
const reader = (language: string, channel?: string): Wording =>
  words.in(language, 'leeds', new Date('2026-11-20T10:00Z'), channel);

const all = (tag: string): WrittenIn => ({ name: tag, about: tag, firstVisit: tag, group: tag });
const inEnglish = { writtenIn: all('en') };
/** How often a part of a text stands in it. */
const times = (whole: string, part: string): number => whole.split(part).length - 1;

describe("a group's texts in another language than the reader's", () => {
  it('are named as what they are, and nothing is said of those that are in the own one', () => {
    expect(wordAboutLanguage(suggestion(inEnglish), reader('nl'))).to.equal(
      'Dit is in het Engels, zoals de groep het schreef.',
    );
    expect(wordAboutLanguage(suggestion(inEnglish), reader('en'))).to.equal(null);
    expect(wordAboutLanguage(suggestion({ writtenIn: all('en-GB') }), reader('en'))).to.equal(null);
    expect(wordAboutLanguage(suggestion(), reader('nl')), 'kept by an earlier release').to.equal(null);
  });

  it('are told of where it is a part of the details only', () => {
    const writtenIn = { ...all('nl'), group: 'en' };
    expect(wordAboutLanguage(activity({ writtenIn }), reader('nl'))).to.match(/^Een deel/);
    expect(wordAboutLanguage(activity({ writtenIn, groupAbout: '' }), reader('nl'))).to.equal(null);
  });

  it('need no word for a name alone', () => {
    const writtenIn = { ...all('nl'), name: 'en' };
    expect(wordAboutLanguage(suggestion({ writtenIn }), reader('nl'))).to.equal(null);
  });

  it('are told to screen readers on the page, with the direction they run in', () => {
    const card = fragment(
      SuggestionCard({
        suggestion: suggestion(inEnglish),
        number: 1,
        wording: reader('ur'),
        place: 'leeds',
        form: null,
      }),
    );
    expect(card).to.contain('<p lang="en" dir="ltr">Grow vegetables together.</p>');
    expect(card).to.contain('<bdi lang="en" dir="ltr">Saturday on the allotment</bdi>');
    expect(times(card, 'class="written-in"')).to.equal(1);
    const whole = fragment(
      ActivityCard({
        activity: activity({ writtenIn: all('ur'), about: 'سبزیاں اگائیں۔' }),
        wording: reader('en'),
        place: 'leeds',
      }),
    );
    expect(whole).to.contain('<p lang="ur" dir="rtl">سبزیاں اگائیں۔</p>');
    expect(times(whole, 'This is in Urdu, as the group wrote it.')).to.equal(1);
  });

  it('carry no language of their own on a page in the same', () => {
    const card = fragment(
      ActivityCard({ activity: activity(inEnglish), wording: reader('en'), place: 'leeds' }),
    );
    expect(card).not.to.contain('lang="').and.not.to.contain('written-in');
  });

  it('are told of once in plain text and on a card for Teams', () => {
    const reply = { say: 'activity:join-drop-in', activity: activity(inEnglish) };
    expect(times(replyAsText(reply, reader('pl')), 'Tak napisała go grupa.')).to.equal(1);
    const bodies = repliesForTeams([reply], reader('pl')).flatMap(({ attachments = [] }) =>
      attachments.map(({ content: card }) => (card as { body: unknown }).body),
    );
    expect(times(JSON.stringify(bodies), 'Tak napisała go grupa.')).to.equal(1);
  });

  it('cost a word or two in a text message', () => {
    const reply = { say: 'activity:join-drop-in', activity: activity(inEnglish) };
    expect(replyAsSms(reply, reader('nl', 'sms'))).to.contain('In het Engels: Grow vegetables together.');
    expect(times(replyAsSms(reply, reader('nl', 'sms')), 'In het Engels:')).to.equal(1);
    expect(replyAsSms(reply, reader('en', 'sms'))).not.to.contain('In English');
  });
});
