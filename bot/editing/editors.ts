/** Who may edit what. The content says it, so that whoever is taken out of a file may no more from the next moment. */
import { domainToASCII } from 'node:url';
import type { Catalogue } from '../catalogue/catalogue.js';

/** Somebody who signed in. */
export interface Editor {
  /** As `comparable` gives it. */
  email: string;
}

export interface Rights {
  /** The address as the content writes it: mail goes there, never to what somebody typed. */
  address: string;
  /** Places all of whose groups they may edit. */
  places: ReadonlySet<string>;
  /** Single groups, as `place/group`. */
  groups: ReadonlySet<string>;
}

/** Somebody asked for what they may not do, or for what is not there: neither tells the other apart. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/** An address in the form in which two of them are compared: without case, the domain as the internet knows it. */
export function comparable(email: string): string {
  const tidy = email.trim().normalize('NFC').toLowerCase();
  const at = tidy.lastIndexOf('@');
  const domain = domainToASCII(tidy.slice(at + 1));
  return at > 0 && domain !== '' ? `${tidy.slice(0, at)}@${domain}` : tidy;
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, Rights>>();

/** What an address may edit, or null for nothing at all. */
export function rightsOf(catalogue: Catalogue, email: string): Rights | null {
  let rights = known.get(catalogue);
  if (rights === undefined) {
    rights = rightsIn(catalogue);
    known.set(catalogue, rights);
  }
  return rights.get(comparable(email)) ?? null;
}

/** The addresses, as written, of those who may edit all of a place. */
export function editorsOfPlace(catalogue: Catalogue, place: string): readonly string[] {
  return catalogue.places.get(place)?.editors ?? [];
}

/** Throws `NotAllowed` unless the editor may edit this group. */
export function allowGroup(catalogue: Catalogue, editor: Editor, place: string, group: string): void {
  const rights = rightsOf(catalogue, editor.email);
  const may = rights?.places.has(place) || rights?.groups.has(`${place}/${group}`);
  if (!may) throw new NotAllowed('This address may not edit this group.');
}

/** Throws `NotAllowed` unless the editor may edit all of this place. */
export function allowPlace(catalogue: Catalogue, editor: Editor, place: string): void {
  if (!rightsOf(catalogue, editor.email)?.places.has(place)) {
    throw new NotAllowed('This address may not edit all of this place.');
  }
}

function rightsIn(catalogue: Catalogue): ReadonlyMap<string, Rights> {
  const all = new Map<string, { address: string; places: Set<string>; groups: Set<string> }>();
  const of = (address: string) => {
    const email = comparable(address);
    const rights = all.get(email) ?? { address, places: new Set<string>(), groups: new Set<string>() };
    all.set(email, rights);
    return rights;
  };
  for (const place of catalogue.places.values()) {
    for (const address of place.editors) of(address).places.add(place.id);
    for (const { id, editors, contact, referrals } of place.groups) {
      for (const address of [...editors, contact.email, referrals?.to ?? null]) {
        if (address !== null) of(address).groups.add(`${place.id}/${id}`);
      }
    }
  }
  return all;
}
