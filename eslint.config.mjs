import tseslint from 'typescript-eslint';

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Settings are read once, in bot/settings/config.ts.',
};
const noPrinting = ['stdout', 'stderr'].map((property) => ({
  object: 'process',
  property,
  message: 'A command prints by `context.answer`, the bot by its log.',
}));

const noClock = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Time is a port.',
    },
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'Chance is a port.',
    },
    {
      selector: "MemberExpression[object.name='Date'][property.name='now']",
      message: 'Time is a port.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'data/',
      'coverage/',
      'node_modules/',
      '**/*.cjs',
      '**/*.mjs',
      'office/page/',
      'adaptive-cards/*.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-console': 'error',
      // Code is wrapped by Biome, which leaves comments as they are.
      'max-len': ['error', { code: 1_000, comments: 110, ignoreUrls: true }],
      'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', noEnvironment, ...noPrinting],
    },
  },
  {
    files: ['bot/domain/**', 'bot/reporter/**', 'bot/desk/**', 'bot/keeper/**', 'bot/threads/**'],
    rules: noClock,
  },
  {
    // What people type passes through here: nothing is printed, and nothing but the journal writes.
    files: [
      'bot/{domain,ports,reporter,desk,keeper,threads,sealing,channels,http}/**',
      'adaptive-cards/**',
      'db/**',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'process',
          message: 'What is printed or read of the process is the business of bot/start.',
        },
      ],
    },
  },
  {
    // Objects are made in the order in which they need each other: none names one that is made below it.
    files: ['bot/start/compose*.ts'],
    rules: { '@typescript-eslint/no-use-before-define': ['error', { functions: false }] },
  },
  {
    files: [
      'bot/main.ts',
      'bot/platform/require-node.ts',
      'bot/start/serve.ts',
      'bot/operator/commands/terminal.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['bench/**', 'scripts/**', 'test/**'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['test/**', 'bench/**'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
);
