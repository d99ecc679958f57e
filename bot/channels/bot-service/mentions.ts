/** Mentions in a message of Teams: what is addressed to the bot is no part of what a resident says. */

/** Somebody mentioned, as the entities of an activity name them. */
export interface Mention {
  /** The account that is mentioned: `28:…` is a bot, `29:…` a person. */
  id: string;
  name: string;
  /** How it stands in the text, where that is said. The person who writes can alter it. */
  text: string;
}

/** A name is bounded, so that a message full of brackets is read as fast as any other. */
const tag = /<at(?:\s[^<>]{0,100})?>([^<>]{0,256})<\/at>/gi;
/** One without its other half, as where a name holds a bracket. */
const strayTag = /<\/?at(?:\s[^<>]{0,100})?>/gi;

/**
 * The text without any mention of the bot, wherever it stands, and with the plain names of other people. `isBot` tells
 * by an account whether it is the bot's, and `botName` is what it is called there.
 */
export function withoutMentions(
  text: string,
  mentions: readonly Mention[],
  isBot: (account: string) => boolean,
  botName: string,
): string {
  const ours = mentions.filter(({ id }) => isBot(id));
  const names = new Set([botName, ...ours.flatMap(({ name, text: said }) => [name, inner(said)])].map(plain));
  names.delete('');
  const others = new Set(
    mentions
      .filter(({ id }) => !isBot(id))
      .flatMap(({ name, text: said }) => [plain(name), plain(inner(said))]),
  );
  // Somebody who goes by the very name of the bot is not the bot: then only as many are taken out as mention it.
  let left = [...names].some((name) => others.has(name)) ? ours.length : Number.POSITIVE_INFINITY;
  const tagless = text
    .replace(tag, (_whole, name: string) => {
      if (!names.has(plain(name)) || left <= 0) return name.replace(/^@/, '');
      left -= 1;
      return ' ';
    })
    .replace(strayTag, '');
  // Channels without tags have the mention stand as plain text: "@what-matters hello".
  const bare = ours
    .map(({ text: said }) => said.trim())
    .filter((said) => said.startsWith('@') && said.length > 1);
  const without = bare.reduce((rest, said) => rest.split(said).join(' '), tagless);
  if (without === text) return text;
  return without
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ([,.!?;:](?:\s|$))/g, '$1')
    .replace(/^[\s,:;]+/, '')
    .trim();
}

function inner(said: string): string {
  return said.replace(tag, '$1');
}

function plain(name: string): string {
  return name.trim().replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase();
}
