/** The words of the bot's own choices, which somebody may send when they are no longer offered: from an older card, say. */
import type { i18n } from 'i18next';

/** What is said with these is a cry for help whoever put it into words. */
const aboutSafety = 'are-you-safe';

/** Whether a message is nothing but the words of a choice, in this language, about anything but safety. */
export function ownChoices(locales: i18n): (text: string, language: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (text, language) => {
    const words = known.get(language) ?? choicesIn(locales, language);
    known.set(language, words);
    return words.has(plain(text));
  };
}

function choicesIn(locales: i18n, language: string): ReadonlySet<string> {
  const subjects = Object.entries(locales.store.data[language] ?? {});
  const texts = subjects.flatMap(([subject, texts]) =>
    subject === aboutSafety || typeof texts !== 'object'
      ? []
      : Object.entries(texts as Record<string, unknown>).filter(([key]) => /^choice-/.test(key)),
  );
  return new Set(texts.flatMap(([, text]) => (typeof text === 'string' ? [plain(text)] : [])));
}

/** However it was typed: "Don’t send it", "dont send it.". */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
