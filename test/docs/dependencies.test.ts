import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, root } from './read-docs';

const { dependencies, overrides } = JSON.parse(readFile('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, unknown>>;
};
const page = readFile('docs/dependencies.md');

describe('the page of dependencies', () => {
  it('has a line for each production package, and for no other', () => {
    const rows = [...page.matchAll(/^- `([^`]+)`: (.*)\.$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(dependencies));
    // Why it is here, what it is trusted with, what would replace it.
    for (const [, , said = ''] of rows) expect(said.split('; ')).toHaveLength(3);
  });

  it('names what is overridden but Slack’s own', () => {
    const others = Object.keys(overrides).filter((name) => !name.startsWith('@slack/'));
    expect(others).toEqual(['uuid', 'typeorm']);
    for (const name of ['uuid', 'TypeORM']) expect(page.split('**Overridden**')[1]).toContain(name);
  });

  it('needs no compiler with npm 10 either, which builds what has a binding.gyp unless the lock says no', () => {
    const { packages } = JSON.parse(readFile('package-lock.json')) as {
      readonly packages: Readonly<
        Record<string, { readonly gypfile?: boolean; readonly hasInstallScript?: boolean }>
      >;
    };
    const built = Object.entries(packages).filter(
      ([path, { hasInstallScript }]) =>
        hasInstallScript !== true && existsSync(join(root, path, 'binding.gyp')),
    );
    expect(built.map(([path, { gypfile }]) => [path, gypfile])).toEqual([
      ['node_modules/better-sqlite3', false],
    ]);
  });
});
