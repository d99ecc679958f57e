import type { Exchange } from './exchange.js';
import type { Heard } from './heard.js';
import type { Choice, Reply } from './reply.js';
import type { World } from './world.js';

const choicePrefix = 'language:';

/** The language that a message asks for, by its name or by a choice; null where it asks for none that is spoken here. */
export function languageAskedFor(heard: Heard, { place }: World): string | null {
  const picked = heard.choice?.startsWith(choicePrefix)
    ? heard.choice.slice(choicePrefix.length)
    : heard.switchTo;
  return picked !== null && place.spoken.includes(picked) ? picked : null;
}

/** The languages that can be chosen, each under its own name. */
export function languagesToChoose({ place }: World): Reply {
  return {
    say: 'commands:languages',
    values: { languages: { languages: place.spoken } },
    choices: place.spoken.map(languageChoice),
  };
}

/** Offers, once, to go on in the language that somebody seems to write in. It is never changed unasked. */
export function offerLanguage(exchange: Exchange): void {
  const { heard, story, world, replies } = exchange;
  const { language } = heard;
  // A word or two that answer a question tell little of the language that somebody would rather speak.
  if (heard.choice !== null) return;
  if ((heard.answer !== null || heard.command !== null) && !heard.inAnotherLanguage) return;
  if (language === null || language === exchange.language || !world.place.spoken.includes(language)) return;
  if (story.languagesOffered.includes(language)) return;
  exchange.story = { ...story, languagesOffered: [...story.languagesOffered, language] };
  replies.unshift({ say: 'language:offer', values: { offer: { key: 'language:offer-in-it', language } } });
  const question = replies.findLastIndex(({ choices }) => choices !== undefined);
  const asked = replies[question];
  if (asked?.choices !== undefined) {
    replies[question] = { ...asked, choices: [...asked.choices, languageChoice(language)] };
  }
}

/** Whether a text in one language is a foreign one to who speaks the other: `en-GB` is none to who speaks `en`. */
export function isOtherLanguage(tag: string, language: string): boolean {
  return tag.split('-')[0] !== language.split('-')[0];
}

function languageChoice(language: string): Choice {
  return {
    id: `${choicePrefix}${language}`,
    say: 'language:choice',
    values: { name: { key: 'language:own-name', language } },
  };
}
