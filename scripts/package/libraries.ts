import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

/** GCC's version for each version of the interface of its C++ library, as GCC's manual lists them. */
const gccOf: Readonly<Record<string, string>> = {
  '3.4.28': '9.3',
  '3.4.29': '11',
  '3.4.30': '12',
  '3.4.31': '13.1',
  '3.4.32': '13.2',
  '3.4.33': '14',
};

/**
 * The C and C++ libraries that the tree's programs need, in the form of Debian's `Depends`: the newest
 * version that one of their symbols names.
 */
export function leastLibraries(tree: string): string {
  const programs = readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .concat(join('bin', 'node'));
  const symbols = programs
    .map((name) => run('objdump', ['--dynamic-syms', join(tree, name)]))
    .join('\n');
  const c = newest(symbols, /\bGLIBC_([\d.]+)/g);
  const cpp = newest(symbols, /\bGLIBCXX_([\d.]+)/g);
  const gcc = gccOf[cpp] ?? (later(cpp, '3.4.28') ? undefined : '9');
  if (gcc === undefined) throw new Error(`no version of GCC is known for GLIBCXX_${cpp}`);
  return `libc6 (>= ${c}), libstdc++6 (>= ${gcc})`;
}

function newest(symbols: string, pattern: RegExp): string {
  const versions = [...symbols.matchAll(pattern)].map(([, version]) => version ?? '');
  return versions.reduce((most, one) => (later(one, most) ? one : most), '0');
}

const later = (one: string, other: string): boolean =>
  one.localeCompare(other, 'en', { numeric: true }) > 0;
