import type { ComponentChildren, VNode } from 'preact';
import type { PlaceContact } from '../../dialogs/reply.js';
import type { ActivityDetails } from '../../dialogs/suggestion.js';
import type { HelpLine } from '../catalogue/catalogue.js';
import { hoursIn } from '../words/place-contact.js';
import type { Wording } from '../words/wording.js';
import { mailLink, phoneLink, textLink, webLink, withoutScheme } from './links.js';

/** Whom to call, as large links that a telephone can dial. */
export function HelpLines({
  lines,
  wording,
}: {
  lines: readonly HelpLine[];
  wording: Wording;
}): VNode | null {
  if (lines.length === 0) return null;
  return (
    <ul class="help-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <div class="line-name">{wording.text(line.name)}</div>
          <div class="line-ways">
            {line.dial !== null && (
              <a class="number" dir="ltr" href={`tel:${line.dial}`}>
                {line.shown}
              </a>
            )}{' '}
            {line.text !== null && (
              <a href={textLink(line.text.to, line.text.word)}>
                {line.text.word === null
                  ? wording.say('web:text-to', { number: line.text.to })
                  : wording.say('web:text-word-to', { word: line.text.word, number: line.text.to })}
              </a>
            )}{' '}
            <OutsideLink address={line.url} />
          </div>
          <div class="line-hours">{wording.text(line.hours)}</div>
        </li>
      ))}
    </ul>
  );
}

/** How to reach the person behind the bot. */
export function Contact({ contact, wording }: { contact: PlaceContact; wording: Wording }): VNode | null {
  const { hours, replyWithin } = hoursIn(contact, wording);
  if (contact.phone === null && contact.email === null && contact.website === null) return null;
  return (
    <dl class="facts contact">
      <ContactFacts contact={{ name: null, ...contact }} wording={wording} />
      {hours !== null && (
        <Fact label={wording.say('web:hours')}>
          <bdi>{hours}</bdi>
        </Fact>
      )}
      {replyWithin !== null && (
        <Fact label={wording.say('web:reply-within')}>
          <bdi>{replyWithin}</bdi>
        </Fact>
      )}
    </dl>
  );
}

interface ContactFactsProps {
  contact: ActivityDetails['contact'];
  wording: Wording;
}

/** Whom to ask for and how to reach them, as lines of a list of facts. */
export function ContactFacts({ contact, wording }: ContactFactsProps): VNode {
  const { name, phone, email, website } = contact;
  return (
    <>
      <Reach label={wording.say('web:ask-for')} text={name} link={null} />
      <Reach label={wording.say('web:phone')} text={phone} link={phoneLink(phone)} />
      <Reach label={wording.say('web:email')} text={email} link={mailLink(email)} />
      {website !== null && (
        <Fact label={wording.say('web:website')}>
          <OutsideLink address={website} />
        </Fact>
      )}
    </>
  );
}

/** One line of a list of facts: what it is, and what is so. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ReachProps {
  label: string;
  text: string | null;
  link: string | null;
}

/** A way to be reached: a link where it makes a sound one, else the words as they stand. */
function Reach({ label, text, link }: ReachProps): VNode | null {
  if (text === null) return null;
  return (
    <Fact label={label}>
      {link === null ? (
        <bdi>{text}</bdi>
      ) : (
        <a dir="ltr" href={link}>
          {text}
        </a>
      )}
    </Fact>
  );
}

/** A link to another site, which learns nothing of where it was followed from. */
export function OutsideLink({
  address,
  children,
}: {
  address: string | null;
  children?: ComponentChildren;
}): VNode | null {
  if (address === null) return null;
  const link = webLink(address);
  if (link === null) return <span dir="ltr">{address}</span>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer" dir={children === undefined ? 'ltr' : undefined}>
      {children ?? withoutScheme(link)}
    </a>
  );
}
