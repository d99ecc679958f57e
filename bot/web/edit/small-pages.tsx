/** Pages with one question each: take this out? which of the two? what was there before? */
import type { VNode } from 'preact';
import type { Version } from '../../editing/editing.js';
import { ChangesList } from './changes-list.js';
import { EditFrame, OneButton, Token, type Around } from './frame.js';
import type { PostedField } from './posted.js';

interface GroupPageProps {
  around: Around;
  place: { id: string; name: string; example: boolean };
  group: { id: string; name: string };
}

/** Asks once more before an activity is taken out. */
export function RemovePage({
  around,
  place,
  group,
  activity,
  basedOn,
  last,
}: GroupPageProps & { activity: { key: string; name: string }; basedOn: string; last: boolean }): VNode {
  const { wording, token } = around;
  const address = `/edit/${place.id}/${group.id}`;
  const title = wording.say('edit:remove-title', { name: activity.name });
  return (
    <EditFrame around={around} title={title} kind="plain" up={{ address, name: group.name }}>
      <h1>{title}</h1>
      <p class="lead">{wording.say('edit:remove-intro')}</p>
      {last && <p class="warning">{wording.say('edit:remove-last')}</p>}
      <div class="buttons">
        <OneButton
          action={`${address}/activity/${activity.key}/remove`}
          token={token}
          fields={{ 'based-on': basedOn }}
          label={wording.say('edit:remove-yes')}
          primary
        />
        <a class="button" href={`${address}/activity/${activity.key}`}>
          {wording.say('edit:remove-no')}
        </a>
      </div>
    </EditFrame>
  );
}

/** A field that two people changed. */
export interface Clash {
  key: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Somebody saved meanwhile: both values of each field that both changed, to choose from. */
export function ClashPage({
  around,
  place,
  group,
  action,
  who,
  clashes,
  carried,
}: GroupPageProps & {
  action: string;
  /** Null where the file was changed by hand. */
  who: string | null;
  clashes: readonly Clash[];
  /** What was typed, on its way along. */
  carried: readonly PostedField[];
}): VNode {
  const { wording, token } = around;
  const say = (key: string) => wording.say(`edit:${key}`);
  const nothing = <em>{say('nothing')}</em>;
  return (
    <EditFrame
      around={around}
      title={say('clash-title')}
      kind="plain"
      up={{ address: `/edit/${place.id}/${group.id}`, name: group.name }}
    >
      <h1>{say('clash-title')}</h1>
      <p class="lead" role="alert">
        {who === null ? say('clash-by-hand') : wording.say('edit:clash-who', { who })}
      </p>
      <form method="post" action={action}>
        <Token token={token} />
        {carried.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} autocomplete="off" />
        ))}
        {clashes.map(({ key, label, mine, theirs }) => (
          <fieldset key={key} class="section clash">
            <legend>
              <h2>{label}</h2>
            </legend>
            <label class="option">
              <input type="radio" name={`keep.${key}`} value="mine" checked />{' '}
              <span>
                <strong>{say('keep-mine')}</strong> <span dir="auto">{mine === '' ? nothing : mine}</span>
              </span>
            </label>
            <label class="option">
              <input type="radio" name={`keep.${key}`} value="theirs" />{' '}
              <span>
                <strong>{say('take-theirs')}</strong>{' '}
                <span dir="auto">{theirs === '' ? nothing : theirs}</span>
              </span>
            </label>
          </fieldset>
        ))}
        <div class="buttons">
          <button type="submit" name="do" value="save" class="primary">
            {say('save')}
          </button>{' '}
          <button type="submit" name="do" value="check">
            {say('clash-back')}
          </button>
        </div>
      </form>
    </EditFrame>
  );
}

/** What became of a group's file: who, when, what; and the way back. */
export function VersionsPage({
  around,
  place,
  group,
  versions,
}: GroupPageProps & { versions: readonly (Version & { day: string })[] }): VNode {
  const { wording, token } = around;
  const say = (key: string) => wording.say(`edit:${key}`);
  const address = `/edit/${place.id}/${group.id}`;
  const current = versions[0]?.version ?? '';
  return (
    <EditFrame
      around={around}
      title={say('versions')}
      kind="plain"
      example={place.example}
      up={{ address, name: group.name }}
    >
      <h1>{say('versions')}</h1>
      <p class="lead">{say('versions-intro')}</p>
      <ol class="versions">
        {versions.map((version, index) => (
          <li key={`${version.version} ${version.day}`} class="card">
            <h2>
              {version.day} {index === 0 && <span class="mark">{say('version-now')}</span>}
            </h2>
            <p>
              <span>{say(`version-${version.how}`)}</span>{' '}
              {version.who !== null && (
                <span class="apart">
                  <bdi>{version.who}</bdi>
                </span>
              )}
            </p>
            <ChangesList changes={version.changes} wording={wording} />
            {version.version !== current && (
              <OneButton
                action={`${address}/restore`}
                token={token}
                fields={{ version: version.version, 'based-on': current }}
                label={say('go-back')}
                about={version.day}
              />
            )}
          </li>
        ))}
      </ol>
    </EditFrame>
  );
}

/** One thing to say, and the way on. */
export function MessagePage({
  around,
  title,
  text,
  up = { address: '/edit', name: null },
}: {
  around: Around;
  title: string;
  text: string;
  up?: { address: string; name: string | null };
}): VNode {
  return (
    <EditFrame around={around} title={title} kind="plain">
      <h1>{title}</h1>
      <p class="lead" role="alert">
        {text}
      </p>
      <p>
        <a class="button" href={up.address} dir="auto">
          {up.name ?? around.wording.say('edit:list-title')}
        </a>
      </p>
    </EditFrame>
  );
}
