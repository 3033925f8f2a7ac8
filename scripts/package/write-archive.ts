import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homes, placeSystem } from './build-tree';
import { architecture } from './fetch-node';
import { linkTree, openModes, treeVersion } from './modes';
import { run } from './run';
import { sha256, writeFilesList } from './write-files-list';

/**
 * Writes `vissla-VERSION-linux-ARCH.tar.gz` of a tree into `folder`, and gives its name. The same tree gives
 * the same bytes.
 */
export function writeArchive(tree: string, folder: string, work: string, epoch: number): string {
  const version = treeVersion(tree);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const top = `vissla-${version}`;
  linkTree(tree, join(work, top));
  placeSystem(join(work, top), homes.archive);
  for (const name of ['install.sh', 'logrotate', 'apparmor'])
    cpSync(join(__dirname, 'files', name), join(work, top, 'system', name));
  writeFilesList(join(work, top));
  openModes(join(work, top), ['bin/node', 'system/install.sh', 'system/fetch-copy.sh']);
  const name = `vissla-${version}-linux-${architecture()}.tar.gz`;
  const plain = join(work, 'plain.tar');
  const owners = ['--owner=0', '--group=0', '--numeric-owner'];
  const same = ['--format=gnu', '--sort=name', `--mtime=@${epoch}`, ...owners];
  // Both read words from the environment, too.
  const env = { LC_ALL: 'C', TAR_OPTIONS: '', GZIP: '' };
  run('tar', ['-cf', plain, ...same, '-C', work, top], { env });
  run('gzip', ['--no-name', '-6', plain], { env });
  renameSync(`${plain}.gz`, join(folder, name));
  return name;
}

/**
 * Writes `SHA256SUMS` for the named files, as `sha256sum --check` reads it, and gives the names of what it
 * wrote. The sums prove no origin, so the key signs them: `SHA256SUMS.sig`, for `ssh-keygen -Y verify`.
 * @param key the path of the makers' private key, or of its public half while an agent has the key
 */
export function writeSums(
  folder: string,
  names: readonly string[],
  key: string | undefined,
): readonly string[] {
  const lines = names.map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  const sums = join(folder, 'SHA256SUMS');
  writeFileSync(sums, lines.join(''));
  rmSync(`${sums}.sig`, { force: true });
  if (key === undefined) return ['SHA256SUMS'];
  run('ssh-keygen', ['-Y', 'sign', '-q', '-f', key, '-n', 'vissla', sums]);
  return ['SHA256SUMS', 'SHA256SUMS.sig'];
}
