import {
  chmodSync,
  lchownSync,
  lutimesSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isThere, run } from '../../scripts/package/run';
import { type PartFigures, requires, type Told } from './part';

const root = resolve(__dirname, '..', '..');
const day = 24 * 60 * 60;
const speakers = ['sdk', 'rest'] as const;
/** An account that owns nothing. */
const nobody = 65534;

/**
 * The packages of the last commit, with Teams' SDKs and without, built twice: by root, and by another
 * account in another folder, with an empty cache of npm, another mask, zone and language, two days later.
 * Each file is the same, byte by byte.
 */
export function tortureByRebuild({ says }: Told): Promise<PartFigures> {
  if (process.getuid?.() !== 0) throw new Error('Another account can be had by root alone.');
  if (!isThere('faketime')) throw new Error('There is no faketime: apt-get install faketime');
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  chmodSync(folder, 0o755);
  const began = performance.now();
  try {
    says('by root');
    const own = cloned(root, join(folder, 'a'), 0);
    const first = build(own, 'umask 022; exec');
    says('by another account, two days later');
    const clone = cloned(own, join(folder, 'some other', 'folder'), nobody);
    const asAnother = [
      `umask 077; export HOME='${clone}/home' TZ=Asia/Tokyo LC_ALL=C.UTF-8 npm_config_cache='${clone}/cache' FAKETIME_DONT_FAKE_MONOTONIC=1;`,
      `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups faketime -f +${2 * day}s`,
    ].join(' ');
    const second = build(clone, asAnother);
    const names = filesIn(first);
    requires(names.join() === filesIn(second).join(), 'the same files');
    const expected = speakers.length * 4;
    requires(names.length === expected, `two packages, parts and sums each: ${names.join(', ')}`);
    const hash = (path: string): string => run('sha256sum', [path]).slice(0, 64);
    const other = names.filter((name) => hash(join(first, name)) !== hash(join(second, name)));
    requires(other.length === 0, `the same bytes in ${other.join(', ')}`);
    const megabytes = names.reduce((sum, name) => sum + statSync(join(first, name)).size, 0) / 1e6;
    const seconds = (performance.now() - began) / 1000;
    return Promise.resolve({
      files: names.length,
      mb: Math.round(megabytes),
      seconds: Math.round(seconds),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last commit in a folder of its own, with this tree's tools; its files are of the days before it. */
function cloned(from: string, folder: string, account: number): string {
  run('git', ['clone', '--quiet', '--no-hardlinks', from, folder]);
  run('cp', ['-a', join(root, 'node_modules'), folder]);
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    if (name.startsWith('node_modules/')) continue;
    lutimesSync(join(folder, name), day, day);
    lchownSync(join(folder, name), account, account);
  }
  return folder;
}

/** Builds the packages of both kinds in a clone, and gives the folder in which they are. */
function build(clone: string, before: string): string {
  for (const speaker of speakers) {
    const words = `npm run package -- --speaker ${speaker} --out build/${speaker}`;
    run('sh', ['-c', `${before} ${words}`], { cwd: clone });
  }
  return join(clone, 'build');
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
