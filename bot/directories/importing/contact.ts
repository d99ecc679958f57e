/** Telephone numbers, e-mail addresses and websites as directories hold them, made into what the file format takes. */
import { email, phone, website } from '../../catalogue/addresses.js';
import { Report } from '../../catalogue/report.js';
import type { Shape } from '../../catalogue/shape.js';
import type { DirectoryOrganisation, DirectoryService } from '../directory-service.js';
import type { Tell } from './told.js';

export interface Contact {
  name: string;
  phone: string;
  email: string;
  website: string;
}

/** What the file format makes of a text; '' where it is not of that kind. */
function sound(shape: Shape<string>, text: string): string {
  return shape.read({ kind: 'text', value: text, at: 0 }, new Report('', text)) ?? '';
}

/** The first number in a text like "Tel: 0113 496 0123 (office hours) / 07700 900123 ext 21"; '' where there is none. */
export function phoneIn(text: string): string {
  const found =
    text
      .replace(/\(0\)/g, ' ')
      .match(/(?:\+|\(?0|\b)\d[\d ()./-]{4,}\d(?:\s*(?:ext(?:ension)?\.?|x)\s*\d{1,6})?/gi) ?? [];
  for (const part of found) {
    const [first = ''] = part.split(/\s*\/\s*|\s{3,}/);
    const digits = first.replace(/\D/g, '').length;
    const tidy = first
      .replace(/\s*(?:ext(?:ension)?\.?|x)\s*(?=\d)/i, ' ext ')
      .replace(/\s+/g, ' ')
      .trim();
    const number = sound(phone, tidy);
    if (number !== '' && digits >= 5 && digits <= 18) return number;
  }
  return '';
}

export function emailIn(text: string): string {
  const found = text
    .replace(/^mailto:/i, '')
    .match(/[^\s<>,;:"'()[\]\\]+@[^\s<>,;:"'()[\]\\]+\.[^\s<>,;:"'()[\]\\]+/);
  return found ? sound(email, found[0].replace(/[.,;]+$/, '')) : '';
}

/** With `https://` put before one that has no scheme. */
export function websiteIn(text: string): string {
  const [first = ''] = text.trim().split(/[\s,;|]+(?=https?:|www\.|$)|\s+/);
  if (first === '' || first.includes('@')) return '';
  const mended = first
    .replace(/^(https?):\/*(?=[^/])/i, '$1://')
    .replace(/^(?:https?:\/\/)(https?:\/\/)/i, '$1');
  const whole = /^[a-z]+:\/\//i.test(mended) ? mended : `https://${mended.replace(/^\/+/, '')}`;
  const isHost = /^https?:\/\/[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[:/?#]|$)/iu.test(whole);
  return isHost && whole.length <= 400 ? sound(website, whole) : '';
}

/** How a service itself can be reached. What is there and cannot be used is told. */
export function contactOfService(service: DirectoryService, tell: Tell): Contact {
  const { contacts } = service;
  const phones = contacts.flatMap((contact) => contact.phones);
  const emails = [service.email, ...contacts.map((contact) => contact.email)].filter((text) => text !== '');
  return {
    name: contacts.map(({ name }) => name).find((name) => name !== '' && name.length <= 80) ?? '',
    phone: firstSound(phones, phoneIn, tell),
    email: firstSound(emails, emailIn, tell),
    website: firstSound(
      [service.url].filter((text) => text !== ''),
      websiteIn,
      tell,
    ),
  };
}

export function contactOfOrganisation(organisation: DirectoryOrganisation): Contact {
  return {
    name: '',
    phone: organisation.phones.map(phoneIn).find((one) => one !== '') ?? '',
    email: emailIn(organisation.email),
    website: websiteIn(organisation.website),
  };
}

function firstSound(texts: readonly string[], read: (text: string) => string, tell: Tell): string {
  const found = texts.map(read).find((one) => one !== '') ?? '';
  if (found === '' && texts.length > 0) tell('contact-wrong', texts.join('; '));
  return found;
}
