import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addPapers, buildTree } from './build-tree';
import { isThere, run } from './run';
import { writeArchive, writeSums } from './write-archive';
import { writeDeb } from './write-deb';
import { writeFilesList } from './write-files-list';
import { writeSbom } from './write-sbom';

const root = resolve(__dirname, '..', '..');

/**
 * Builds what a server installs: a package for Debian and an archive for other Linux, with a list of what is
 * in them and their checksums, in `build/`. The same commit gives the same bytes. With `--tree FOLDER` only
 * the folder that both are made of, for the image. With `--speaker rest` it leaves out Teams' SDKs.
 */
function main(): void {
  const { values } = parseArgs({
    options: {
      tree: { type: 'string' },
      out: { type: 'string', default: join(root, 'build') },
      speaker: { type: 'string', default: 'sdk' },
    },
  });
  const { speaker } = values;
  if (speaker !== 'sdk' && speaker !== 'rest') throw new Error('--speaker is sdk or rest');
  const out = resolve(values.out);
  const work = join(out, 'work');
  const tree = values.tree === undefined ? join(work, 'tree') : resolve(values.tree);
  mkdirSync(out, { recursive: true });
  buildTree(tree, join(work, 'node'), speaker);
  if (values.tree === undefined) writePackages(tree, out, work);
  else writeFilesList(tree);
  rmSync(work, { recursive: true, force: true });
}

function writePackages(tree: string, out: string, work: string): void {
  const epoch = commitTime();
  addPapers(tree);
  const names = [writeArchive(tree, out, join(work, 'archive'), epoch)];
  if (isThere('dpkg-deb')) names.push(writeDeb(tree, out, join(work, 'deb'), epoch));
  else console.error('There is no .deb: this machine lacks dpkg-deb, of the package dpkg.');
  names.push(writeSbom(tree, out));
  const { VISSLA_SIGNING_KEY: key } = process.env;
  if (key === undefined)
    console.error('SHA256SUMS is not signed: VISSLA_SIGNING_KEY names no key of ssh-keygen.');
  for (const name of [...names, ...writeSums(out, names, key)]) console.log(join(out, name));
}

/** When the commit was made, in seconds: the time of every file, so that two builds of it are the same. */
function commitTime(): number {
  const { SOURCE_DATE_EPOCH: given } = process.env;
  if (run('git', ['status', '--porcelain'], { cwd: root }) !== '')
    console.error('What is not committed is in these packages, too: keep none of them.');
  return Number(given ?? run('git', ['log', '-1', '--format=%ct'], { cwd: root }).trim());
}

main();
