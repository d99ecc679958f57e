/** The part of snowball-stemmers (ISC, no types of its own) that is used here. */
declare module 'snowball-stemmers' {
  export function newStemmer(language: string): { stem(word: string): string };
}
