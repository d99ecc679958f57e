/** What imports and exports say in their own words: `content/directories/prose/wording.yaml`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

export type Say = (key: string, values?: Record<string, string>) => string;

/**
 * The words for the first of these languages that has them; English otherwise, and '' where the file has no such key.
 * @throws YAMLException where the file is no YAML
 */
export function sayIn(languages: readonly string[], content: string, shared: string): Say {
  const own = join(content, 'directories', 'prose', 'wording.yaml');
  const file = existsSync(own) ? own : join(shared, 'directories', 'prose', 'wording.yaml');
  const written = load(readFileSync(file, 'utf8')) as
    Record<string, Record<string, string> | undefined> | undefined;
  const [language = 'en'] = languages;
  return (key, values = {}) => {
    const text = written?.[language]?.[key] ?? written?.['en']?.[key] ?? '';
    return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };
}
