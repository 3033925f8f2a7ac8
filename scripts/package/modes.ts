import { chmodSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

/** The version of the program in a tree. */
export function treeVersion(tree: string): string {
  const text = readFileSync(join(tree, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/**
 * Lets everybody read what is in `folder` and nobody write to it but its owner, whatever this machine's mask
 * was; only what is named is a program.
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

/** A tree once more, of the same files: none of them is written to afterwards. */
export const linkTree = (tree: string, to: string): string => run('cp', ['-al', tree, to]);

/** How large all files in a folder are together. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
}
