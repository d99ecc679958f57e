/**
 * How a key of a locale is made up, as i18next has it: `which` may have a text of its own for a channel, `which_sms`, and
 * one for each plural form, `which_one`, `which_sms_other`.
 */

const plural = /_(zero|one|two|few|many|other)$/;
const channel = /_sms$/;

/** In the order in which grammars name them. */
const allForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The key without its plural form. */
export function withoutPlural(key: string): string {
  return key.replace(plural, '');
}

export function isPlural(key: string): boolean {
  return plural.test(key);
}

/** The key that code asks for, without plural form and channel. */
export function askedKey(key: string): string {
  return withoutPlural(key).replace(channel, '');
}

/** Whether it is the text of one channel only. */
export function isForChannel(key: string): boolean {
  return channel.test(withoutPlural(key));
}

/** The plural forms of a language. */
export function pluralForms(language: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return allForms.filter((form) => pluralCategories.some((one) => one === form));
}

/** The keys that a language needs for those of the English, in the same order. */
export function keysFor(english: Iterable<string>, language: string): string[] {
  const forms = pluralForms(language);
  return [
    ...new Set(
      [...english].flatMap((key) =>
        isPlural(key) ? forms.map((form) => `${withoutPlural(key)}_${form}`) : [key],
      ),
    ),
  ];
}
