import type { VNode } from 'preact';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { agesIn, whomAlone } from '../words/for-whom.js';
import { textLanguage, wordAboutLanguage } from '../words/in-languages.js';
import type { Wording } from '../words/wording.js';
import { ContactFacts, Fact } from './help-lines.js';
import { CalendarLink, WhereFact } from './suggestion-card.js';

/** Meetings listed; the calendar file holds them all. */
const meetingsShown = 4;

interface ActivityCardProps {
  activity: ActivityDetails;
  wording: Wording;
  place: string;
}

/** All about one activity. */
export function ActivityCard({ activity, wording, place }: ActivityCardProps): VNode {
  const { name, about, group, groupAbout, firstVisit, meetings, access, contact, status } = activity;
  const say = (key: string) => wording.say(`web:${key}`);
  const note = wordAboutLanguage(activity, wording);
  const inGroups = textLanguage(activity, 'group', wording);
  // What the bot words itself is in the reader's language.
  const isOwnWord = activity.only === 'women' || activity.only === 'men';
  const inNotes = isOwnWord ? {} : textLanguage(activity, 'notes', wording);
  return (
    <article class="card activity">
      <header>
        <h2 {...textLanguage(activity, 'name', wording)}>{name}</h2>
        <p class="group">{wording.say('web:with-group', { group: group.name })}</p>
      </header>
      {status !== 'open' && <p class="cautions">{say(`status-${status}`)}</p>}
      <p {...textLanguage(activity, 'about', wording)}>{about}</p>
      {note !== null && <p class="written-in">{note}</p>}
      {firstVisit !== null && (
        <div class="why">
          <p class="why-title">{say('first-visit')}</p>
          <p {...textLanguage(activity, 'firstVisit', wording)}>{firstVisit}</p>
        </div>
      )}
      <dl class="facts">
        <Fact label={say('when')}>
          {wording.schedule(activity)}
          {meetings.length > 1 && (
            <ul class="meetings">
              {meetings.slice(0, meetingsShown).map((meeting) => (
                <li key={meeting.instant}>{wording.meeting(meeting)}</li>
              ))}
            </ul>
          )}
        </Fact>
        <WhereFact of={activity} wording={wording} />
        <Fact label={say('cost')}>{wording.cost(activity.cost)}</Fact>
        <Fact label={say('joining')}>{say(`join-${activity.join}`)}</Fact>
        {activity.ages !== null && (
          <Fact label={say('ages')}>
            <span dir="ltr">{agesIn(activity.ages, wording)}</span>
          </Fact>
        )}
        {activity.only !== null && (
          <Fact label={say('only')}>
            <span {...inNotes}>{whomAlone(activity.only, wording)}</span>
          </Fact>
        )}
        {activity.notFor !== null && (
          <Fact label={say('not-for')}>
            <span {...textLanguage(activity, 'notes', wording)}>{activity.notFor}</span>
          </Fact>
        )}
        {activity.languages.length > 0 && (
          <Fact label={say('languages')}>
            {wording.list(activity.languages.map((language) => wording.languageName(language)))}
          </Fact>
        )}
        <AccessFact access={access} met={true} label={say('access-yes')} wording={wording} />
        <AccessFact access={access} met={false} label={say('access-no')} wording={wording} />
        <AccessFact access={access} met={null} label={say('access-unknown')} wording={wording} />
        <ContactFacts contact={contact} wording={wording} />
      </dl>
      {groupAbout !== '' && (
        <p class="group-about" {...inGroups}>
          {groupAbout}
        </p>
      )}
      {activity.next !== null && (
        <p class="actions">
          <CalendarLink id={activity.id} name={name} place={place} wording={wording} />
        </p>
      )}
      <p class="checked">{wording.checked(activity.checked)}</p>
    </article>
  );
}

interface AccessFactProps {
  access: ActivityDetails['access'];
  met: boolean | null;
  label: string;
  wording: Wording;
}

/** The access needs of which the group says that it meets them, that it does not, or nothing. */
function AccessFact({ access, met, label, wording }: AccessFactProps): VNode | null {
  const needs = access.filter((one) => one.met === met).map(({ need }) => wording.need(need));
  return needs.length === 0 ? null : <Fact label={label}>{wording.list(needs)}</Fact>;
}
