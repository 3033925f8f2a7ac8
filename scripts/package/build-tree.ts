import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fetchNode } from './fetch-node';
import { leaveOutSdks } from './leave-out-sdks';
import { run } from './run';

const root = resolve(__dirname, '..', '..');

/** What a client for language models brings, and nothing else does. */
const broughtByOpenai = [
  '@types/node-fetch',
  'agentkeepalive',
  'form-data-encoder',
  'formdata-node',
  'humanize-ms',
  'node-domexception',
  'web-streams-polyfill',
];
/** Packages that others ask for and the bot never loads: that client, a carousel for pages. */
const neverLoaded = ['openai', ...broughtByOpenai, 'swiper'];
/** Files that no running program reads: types, maps, manuals. Licences stay. */
const unread = /\.(?:map|d\.[cm]?ts|md|markdown|tsbuildinfo)$/;
/** The two fonts of many that a document is drawn with. */
const drawnFonts = /^DejaVuSans(-Bold)?\.ttf$/;
const licence = /licen[cs]e|notice|copying/i;

/**
 * Builds everything that a server needs to run the bot into `tree`, and nothing else: Node, the compiled
 * program, the packages that it loads, and the manifests. The image and the packages
 * are both made of this. With `rest` it has no SDK for Teams.
 */
export function buildTree(tree: string, work: string, speaker: 'sdk' | 'rest' = 'sdk'): void {
  for (const folder of [tree, work]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(tree, 'bin'), { recursive: true });
  const node = join(work, 'node');
  fetchNode(node);
  cpSync(join(node, 'bin', 'node'), join(tree, 'bin', 'node'));
  cpSync(join(node, 'LICENSE'), join(tree, 'bin', 'LICENSE'));
  for (const name of ['package.json', 'package-lock.json', 'manifest'])
    cpSync(join(root, name), join(tree, name), { recursive: true });
  compile(tree);
  install(tree, speaker);
  cut(join(tree, 'node_modules'));
}

/** Compiles as `npm run build` does; leaves out the trial and the measuring, which production never loads. */
function compile(tree: string): void {
  const dist = join(tree, 'dist');
  const same = '-p tsconfig.build.json --noCheck --incremental false --tsBuildInfoFile null';
  run(join(root, 'node_modules', '.bin', 'tsc'), [...same.split(' '), '--outDir', dist], {
    cwd: root,
  });
  const cards = join(root, 'adaptive-cards');
  for (const name of readdirSync(cards).filter((one) => /\.(?:css|js)$/.test(one)))
    cpSync(join(cards, name), join(dist, 'adaptive-cards', name));
  for (const folder of ['office', 'bench', 'test'])
    rmSync(join(dist, folder), { recursive: true, force: true });
}

/**
 * Installs what the lock file names and has a hash of, by this machine's npm. No script of a package is run:
 * every binary is in its package.
 */
function install(tree: string, speaker: 'sdk' | 'rest'): void {
  const words = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['ci', ...words], { cwd: tree });
  if (speaker === 'rest') leaveOutSdks(tree);
  const modules = join(tree, 'node_modules');
  for (const name of ['.package-lock.json', '.bin', ...readdirSync(modules).filter(isNode)])
    rmSync(join(modules, name), { recursive: true });
  rmSync(join(tree, 'package-lock.json'));
}

/** Whether a package is a Node for npm's commands: a server has the one in `bin`. */
const isNode = (name: string): boolean => /^node-(?:bin-)?(?:linux|darwin|win)-/.test(name);

function cut(modules: string): void {
  // The first goes with the SDKs.
  for (const name of neverLoaded) rmSync(join(modules, name), { recursive: true, force: true });
  const fonts = join(modules, 'dejavu-fonts-ttf', 'ttf');
  for (const name of readdirSync(fonts)) if (!drawnFonts.test(name)) rmSync(join(fonts, name));
  const sqlite = join(modules, 'better-sqlite3');
  for (const name of ['deps', 'src', 'binding.gyp'])
    rmSync(join(sqlite, name), { recursive: true });
  const binary = `${process.platform}-${process.arch}.node`;
  for (const name of readdirSync(join(sqlite, 'prebuilds')))
    if (name !== binary) rmSync(join(sqlite, 'prebuilds', name));
  for (const name of readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
    const path = join(modules, name);
    // A link to a package's command, which nobody calls.
    if (basename(name) === '.bin') rmSync(path, { recursive: true });
    else if (unread.test(name) && !licence.test(name) && statSync(path).isFile()) rmSync(path);
  }
}

/**
 * Adds what an operator without the repository needs: the contacts, and the guides with all that they link
 * to, at the same places to each other.
 */
export function addPapers(tree: string): void {
  cpSync(join(root, 'examples'), join(tree, 'examples'), { recursive: true });
  const guides = join(tree, 'guides');
  cpSync(join(root, 'docs'), join(guides, 'docs'), { recursive: true });
  const pages = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md', '.env.example'];
  const rooms = ['adaptive-cards', 'bench', 'db', 'manifest'].map((room) => `${room}/README.md`);
  for (const name of [...pages, ...rooms]) cpSync(join(root, name), join(guides, name));
}

const system = resolve(__dirname, '..', '..', 'system');

/** Where the program is: installed by Debian's package, or by hand from the archive. */
export const homes = { package: '/usr/lib/vissla', archive: '/opt/vissla' } as const;

/**
 * A file of `system/`, which is for a program in `/opt/vissla` on the machine's own Node, as it must be where
 * the program is in `home` and runs on its own Node.
 */
export function systemFile(name: string, home: string): string {
  const text = readFileSync(join(system, name), 'utf8');
  // Debian keeps /usr/local for the operator.
  const placed = home === homes.package ? text.replaceAll('/usr/local/bin/', '/usr/bin/') : text;
  return placed
    .replaceAll('/opt/vissla/', `${home}/`)
    .replaceAll('/usr/bin/node ', `${home}/bin/node `)
    .replaceAll(/(?<=^|\s)node (?=["-])/gm, `${home}/bin/node `);
}

/** Puts all files of `system/` into the tree, for the command that sets a machine up. */
export function placeSystem(tree: string, home: string): void {
  mkdirSync(join(tree, 'system'));
  for (const name of readdirSync(system)) {
    cpSync(join(system, name), join(tree, 'system', name));
    writeFileSync(join(tree, 'system', name), systemFile(name, home));
  }
}
