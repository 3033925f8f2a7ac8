import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import packaged from '../../scripts/package/node.json';
import { readFile, root } from './read-docs';

const script = readFile('.ci/without-browser');

interface Job {
  readonly container: string;
  readonly steps: readonly { readonly run?: string }[];
  readonly strategy?: { readonly matrix: { readonly version: readonly string[] } };
}
const workflow = parse(readFile('.github/workflows/check.yml')) as {
  readonly jobs: { readonly check: Job; readonly 'newer-node': Job };
};
const { check: whole, 'newer-node': newer } = workflow.jobs;
const versions = newer.strategy?.matrix.version;

describe('the tests on a newer Node', () => {
  const left = /^npx jest --ignoreProjects (\w+)$/m.exec(script)?.[1] ?? 'none';
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((name) => name.endsWith('.test.ts'));

  it('leave out those that open a browser, and no other', () => {
    const opening = tests.filter((name) =>
      /from '[^']*\/(?:browser|visit-office|office-walk)'/.test(readFile(name)),
    );
    expect(opening.length).toBeGreaterThan(0);
    expect(tests.filter((name) => name.startsWith(`test/${left}/`)).sort()).toEqual(opening.sort());
  });

  it('are run by the workflow, on the newer versions that the bot is said to run on', () => {
    expect(newer.steps.some(({ run }) => run === '.ci/without-browser')).toBe(true);
    expect(versions).toEqual(['22', '24.18']);
    expect(newer.container).toBe('node:${{ matrix.version }}-bookworm');
    expect(whole.container).toBe('node:20-bookworm');
    expect(script).toContain('set -euo pipefail');
  });

  it('are on the version that the packages and the image run on', () => {
    const [major] = packaged.version.split('.');
    expect(versions).toContain(major);
  });
});
