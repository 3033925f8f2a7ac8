import { chmodSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

/** The version of the program in a tree. */
export function treeVersion(tree: string): string {
  const text = readFileSync(join(tree, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/**
 * Makes the files in `folder` readable for everybody and writable only for their owner, whatever this
 * machine's mask. Only the named files are programs.
 */
export function openModes(folder: string, programs: readonly string[]): void {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) continue;
    chmodSync(path, stats.isDirectory() || programs.includes(name) ? 0o755 : 0o644);
  }
}

/** Copies a tree by hard links: none of its files is written to afterwards. */
export const linkTree = (tree: string, to: string): string => run('cp', ['-al', tree, to]);

/** The size of all files in a folder together. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
}
