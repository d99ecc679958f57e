import type { VNode } from 'preact';
import { longestAbout, longestFirstVisit, longestName } from '../../catalogue/lengths.js';
import { roomForTooMuch, type FieldsProps } from './activity-view.js';
import { Radios, Section, SelectField, TextField } from './field.js';
import { Checked, Others, Translations } from './last-fields.js';
import { Access, Joining, Whom } from './people-fields.js';
import { TopicFields } from './topic-fields.js';
import { NotOnFields, WhenFields } from './when-fields.js';

/** All fields of one activity, what matters most first. */
export function ActivityFieldset(props: FieldsProps): VNode {
  return (
    <>
      <Words {...props} />
      <WhenFields {...props} />
      <NotOnFields {...props} />
      <Where {...props} />
      <Cost {...props} />
      <Status {...props} />
      <TopicFields {...props} />
      <Access {...props} />
      <Whom {...props} />
      <Joining {...props} />
      <Translations {...props} />
      <Others {...props} />
      <Checked {...props} />
    </>
  );
}

function Words({ view, context }: FieldsProps): VNode {
  const { fields, focus } = view;
  const say = (key: string) => context.wording.say(`edit:${key}`);
  return (
    <Section name="texts" title={say('texts')} context={context}>
      <TextField
        name="name"
        label={say('activity-name')}
        hint={say('activity-name-hint')}
        context={context}
        value={fields.name}
        longest={longestName + roomForTooMuch}
        autofocus={focus === 'name'}
      />
      <TextField
        name="about"
        label={say('activity-about')}
        hint={say('activity-about-hint')}
        context={context}
        value={fields.about}
        rows={4}
        longest={longestAbout + roomForTooMuch}
      />
      <TextField
        name="first-visit"
        label={say('first-visit')}
        hint={say('first-visit-hint')}
        context={context}
        value={fields['first-visit']}
        rows={4}
        longest={longestFirstVisit + roomForTooMuch}
      />
    </Section>
  );
}

function Where({ view, context }: FieldsProps): VNode {
  const { where } = view.fields;
  const say = (key: string) => context.wording.say(`edit:${key}`, context.examples);
  return (
    <Section name="where-part" title={say('where')} context={context}>
      <Radios
        name="where"
        label={say('where-kind')}
        context={context}
        value={where.kind}
        options={[
          ...(where.kind === '' ? [{ value: '', label: say('not-said') }] : []),
          { value: 'at', label: say('where-at') },
          { value: 'online', label: say('where-online') },
          { value: 'at-home', label: say('where-at-home') },
        ]}
      />
      <div data-shown-for="at" data-shown-by="where">
        <TextField
          name="where.name"
          label={say('where-name')}
          hint={say('where-name-hint')}
          context={context}
          value={where.name}
          longest={200}
        />
        <TextField
          name="where.postcode"
          label={say('where-postcode')}
          hint={say('where-postcode-hint')}
          context={context}
          value={where.postcode}
          longest={30}
          width="short"
        />
        <details open={context.problems.has('where.point')}>
          <summary>{say('where-point')}</summary>
          <TextField
            name="where.point"
            label={say('where-point-label')}
            hint={say('where-point-hint')}
            context={context}
            value={where.point}
            longest={60}
            ltr
          />
        </details>
      </div>
    </Section>
  );
}

function Cost({ view, context }: FieldsProps): VNode {
  const { cost } = view.fields;
  const say = (key: string) => context.wording.say(`edit:${key}`, context.examples);
  return (
    <Section name="cost-part" title={say('cost')} context={context}>
      <Radios
        name="cost"
        label={say('cost-kind')}
        context={context}
        value={cost.kind}
        options={[
          { value: 'free', label: say('cost-free') },
          { value: 'amount', label: say('cost-amount') },
          { value: '', label: say('dont-know') },
        ]}
      />
      <div data-shown-for="amount" data-shown-by="cost">
        <div class="side-by-side">
          <TextField
            name="cost.amount"
            label={say('amount')}
            hint={say('amount-hint')}
            context={context}
            value={cost.amount}
            longest={80}
            width="short"
          />
          <TextField
            name="cost.per"
            label={say('cost-per')}
            hint={say('cost-per-hint')}
            context={context}
            value={cost.per}
            longest={80}
          />
        </div>
        <TextField
          name="cost.note"
          label={say('cost-note')}
          hint={say('cost-note-hint')}
          context={context}
          value={cost.note}
          longest={200}
        />
      </div>
    </Section>
  );
}

function Status({ view, context }: FieldsProps): VNode {
  const { fields } = view;
  const say = (key: string) => context.wording.say(`edit:${key}`, context.examples);
  return (
    <Section name="status-part" title={say('status')} context={context}>
      <SelectField
        name="status"
        label={say('status-now')}
        context={context}
        value={fields.status}
        options={[
          ...(fields.status === '' ? [{ value: '', label: say('status-open') }] : []),
          ...['open', 'full', 'waiting-list', 'paused', 'closed']
            .filter((value) => fields.status !== '' || value !== 'open')
            .map((value) => ({ value, label: say(`status-${value}`) })),
        ]}
      />
      <div data-shown-for="full waiting-list paused closed" data-shown-by="status" data-kept>
        <TextField
          name="status-until"
          label={say('status-until')}
          hint={say('status-until-hint')}
          context={context}
          value={fields['status-until']}
          longest={80}
          date
        />
      </div>
    </Section>
  );
}
