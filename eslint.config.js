import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Only these files may know the Bot Framework SDK, so that its successor can replace it by changing them alone. */
const filesThatKnowTheSdk = [
  'dialogs/named-step-dialog.ts',
  'dialogs/conversation.ts',
  'bot/turn.ts',
  'bot/channels/*/adapter.ts',
  'bot/channels/bot-service/authentication.ts',
];

const theSdk = { group: ['botbuilder*', 'botframework*'], message: 'Only a few named files know the SDK.' };
const theWorld = {
  group: ['**/bot/**', 'node:*', 'fs', 'http'],
  message: 'dialogs/ imports nothing of bot/ and touches no disk and no network.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'bot/channels/packages/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['bot/**/*.ts', 'bot/**/*.tsx'],
    ignores: filesThatKnowTheSdk,
    rules: { 'no-restricted-imports': ['error', { patterns: [theSdk] }] },
  },
  {
    files: ['dialogs/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [theWorld, theSdk] }] },
  },
  {
    files: filesThatKnowTheSdk.filter((file) => file.startsWith('dialogs/')),
    rules: { 'no-restricted-imports': ['error', { patterns: [theWorld] }] },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['bot/web/static/**/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        window: 'readonly',
        EventSource: 'readonly',
        htmx: 'readonly',
        navigator: 'readonly',
        location: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        HTMLElement: 'readonly',
        matchMedia: 'readonly',
        sessionStorage: 'readonly',
        crypto: 'readonly',
      },
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
