import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import node from './node.json';
import { run } from './run';

/** The machines for which a package can be made, as Node calls them and as Debian does. */
const debianNames = { x64: 'amd64', arm64: 'arm64' } as const;

function thisMachine(): keyof typeof debianNames {
  const { arch } = process;
  if (arch === 'x64' || arch === 'arm64') return arch;
  throw new Error(`there is no Node to package for ${arch}, only for x64 and arm64`);
}

/** Debian's name of this machine's kind: a package is made on the kind of machine that it is for. */
export const architecture = (): string => debianNames[thisMachine()];

/**
 * Brings the packages' and the image's Node into `folder`: `bin/node`, and the headers for native modules. It
 * comes as a package of npm, as everything else does, and must have the hash in `node.json`.
 */
export function fetchNode(folder: string): void {
  const { package: name, integrity } = node[thisMachine()];
  mkdirSync(folder, { recursive: true });
  const words = ['pack', `${name}@${node.version}`, '--silent', '--pack-destination', folder];
  const archive = join(folder, run('npm', words).trim());
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== integrity) throw new Error(`${name}@${node.version} is another one`);
  run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder]);
  const version = run(join(folder, 'bin', 'node'), ['--version']).trim();
  if (version !== `v${node.version}`) throw new Error(`${name}@${node.version} is ${version}`);
}
