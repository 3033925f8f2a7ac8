import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

interface Locked {
  readonly version: string;
  /** `sha512-` and the digest in base64. */
  readonly integrity: string;
}

/** The Node that `package-lock.json` names for Linux on this kind of machine: version and hash. */
export function pinnedNode(arch = thisMachine()): Locked & { readonly name: string } {
  const lock = JSON.parse(
    readFileSync(resolve(__dirname, '..', '..', 'package-lock.json'), 'utf8'),
  ) as { readonly packages: Readonly<Record<string, Locked>> };
  const name = `node-linux-${arch}`;
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`package-lock.json has no ${name}`);
  return { name, ...locked };
}

/**
 * Brings the packages' and the image's Node into `folder`, as `bin/node`. It comes from npm, as everything
 * else does, and must have the hash that `package-lock.json` has: `npm start` and a server run the same file.
 */
export function fetchNode(folder: string): void {
  const { name, version, integrity } = pinnedNode();
  mkdirSync(folder, { recursive: true });
  const words = ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder];
  const archive = join(folder, run('npm', words).trim());
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== integrity) throw new Error(`${name}@${version} is another one`);
  run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder]);
  const said = run(join(folder, 'bin', 'node'), ['--version']).trim();
  if (said !== `v${version}`) throw new Error(`${name}@${version} is ${said}`);
}
