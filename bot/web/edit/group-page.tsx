import type { VNode } from 'preact';
import type { ResidentReport } from '../../editing/editing.js';
import { ToldProblem } from './field.js';
import { EditFrame, OneButton, type Around } from './frame.js';
import type { Told } from './problems.js';

/** How one activity stands. */
export interface ActivityLine {
  /** What addresses call it. */
  key: string;
  name: string;
  /** Times, place and cost in a line, where the entry is sound. */
  facts: readonly string[];
  status: string;
  checked: string | null;
  old: boolean;
  problems: readonly Told[];
}

export interface GroupView {
  around: Around;
  place: { id: string; name: string; example: boolean };
  group: { id: string; name: string; about: string };
  activities: readonly ActivityLine[];
  /** Of the group itself, or of the file as a whole. */
  problems: readonly Told[];
  /** False where residents are shown an earlier version, or nothing, because the file has a mistake. */
  sound: boolean;
  /** False where the file is no YAML: then there is nothing to edit by form. */
  hasForm: boolean;
  reports: readonly { report: ResidentReport; activity: string | null; day: string }[];
  /** A version to go back to, right after something was taken out. */
  undo: string | null;
  basedOn: string;
}

/** One group: what residents say of it, its activities, and what can be done. */
export function GroupPage(view: GroupView): VNode {
  const { around, place, group, activities, sound, hasForm, undo } = view;
  const { wording, token } = around;
  const say = (key: string) => wording.say(`edit:${key}`);
  const address = `/edit/${place.id}/${group.id}`;
  return (
    <EditFrame
      around={around}
      title={group.name}
      kind="plain"
      example={place.example}
      up={{ address: '/edit', name: say('list-title') }}
    >
      <h1>
        <bdi>{group.name}</bdi>
      </h1>
      {undo !== null && (
        <OneButton
          action={`${address}/restore`}
          token={token}
          fields={{ version: undo, 'based-on': view.basedOn }}
          label={say('undo')}
        />
      )}
      {!sound && <p class="warning">{say(hasForm ? 'not-sound' : 'no-form')}</p>}
      {view.problems.map((told) => (
        <ToldProblem key={told.message} told={told} wording={wording} />
      ))}
      <Reports view={view} address={address} />
      {hasForm && (
        <>
          <section class="card" aria-labelledby="details-title">
            <h2 id="details-title">{say('details')}</h2>
            <p dir="auto">{group.about}</p>
            <a class="button" href={`${address}/details`}>
              {say('change-details')}
            </a>
          </section>
          <h2>{say('activities')}</h2>
          <ul class="activity-list">
            {activities.map((activity) => (
              <ActivityItem key={activity.key} activity={activity} address={address} view={view} />
            ))}
          </ul>
          <p class="buttons">
            <a class="button" href={`${address}/activity`}>
              {say('new-activity')}
            </a>{' '}
            {activities.length > 1 && (
              <OneButton action={`${address}/still-right`} token={token} label={say('still-right-all')} />
            )}
          </p>
        </>
      )}
      <p>
        <a href={`${address}/versions`}>{say('versions')}</a>{' '}
        <a class="apart" href={`/chat/${place.id}?lang=${wording.language}`} target="_blank">
          {say('try-chat')}
        </a>
      </p>
    </EditFrame>
  );
}

function ActivityItem({
  activity,
  address,
  view,
}: {
  activity: ActivityLine;
  address: string;
  view: GroupView;
}): VNode {
  const { wording, token } = view.around;
  const { key, name, facts, status, checked, old, problems } = activity;
  return (
    <li class="card" id={`a-${key}`}>
      <h3>
        <a href={`${address}/activity/${key}`} dir="auto">
          {name === '' ? wording.say('edit:no-name') : name}
        </a>
      </h3>
      {facts.map((fact) => (
        <p key={fact} class="fact">
          {fact}
        </p>
      ))}
      <ul class="marks">
        {status !== 'open' && status !== '' && (
          <li class="mark old">{wording.say(`edit:status-${status}`)}</li>
        )}
        <li class={old ? 'mark old' : 'mark'}>
          {checked === null
            ? wording.say('edit:checked-never')
            : wording.say('edit:checked-last', { day: checked })}
        </li>
      </ul>
      {problems.length > 0 && (
        <details open={problems.some(({ level }) => level === 'error')}>
          <summary>
            <ProblemsLine problems={problems} view={view} />
          </summary>
          {problems.map((told) => (
            <ToldProblem key={told.message} told={told} wording={wording} />
          ))}
        </details>
      )}
      <div class="buttons">
        <a class="button" href={`${address}/activity/${key}`}>
          {wording.say('edit:change')}
          <span class="visually-hidden"> {name}</span>
        </a>
        <OneButton
          action={`${address}/still-right`}
          token={token}
          fields={{ activity: key }}
          label={wording.say('edit:still-right')}
          about={name}
        />
      </div>
    </li>
  );
}

function ProblemsLine({
  problems,
  view: {
    around: { wording },
  },
}: {
  problems: readonly Told[];
  view: GroupView;
}): VNode {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const advice = problems.length - errors;
  return (
    <>
      {errors > 0 && <span>{wording.say('edit:to-put-right', { count: errors })}</span>}{' '}
      {advice > 0 && <span class="apart">{wording.say('edit:tips', { count: advice })}</span>}
    </>
  );
}

/** What residents say is wrong. */
function Reports({ view, address }: { view: GroupView; address: string }): VNode | null {
  const { around, reports } = view;
  const { wording, token } = around;
  if (reports.length === 0) return null;
  return (
    <section class="card reports" aria-labelledby="reports-title">
      <h2 id="reports-title">{wording.say('edit:reports')}</h2>
      <ul>
        {reports.map(({ report, activity, day }) => (
          <li key={report.id}>
            <p>
              {activity !== null && (
                <>
                  <strong>
                    <bdi>{activity}</bdi>
                  </strong>
                  <br />
                </>
              )}
              {report.detail !== 'other' && (
                <span>{wording.say(`something-wrong:choice-${report.detail}`)}</span>
              )}{' '}
              {report.said !== '' && <q dir="auto">{report.said}</q>}
            </p>
            <p class="hint">{day}</p>
            <OneButton
              action={`${address}/report`}
              token={token}
              fields={{ id: report.id }}
              label={wording.say('edit:report-done')}
              about={report.said}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
