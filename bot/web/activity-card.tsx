import type { VNode } from 'preact';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import type { Wording } from '../words/wording.js';
import { Fact, OutsideLink, Reach } from './help-lines.js';
import { mailLink, phoneLink } from './links.js';
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
  return (
    <article class="card activity">
      <header>
        <h2>{name}</h2>
        <p class="group">{wording.say('web:with-group', { group: group.name })}</p>
      </header>
      {status !== 'open' && <p class="cautions">{say(`status-${status}`)}</p>}
      <p>{about}</p>
      {firstVisit !== null && (
        <div class="why">
          <p class="why-title">{say('first-visit')}</p>
          <p>{firstVisit}</p>
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
        {activity.ages !== null && <Fact label={say('ages')}>{activity.ages}</Fact>}
        {activity.only !== null && <Fact label={say('only')}>{activity.only}</Fact>}
        {activity.notFor !== null && <Fact label={say('not-for')}>{activity.notFor}</Fact>}
        {activity.languages.length > 0 && (
          <Fact label={say('languages')}>
            {wording.list(activity.languages.map((language) => wording.languageName(language)))}
          </Fact>
        )}
        {access.length > 0 && (
          <Fact label={say('access')}>
            <ul class="access">
              {access.map(({ need, met }) => (
                <li key={need} class={met === null ? 'unknown' : met ? 'met' : 'unmet'}>
                  {wording.need(need)}
                  {met !== true && ` (${say(met === null ? 'access-unknown' : 'access-no')})`}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Reach label={say('ask-for')} text={contact.name} link={null} />
        <Reach label={say('phone')} text={contact.phone} link={phoneLink(contact.phone)} />
        <Reach label={say('email')} text={contact.email} link={mailLink(contact.email)} />
        {contact.website !== null && (
          <Fact label={say('website')}>
            <OutsideLink address={contact.website} />
          </Fact>
        )}
      </dl>
      {groupAbout !== '' && <p class="group-about">{groupAbout}</p>}
      {activity.next !== null && (
        <p class="actions">
          <CalendarLink id={activity.id} name={name} place={place} wording={wording} />
        </p>
      )}
      <p class="checked">{wording.checked(activity.checked)}</p>
    </article>
  );
}
