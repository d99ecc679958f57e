import { teamsAppId } from './app-id.js';
import type { AppTexts, CommandText } from './texts.js';

/** What the package says of the app, whatever the language. */
export interface App {
  /** The app id in Azure, which is the bot's id in Teams. */
  botId: string;
  version: string;
  /** Who runs it: at most 32 characters. */
  developer: string;
  websiteUrl: string;
  privacyUrl: string;
  termsUrl: string;
}

/**
 * The newest that Microsoft's own reference gave as current when this was written; everything here has been in each
 * since 1.17. Newer ones bring nothing that a bot like this one has use for.
 */
const manifestVersion = '1.22';
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}`;

/** Files of the package, by name, as they are to be written in JSON. */
export type PackageTexts = Record<string, object>;

/** `manifest.json` in the first language, and a file for each of the others. */
export function manifestFiles(
  app: App,
  [first, ...others]: readonly [AppTexts, ...AppTexts[]],
): PackageTexts {
  const files: PackageTexts = {
    'manifest.json': {
      $schema: `${schemas}/MicrosoftTeams.schema.json`,
      manifestVersion,
      version: app.version,
      id: teamsAppId(app.botId),
      developer: {
        name: app.developer,
        websiteUrl: app.websiteUrl,
        privacyUrl: app.privacyUrl,
        termsOfUseUrl: app.termsUrl,
      },
      localizationInfo: {
        defaultLanguageTag: languageTag(first.language),
        additionalLanguages: others.map(({ language }) => ({
          languageTag: languageTag(language),
          file: fileOf(language),
        })),
      },
      name: { short: first.name, full: first.fullName },
      description: { short: first.short, full: first.about },
      icons: { color: 'color.png', outline: 'outline.png' },
      accentColor: '#1f5c4d',
      defaultInstallScope: 'personal',
      bots: [
        {
          botId: app.botId,
          scopes: ['personal', 'team', 'groupChat'],
          isNotificationOnly: false,
          supportsFiles: false,
          commandLists: [
            { scopes: ['personal'], commands: first.personal },
            { scopes: ['team', 'groupChat'], commands: first.shared },
          ],
        },
      ],
      validDomains: [new URL(app.websiteUrl).host],
    },
  };
  for (const texts of others) files[fileOf(texts.language)] = localisation(texts);
  return files;
}

function localisation(texts: AppTexts): object {
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': texts.name,
    'name.full': texts.fullName,
    'description.short': texts.short,
    'description.full': texts.about,
    ...localisedCommands(0, texts.personal),
    ...localisedCommands(1, texts.shared),
  };
}

function localisedCommands(list: number, commands: readonly CommandText[]): Record<string, string> {
  const entries = commands.flatMap(({ title, description }, index) => {
    const at = `bots[0].commandLists[${list}].commands[${index}]`;
    return [
      [`${at}.title`, title],
      [`${at}.description`, description],
    ];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/**
 * Teams advises the language alone, for all who speak it. Of Chinese it knows two scripts, by country, and ours is the
 * simplified one: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization
 */
function languageTag(language: string): string {
  return language === 'zh' ? 'zh-cn' : language.toLowerCase();
}

function fileOf(language: string): string {
  return `${languageTag(language)}.json`;
}
