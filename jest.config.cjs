/** What every kind of test shares. Types are checked by `npm run types`; swc only translates. */
const shared = {
  resolver: '<rootDir>/test/support/resolve.cjs',
  runtime: '<rootDir>/test/support/runtime.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/compare-bytes.cjs'],
  transform: {
    // Packages that are modules only: Node loads them as they are, and jest does not.
    '(^.+\\.ts|node_modules/(age-encryption|@noble|@scure)/.+\\.js)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(age-encryption|@noble|@scure)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** Kinds whose tests start the built bot, or open a browser, and mostly wait. They begin first. */
const waiting = ['processes', 'browser', 'contract'];
const kinds = [...waiting, 'stories'];

const project = (name, more) => ({ ...shared, displayName: name, ...more });

/** One project a kind: `npx jest --selectProjects unit`. What runs where is in `docs/testing.md`. */
module.exports = {
  projects: [
    ...kinds.map((kind) =>
      project(kind, {
        testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
        ...(waiting.includes(kind)
          ? { globalSetup: '<rootDir>/test/support/begin-with-bot.ts' }
          : {}),
      }),
    ),
    // The tests of Teams once more, with the speaker that needs no SDK.
    project('rest', {
      globals: { teamsSpeaker: 'rest' },
      testMatch: ['<rootDir>/test/channels/teams/**/*.test.ts'],
      // What reaches no speaker is the same again.
      testPathIgnorePatterns: ['/(bearer|own-actions|piece|read|token-validation)\\.test\\.ts$'],
    }),
    project('unit', {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...kinds, 'torture'].map((kind) => `<rootDir>/test/${kind}/`),
    }),
  ],
  testSequencer: '<rootDir>/test/support/waiting-first.cjs',
  globalSetup: '<rootDir>/test/support/begin-run.ts',
  globalTeardown: '<rootDir>/test/support/end-run.ts',
  // Nothing is so slow, on a busy machine either: it ends what hangs.
  testTimeout: 600_000,
  // Two more than the cores that it is meant for: some of the tests wait. With more, all take longer.
  maxWorkers: 4,
  // A worker keeps something of each test file, and cleans up ever more slowly: by then another takes its place.
  workerIdleMemoryLimit: '300MB',
};
