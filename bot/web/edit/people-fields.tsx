/** Fields of an activity that are about people: what they need, whom it is for, how they join. */
import type { VNode } from 'preact';
import type { FieldsProps } from './activity-view.js';
import { onlyInWords } from './fields-for-file.js';
import { Checkbox, idOf, ProblemsOf, Radios, Section, TextField } from './field.js';

export function Access({ view, context }: FieldsProps): VNode {
  const { access } = view.fields;
  const say = (key: string) => context.wording.say(`edit:${key}`);
  const known = new Set(view.needs.map(({ id }) => id));
  const unknown = Object.keys(access).filter((id) => !known.has(id));
  return (
    <Section name="access" title={say('access')} intro={say('access-hint')} context={context}>
      {[...view.needs, ...unknown.map((id) => ({ id, name: id }))].map(({ id, name }) => (
        <Radios
          key={id}
          name={`access.${id}`}
          label={name}
          context={context}
          value={access[id] ?? ''}
          inline
          quiet
          options={[
            { value: 'yes', label: say('yes') },
            { value: 'no', label: say('no') },
            { value: '', label: say('dont-know') },
          ]}
        />
      ))}
    </Section>
  );
}

export function Whom({ view, context }: FieldsProps): VNode {
  const { for: whom, languages } = view.fields;
  const { wording } = context;
  const say = (key: string) => wording.say(`edit:${key}`);
  const known = new Set(view.spoken.map(({ id }) => id));
  const others = languages.chosen.filter((tag) => !known.has(tag)).map((id) => ({ id, name: id }));
  return (
    <Section name="for" title={say('for')} intro={say('for-hint')} context={context}>
      <TextField
        name="for.ages"
        label={say('ages')}
        hint={say('ages-hint')}
        context={context}
        value={whom.ages}
        longest={80}
        width="short"
      />
      <TextField
        name="for.only"
        label={say('only')}
        hint={say('only-hint')}
        context={context}
        value={onlyInWords(whom.only, wording)}
        longest={120}
      />
      <TextField
        name="for.not-for"
        label={say('not-for')}
        hint={say('not-for-hint')}
        context={context}
        value={whom['not-for']}
        longest={200}
      />
      <fieldset class="picks" id={idOf('languages')} tabIndex={-1}>
        <legend>{say('languages')}</legend>
        <ProblemsOf name="languages" context={context} />
        <div class="columns">
          {[...view.spoken, ...others].map(({ id, name }) => (
            <Checkbox
              key={id}
              name="languages"
              value={id}
              label={name}
              checked={languages.chosen.includes(id)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        name="languages.other"
        label={say('languages-other')}
        hint={say('languages-other-hint')}
        context={context}
        value={languages.other}
        longest={80}
      />
    </Section>
  );
}

export function Joining({ view, context }: FieldsProps): VNode {
  const { fields } = view;
  const say = (key: string) => context.wording.say(`edit:${key}`);
  return (
    <Section name="joining" title={say('joining')} context={context}>
      <Radios
        name="join"
        label={say('join')}
        context={context}
        value={fields.join}
        options={[
          ...['drop-in', 'book', 'refer'].map((value) => ({ value, label: say(`join-${value}`) })),
          ...(fields.join === '' ? [{ value: '', label: say('not-said') }] : []),
        ]}
      />
      <TextField
        name="before-joining"
        label={say('before-joining')}
        hint={say('before-joining-hint')}
        context={context}
        value={fields['before-joining']}
        rows={3}
        longest={3000}
      />
      <TextField
        name="words"
        label={say('words')}
        hint={say('words-hint')}
        context={context}
        value={fields.words}
        rows={4}
        longest={5000}
      />
    </Section>
  );
}
