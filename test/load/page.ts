/** What a browser reads off the chat page: enough to go on as `page.js` and a resident do. */

/** What the chat's form carries along. */
export function fieldsOf(html: string): Record<string, string> {
  const form = /<span id="talk-fields".*?<\/span>/s.exec(html)?.[0] ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** What the resident said, as the page shows it. */
export function saidOn(html: string): string[] {
  const bubbles = html.matchAll(/class="message resident".*?<p class="bubble" dir="auto">(.*?)<\/p>/gs);
  return [...bubbles].map(([, text]) => wordsOf(text ?? ''));
}

/** The words of a page, without what a browser does not show. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) => characters[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};
