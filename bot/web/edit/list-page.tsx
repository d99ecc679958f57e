import type { VNode } from 'preact';
import type { Proposal } from '../../editing/editing.js';
import { EditFrame, OneButton, type Around } from './frame.js';

/** How one group stands, at a glance. */
export interface GroupLine {
  id: string;
  name: string;
  activities: number;
  errors: number;
  advice: number;
  reports: number;
  /** Activities that nobody has checked for long. */
  old: number;
  /** The longest ago that one of its activities was checked, said in words; null where one never was. */
  checked: string | null;
}

export interface PlaceLines {
  place: { id: string; name: string; example: boolean };
  whole: boolean;
  groups: readonly GroupLine[];
  /** How many more there are, which are found by their name. */
  more: number;
  searchable: boolean;
  proposals: readonly Proposal[];
}

/** All that somebody may edit. */
export function EditListPage({
  around,
  places,
  find,
}: {
  around: Around;
  places: readonly PlaceLines[];
  /** What was looked for. */
  find: string;
}): VNode {
  const { wording, token } = around;
  const say = (key: string) => wording.say(`edit:${key}`);
  return (
    <EditFrame around={around} title={say('list-title')} kind="plain">
      <h1>{say('list-title')}</h1>
      <p class="lead">{say('list-intro')}</p>
      {(find !== '' || places.some(({ searchable }) => searchable)) && (
        <form method="get" action="/edit" role="search" class="find">
          <div class="field">
            <label for="find">{say('find')}</label>
            <input id="find" name="find" type="search" value={find} dir="auto" maxlength={80} />
          </div>
          <button type="submit">{say('find-button')}</button>
        </form>
      )}
      {places.map(({ place, whole, groups, proposals, more }) => (
        <section key={place.id} class="place" aria-labelledby={`place-${place.id}`}>
          <h2 id={`place-${place.id}`}>
            <bdi>{place.name}</bdi>
          </h2>
          {proposals.length > 0 && (
            <div class="card">
              <h3>{say('proposals')}</h3>
              <ul class="proposals">
                {proposals.map((proposal) => (
                  <li key={proposal.id}>
                    <p>
                      <strong>
                        <bdi>{proposal.name}</bdi>
                      </strong>{' '}
                      {proposal.words !== '' && <bdi class="apart">{proposal.words}</bdi>}
                    </p>
                    <p class="hint">
                      {wording.say('edit:proposed-by', { who: proposal.who, group: proposal.group })}
                    </p>
                    <OneButton
                      action="/edit/topic-done"
                      token={token}
                      fields={{ place: place.id, id: proposal.id }}
                      label={say('proposal-done')}
                      about={proposal.name}
                    />
                  </li>
                ))}
              </ul>
            </div>
          )}
          <ul class="group-list">
            {groups.map((group) => (
              <GroupItem key={group.id} group={group} place={place.id} around={around} />
            ))}
          </ul>
          {groups.length === 0 && <p>{say(find === '' ? 'no-groups' : 'find-none')}</p>}
          {more > 0 && <p>{wording.say('edit:more-groups', { count: more })}</p>}
          {whole && (
            <p>
              <a class="button" href={`/edit/new-group?place=${place.id}`}>
                {say('new-group')}
              </a>
            </p>
          )}
        </section>
      ))}
    </EditFrame>
  );
}

function GroupItem({ group, place, around }: { group: GroupLine; place: string; around: Around }): VNode {
  const { wording, token } = around;
  const { id, name, activities, errors, advice, reports, old, checked } = group;
  return (
    <li class="card">
      <h3>
        <a href={`/edit/${place}/${id}`} dir="auto">
          {name}
        </a>
      </h3>
      <ul class="marks">
        {errors > 0 && <li class="mark wrong">{wording.say('edit:to-put-right', { count: errors })}</li>}
        {reports > 0 && <li class="mark wrong">{wording.say('edit:reports-count', { count: reports })}</li>}
        {old > 0 && <li class="mark old">{wording.say('edit:old-count', { count: old })}</li>}
        {advice > 0 && <li class="mark">{wording.say('edit:tips', { count: advice })}</li>}
        <li class="mark">{wording.say('edit:activities-count', { count: activities })}</li>
        <li class="mark">
          {checked === null
            ? wording.say('edit:checked-never')
            : wording.say('edit:checked-since', { day: checked })}
        </li>
      </ul>
      <OneButton
        action={`/edit/${place}/${id}/still-right`}
        token={token}
        fields={{ from: 'list' }}
        label={wording.say('edit:still-right-all')}
        about={name}
      />
    </li>
  );
}
