const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * For the mutation run: of the files with tests only those that have one which covers the mutant, the quickest first.
 * Jest would load all of them, databases and all, to skip what is in them. What is in which file and how long it takes
 * is written down after the first run, beside the copy of the project that is mutated.
 */
module.exports = class CoveringFirst extends Sequencer {
  constructor({ globalConfig }) {
    super();
    this.covering = globalConfig.testNamePattern && new RegExp(globalConfig.testNamePattern, 'i');
    this.notes = join(globalConfig.rootDir, 'tests-by-file.json');
  }

  sort(tests) {
    if (!existsSync(this.notes)) return tests;
    const known = JSON.parse(readFileSync(this.notes, 'utf8'));
    return tests
      .filter(
        ({ path }) => !this.covering || known[path].names.some((name) => this.covering.test(name)),
      )
      .sort((one, other) => known[one.path].milliseconds - known[other.path].milliseconds);
  }

  cacheResults(_tests, { testResults }) {
    if (process.env.STRYKER_MUTATOR_WORKER === undefined || existsSync(this.notes)) return;
    const known = testResults.map(({ testFilePath, perfStats, testResults: those }) => [
      testFilePath,
      {
        milliseconds: perfStats.end - perfStats.start,
        names: those.map(({ fullName }) => fullName),
      },
    ]);
    writeFileSync(this.notes, JSON.stringify(Object.fromEntries(known)));
  }
};
