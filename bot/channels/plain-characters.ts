/**
 * What somebody wrote without control characters and the marks that turn the direction of text around, which could make
 * a name in a letter or a list look like something else; line breaks stay. Urdu needs none of them.
 */
export function plainCharacters(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ');
}
