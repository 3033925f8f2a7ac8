import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { programCommands } from '../support/houses/program-commands';
import { helpOf } from '../support/houses/run-command';
import { namesIn, readFile, root, tableRows } from './read-docs';

const documented = namesIn(tableRows(readFile('docs/commands.md'), "The operator's commands")).map(
  (line) => line.replace(/^vissla /, ''),
);

/** The command in a line, without what is given to it: words of small letters and hyphens. */
const wordsIn = (line: string): string =>
  /^[a-z][a-z-]*(?: [a-z][a-z-]*)*(?= |$)/.exec(line)?.[0] ?? '';

describe('the table of commands', () => {
  it('are those of the program, and no other', () => {
    expect(documented.map(wordsIn)).toEqual(programCommands());
  });

  it('are written with options that exist, all that are required among them', async () => {
    for (const line of documented) {
      const said = await helpOf(wordsIn(line).split(' '));
      for (const [option] of line.matchAll(/--[\w-]+/g)) expect(said).toContain(option);
      if (line.includes('<id>')) expect(said).toContain('<id>');
    }
    expect(await helpOf(['invite'])).toMatch(/--desk <desk>[^]*--title <title>/);
  });
});

describe('the commands that the program’s own sentences name', () => {
  const sources = readdirSync(join(root, 'bot'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFile(`bot/${name}`).replace(/\/\*[^]*?\*\/|^ *\/\/.*$/gm, ''))
    .join('\n');
  const named = [...sources.matchAll(/[Tt]he command \\?`([^`\\]+)\\?`/g)].flatMap(
    ([, words]) => words ?? [],
  );

  it('are there, with all that they require', async () => {
    expect([...new Set(named)].sort()).toEqual([
      'backup',
      'begin',
      'doctor',
      'invite --desk hr --title …',
      'invite --desk whistleblowing --title …',
      'keys status',
      'manifest',
      'migrate',
      'restore',
      'staff appoint',
    ]);
    for (const words of named)
      expect(await helpOf(words.split(' ').slice(0, 1))).toContain('Usage');
  });

  it('are called without npm, which an image and a server do not have', () => {
    expect(sources).not.toContain('npm run');
  });
});

describe('the two commands of the README', () => {
  it('are a start and a test after a clean install', () => {
    const block = /```\n(npm ci[^`]*)```/.exec(readFile('README.md'))?.[1];
    expect(block).toBe('npm ci && npm start\nnpm ci && npm test\n');
  });

  it('are what the build runs', () => {
    const script = readFile('.ci/run');
    expect(script.trim().split('\n').slice(-3)).toEqual(['npm ci', 'npm run check', 'npm test']);
    expect(script).toContain('set -euo pipefail');
    expect(script).not.toMatch(/https?:|registry|NPM_CONFIG/i);
    const { engines } = JSON.parse(readFile('package.json')) as { engines: { node: string } };
    const wanted = /^wanted=(.*)$/m.exec(script)?.[1] ?? '';
    expect(engines.node).toBe(`>=${wanted}`);
  });
});
