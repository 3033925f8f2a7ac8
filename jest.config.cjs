/** Types are checked by `npm run types`; swc only translates. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  resolver: '<rootDir>/test/support/resolve.cjs',
  globalSetup: '<rootDir>/test/support/begin-run.ts',
  globalTeardown: '<rootDir>/test/support/end-run.ts',
  // Every statement goes over the network there.
  testTimeout: (process.env.MSSQL_URL ?? '') === '' ? 60_000 : 240_000,
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
