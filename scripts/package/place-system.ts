import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const system = resolve(__dirname, '..', '..', 'system');

/** Where the program lies when it was installed by Debian's package, and when by hand from the archive. */
export const homes = { package: '/usr/lib/vissla', archive: '/opt/vissla' } as const;

/**
 * A file of `system/`, which is for a program in `/opt/vissla` on the machine's own Node, as it must be where
 * the program lies in `home` and runs on the Node that came with it.
 */
export function systemFile(name: string, home: string): string {
  return readFileSync(join(system, name), 'utf8')
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
