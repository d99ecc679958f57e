import type { ActivityDetails } from '../../../dialogs/suggestion.js';
import type { PlaceContact, Reply } from '../../../dialogs/reply.js';
import { mailLink, phoneLink, webLink } from '../../web/links.js';
import type { HelpLine } from '../../catalogue/catalogue.js';
import { contactAsText, helpLineAsText, passedOnAsText } from '../text.js';
import type { Wording } from '../wording.js';
import { escaped, isolated, lines, link, withLinks, type Link } from './markdown.js';

/**
 * The words of a reply as Markdown, with whatever goes with them but suggestions, the details of an activity, and
 * choices. Telephone numbers stand there as words; that some clients can dial them is only an extra.
 */
export function replyAsMarkdown(reply: Reply, wording: Wording): string {
  return lines([
    ...paragraphsOf(wording.say(reply.say, reply.values)),
    ...wording.helpLines(reply).map((line) => withLinks(helpLineAsText(line, wording), linksOf(line))),
    ...passedOnAsText(reply.passedOn, wording).flatMap(paragraphsOf),
    ...(reply.contact === undefined ? [] : contactAsMarkdown(reply.contact, wording)),
    ...linkOf(reply, wording),
  ]);
}

/** The lines of a text, each as Markdown. */
export function paragraphsOf(text: string): string[] {
  return text.split('\n').map((line) => escaped(line.trim()));
}

/** Each way to reach somebody, where it makes a sound link as one, else as it stands. */
export function waysAsMarkdown(
  { phone, email, website }: Omit<ActivityDetails['contact'], 'name'>,
  wording: Wording,
): { phone: string | null; email: string | null; website: string | null } {
  const way = (words: string | null, url: string | null) =>
    words && isolated(withLinks(words, linked(words, url)), wording, words);
  return {
    phone: way(phone, phoneLink(phone)),
    email: way(email, mailLink(email)),
    website: way(website, webLink(website)),
  };
}

function contactAsMarkdown(contact: PlaceContact, wording: Wording): string[] {
  const { phone, email, website } = contact;
  const links = [
    ...linked(phone, phoneLink(phone)),
    ...linked(email, mailLink(email)),
    ...linked(website, webLink(website)),
  ];
  return contactAsText(contact, wording).map((line) => withLinks(line, links));
}

function linkOf({ link: to }: Reply, wording: Wording): string[] {
  if (to === undefined) return [];
  const url = webLink(to.url);
  return url === null ? [] : [link({ words: wording.say(to.say), url })];
}

function linksOf({ dial, shown, url }: HelpLine): Link[] {
  return [...(dial === null ? [] : [{ words: shown, url: `tel:${dial}` }]), ...linked(url, webLink(url))];
}

function linked(words: string | null, url: string | null): Link[] {
  return words === null || url === null ? [] : [{ words, url }];
}
