const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * For the mutation run: which files with tests a mutant is tried with. They are those of its own room that have a test
 * which covers it, the quickest first. (Jest would load all of them, databases and all, to skip what is in them.) What
 * is in which file and how long it takes is written down after the first run, beside the project's copy.
 */
module.exports = class CoveringFirst extends Sequencer {
  constructor({ globalConfig: { rootDir, nonFlagArgs, testNamePattern } }) {
    super();
    this.notes = join(rootDir, 'tests-by-file.json');
    this.room = /[\\/]bot[\\/](\w+)[\\/]/.exec(nonFlagArgs[0] ?? '')?.[1] ?? '';
    this.covering = new RegExp(testNamePattern ?? '', 'i');
  }

  sort(tests) {
    if (!existsSync(this.notes)) return tests;
    const known = JSON.parse(readFileSync(this.notes, 'utf8'));
    return tests
      .filter(({ path }) => path.startsWith(join(this.notes, '..', 'test', this.room)))
      .filter(({ path }) => known[path].names.some((name) => this.covering.test(name)))
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
