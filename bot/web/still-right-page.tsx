import type { VNode } from 'preact';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import { ActivityCard } from './activity-card.js';
import { SmallPage, type Surroundings } from './small-page.js';

interface StillRightProps extends Surroundings {
  place: string;
  group: string;
  /** What is asked about, as residents see it. */
  activities: readonly ActivityDetails[];
  /** The form's hidden fields. */
  fields: Readonly<Record<string, string>>;
  /** Where the group's entry is edited. */
  edit: string;
  /** Where all of the group is asked about, where this is one activity of several. */
  all: string | null;
  /** It was said today. */
  done: boolean;
}

/** Asks whether details are still right: one button, and nothing changes before it is pressed. */
export function StillRightPage(props: StillRightProps): VNode {
  const { wording, files, place, group, activities, fields, edit, all, done } = props;
  const say = (key: string) => wording.say(`still-right:${key}`);
  const which = activities.length === 1 ? 'one' : 'all';
  return (
    <SmallPage wording={wording} files={files} title={say(done ? 'done-title' : 'title')}>
      <p class="lead">{say(done ? 'done' : which)}</p>
      {activities.map((activity) => (
        <ActivityCard key={activity.id} activity={activity} wording={wording} place={place} />
      ))}
      {!done && (
        <form method="post" action="/edit/still-right">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="primary">
            {say(`yes-${which}`)}
          </button>
        </form>
      )}
      {all !== null && (
        <p>
          <a href={all}>{wording.say('still-right:more', { group })}</a>
        </p>
      )}
      {!done && (
        <p>
          <a href={edit}>{say('mend')}</a>
          <br />
          {say('mend-how')}
        </p>
      )}
    </SmallPage>
  );
}

/** The link does not hold, or what was said could not be noted: kindly, with the way on. */
export function StillRightMessage({
  wording,
  files,
  what,
}: Surroundings & { what: 'gone' | 'failed' }): VNode {
  const say = (key: string) => wording.say(`still-right:${key}`);
  return (
    <SmallPage wording={wording} files={files} title={say(`${what}-title`)}>
      <p class="lead">{say(what)}</p>
      <p>
        <a class="button" href="/edit">
          {say('sign-in')}
        </a>
      </p>
    </SmallPage>
  );
}
