const base = require('./jest.config.cjs');
const { resolver, transform } = base.projects[0];

/**
 * The tests that `npm run mutation` runs again for each mutant of `bot/domain` and `bot/reporter`. Properties of
 * thousands of presses are not among them: a mutant is killed by something that can be read.
 */
module.exports = {
  resolver,
  runtime: require.resolve('./test/support/runtime.cjs'),
  transform,
  testMatch: ['<rootDir>/test/{domain,reporter}/**/*.test.ts'],
  testPathIgnorePatterns: ['\\.property\\.test\\.ts$'],
  testSequencer: '<rootDir>/test/support/covering-first.cjs',
  setupFiles: ['<rootDir>/test/support/same-few-runs.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/coverage/'],
  testTimeout: 60_000,
};
