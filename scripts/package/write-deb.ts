import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { architecture } from './fetch-node';
import { leastLibraries } from './libraries';
import { openModes, treeVersion } from './modes';
import { run } from './run';

const files = join(__dirname, 'files');

/** Where each file of `files/` lies on a server, and with which mode. */
export const placed: readonly (readonly [name: string, path: string, mode: number])[] = [
  ['vissla', 'usr/bin/vissla', 0o755],
  ['vissla.service', 'usr/lib/systemd/system/vissla.service', 0o644],
  ['nginx.conf', 'usr/share/doc/vissla/examples/nginx.conf', 0o644],
  ['copyright', 'usr/share/doc/vissla/copyright', 0o644],
  ['default', 'etc/default/vissla', 0o644],
  ['logrotate', 'etc/logrotate.d/vissla', 0o644],
  ['apparmor', 'etc/apparmor.d/vissla', 0o644],
];

/**
 * Writes `vissla_VERSION_ARCH.deb` of a tree into `folder`, and gives its name. The same tree gives the same
 * bytes: times are those of `epoch`, in seconds, and owners are root.
 */
export function writeDeb(tree: string, folder: string, work: string, epoch: number): string {
  const version = treeVersion(tree);
  rmSync(work, { recursive: true, force: true });
  const home = join(work, 'usr', 'lib', 'vissla');
  mkdirSync(dirname(home), { recursive: true });
  cpSync(tree, home, { recursive: true });
  for (const [name, path] of placed) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    cpSync(join(files, name), join(work, path));
  }

  const debian = join(work, 'DEBIAN');
  mkdirSync(debian);
  for (const name of ['postinst', 'prerm', 'postrm']) cpSync(join(files, name), join(debian, name));
  const own = placed.filter(([, path]) => path.startsWith('etc/'));
  writeFileSync(join(debian, 'conffiles'), own.map(([, path]) => `/${path}\n`).join(''));
  openModes(work, [
    ...placed.filter(([, , mode]) => mode === 0o755).map(([, path]) => path),
    ...['postinst', 'prerm', 'postrm'].map((name) => `DEBIAN/${name}`),
    'usr/lib/vissla/bin/node',
  ]);
  const kilobytes = Number(run('du', ['-sk', '--apparent-size', work]).split('\t')[0]);
  const control = readFileSync(join(files, 'control'), 'utf8')
    .replace('VERSION', version)
    .replace('ARCHITECTURE', architecture())
    .replace('LIBRARIES', leastLibraries(tree))
    .replace('KILOBYTES', String(kilobytes));
  writeFileSync(join(debian, 'control'), control, { mode: 0o644 });
  const name = `vissla_${version}_${architecture()}.deb`;
  run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z9', '--build', work, join(folder, name)], {
    env: { SOURCE_DATE_EPOCH: String(epoch) },
  });
  return name;
}
