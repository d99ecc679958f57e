import type { VNode } from 'preact';
import type { ActivityDetails, Suggestion } from '../../dialogs/suggestion.js';
import { textLanguage, wordAboutLanguage } from '../words/in-languages.js';
import type { Wording } from '../words/wording.js';
import { ContactFacts, Fact, OutsideLink } from './help-lines.js';
import { mapLink } from './links.js';

export interface CardProps {
  suggestion: Suggestion;
  /** Its place in the list, by which it can be asked for; 1 is the first. */
  number: number;
  wording: Wording;
  place: string;
  /** The form that its button sends; null on pages that only show. */
  form: string | null;
  /** How to reach the group, where the page says so. */
  contact?: ActivityDetails['contact'] | null;
}

/** One suggestion: what it is, why it is offered, and what to know before going. */
export function SuggestionCard({
  suggestion,
  number,
  wording,
  place,
  form,
  contact = null,
}: CardProps): VNode {
  const { id, name, about, group, reasons, cautions } = suggestion;
  const note = wordAboutLanguage(suggestion, wording);
  return (
    <article class="card">
      <header>
        <h2>
          <span class="card-number">{number}</span>{' '}
          <bdi {...textLanguage(suggestion, 'name', wording)}>{name}</bdi>
        </h2>
        <p class="group">{wording.say('web:with-group', { group: group.name })}</p>
      </header>
      <p {...textLanguage(suggestion, 'about', wording)}>{about}</p>
      {note !== null && <p class="written-in">{note}</p>}
      {reasons.length > 0 && (
        <div class="why">
          <p class="why-title">{wording.say('web:why-this-one')}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={JSON.stringify(reason)}>{wording.reason(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      <dl class="facts">
        <Fact label={wording.say('web:when')}>{wording.schedule(suggestion)}</Fact>
        <WhereFact of={suggestion} wording={wording} />
        <Fact label={wording.say('web:cost')}>{wording.cost(suggestion.cost)}</Fact>
        {contact !== null && <ContactFacts contact={contact} wording={wording} />}
      </dl>
      {cautions.length > 0 && (
        <ul class="cautions">
          {cautions.map((caution) => (
            <li key={JSON.stringify(caution)}>{wording.caution(caution)}</li>
          ))}
        </ul>
      )}
      <p class="actions">
        {form !== null && (
          <button
            type="submit"
            form={form}
            name="text"
            value={askingFor(suggestion, wording)}
            class="primary"
          >
            {wording.say('web:tell-me-more')} <bdi class="visually-hidden">{name}</bdi>
          </button>
        )}
        {suggestion.next !== null && <CalendarLink id={id} name={name} place={place} wording={wording} />}
      </p>
      <p class="checked">{wording.checked(suggestion.checked)}</p>
    </article>
  );
}

/** What its button says for the resident. Typed, it does the same. */
export function askingFor({ id, name }: { id: string; name: string }, wording: Wording): string {
  return wording.choice({ id: `activity:${id}`, say: 'suggestions:choice-one', values: { name } });
}

/** Where it is, how far, and a link to the map. */
export function WhereFact({ of, wording }: { of: Suggestion | ActivityDetails; wording: Wording }): VNode {
  const map = of.where.kind === 'at' ? mapLink(of.where.at, of.where.postcode) : null;
  return (
    <Fact label={wording.say('web:where')}>
      {wording.where(of)}{' '}
      <span class="map">
        <OutsideLink address={map}>{wording.say('web:map')}</OutsideLink>
      </span>
    </Fact>
  );
}

interface CalendarLinkProps {
  id: string;
  name: string;
  place: string;
  wording: Wording;
}

export function CalendarLink({ id, name, place, wording }: CalendarLinkProps): VNode {
  return (
    <a class="button" href={`/chat/${place}/activity/${id}.ics?lang=${wording.language}`} download>
      {wording.say('web:calendar')} <bdi class="visually-hidden">{name}</bdi>
    </a>
  );
}
