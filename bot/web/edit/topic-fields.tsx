import type { VNode } from 'preact';
import type { ActivityView, FieldsProps, TopicToPick } from './activity-view.js';
import { Checkbox, Hint, idOf, Section, SelectField, TextField } from './field.js';

/** Longest name and words of a topic that is proposed, in characters. */
const longestProposal = 200;

/** What it is about: picked from the list, by the names in this language. */
export function TopicFields({ view, context, address }: FieldsProps): VNode {
  const { wording } = context;
  const say = (key: string) => wording.say(`edit:${key}`);
  const { main, chosen } = view.fields.topics;
  const known = new Set(view.topics.map(({ id }) => id));
  const unknown = chosen
    .filter((id) => !known.has(id))
    .map((id): TopicToPick => ({ id, name: id, kind: 'pastime', words: [] }));
  const names = new Map([...view.topics, ...unknown].map(({ id, name }) => [id, name]));
  return (
    <Section name="topics" title={say('topics')} intro={say('topics-hint')} context={context}>
      <p class="chosen" id="topics-chosen">
        {chosen.length === 0
          ? say('topics-none')
          : wording.say('edit:topics-chosen', { topics: { list: chosen.map((id) => names.get(id) ?? id) } })}
      </p>
      <div class="field" data-filter="topics-list" hidden>
        <label for="topics-filter">{say('topics-filter')}</label>
        <input id="topics-filter" type="search" autocomplete="off" dir="auto" />
      </div>
      <div id="topics-list">
        <Kind
          title={say('topics-pastime')}
          topics={[...unknown, ...ofKind(view, 'pastime')]}
          chosen={chosen}
        />
        <Kind title={say('topics-trouble')} topics={ofKind(view, 'trouble')} chosen={chosen} />
      </div>
      <SelectField
        name="topics.main"
        label={say('topics-main')}
        hint={say('topics-main-hint')}
        context={context}
        value={main}
        options={[
          { value: '', label: say('choose') },
          ...[...names].map(([value, label]) => ({ value, label })),
        ]}
      />
      <Propose view={view} context={context} address={address} />
    </Section>
  );
}

function Kind({
  title,
  topics,
  chosen,
}: {
  title: string;
  topics: readonly TopicToPick[];
  chosen: readonly string[];
}): VNode {
  return (
    <fieldset class="picks">
      <legend>{title}</legend>
      <div class="columns">
        {topics.map(({ id, name, words }) => (
          <div key={id} data-words={words.join(' ')}>
            <Checkbox name="topics" value={id} label={name} checked={chosen.includes(id)} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** A topic that is missing goes to the place's editors. */
function Propose({ view, context, address }: FieldsProps): VNode {
  const say = (key: string) => context.wording.say(`edit:${key}`);
  const { outcome, name, words } = view.proposal;
  return (
    <details id={idOf('propose')} open={outcome !== null}>
      <summary>{say('propose')}</summary>
      <Hint id="propose">{say('propose-hint')}</Hint>
      {outcome !== null && (
        <p class={outcome === 'sent' ? 'done' : 'warning'} role="status">
          {say(`propose-${outcome}`)}
        </p>
      )}
      <TextField
        name="propose.name"
        label={say('propose-name')}
        context={context}
        value={name}
        longest={longestProposal}
      />
      <TextField
        name="propose.words"
        label={say('propose-words')}
        hint={say('propose-words-hint')}
        context={context}
        value={words}
        longest={longestProposal}
      />
      <button
        type="submit"
        name="do"
        value="propose"
        class="small"
        formaction={`${address}#${idOf('propose')}`}
      >
        {say('propose-send')}
      </button>
    </details>
  );
}

function ofKind({ topics }: ActivityView, kind: TopicToPick['kind']): TopicToPick[] {
  return topics.filter((topic) => topic.kind === kind);
}
