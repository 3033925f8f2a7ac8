import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root } from './read-docs';

const script = readFile('.ci/without-browser');
const workflow = readFile('.github/workflows/check.yml');

describe('the tests on a newer Node', () => {
  const left = new RegExp(/^browser='(.*)'$/m.exec(script)?.[1] ?? 'none');
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((name) => name.endsWith('.test.ts'));

  it('leave out those that open a browser, and no other', () => {
    const opening = tests.filter((name) =>
      /from '[^']*\/(?:browser|visit-office|office-walk)'/.test(readFile(name)),
    );
    expect(opening.length).toBeGreaterThan(0);
    expect(tests.filter((name) => left.test(name)).sort()).toEqual(opening.sort());
  });

  it('are run by the workflow, on another version than the whole check', () => {
    const versions = [...workflow.matchAll(/container: node:(\d+)-bookworm/g)].map(
      ([, version]) => version,
    );
    expect(workflow).toContain('.ci/without-browser');
    expect(new Set(versions).size).toBeGreaterThan(1);
    expect(script).toContain('set -euo pipefail');
  });

  it('are on a version that the image can be built from', () => {
    const [, image = ''] = /^ARG NODE=(\d+)-bookworm$/m.exec(readFile('Dockerfile')) ?? [];
    expect(workflow).toContain(`node:${image}-bookworm`);
  });
});
