import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { homes, placeSystem, systemFile } from './build-tree';
import { architecture } from './fetch-node';
import { leastLibraries } from './libraries';
import { bytesIn, linkTree, openModes, treeVersion } from './modes';
import { run } from './run';
import { writeFilesList } from './write-files-list';
import { completion, manualPage } from './write-help';

const files = join(__dirname, 'files');

/** Where Debian's own files are on a server. */
const ours = [
  ['copyright', 'usr/share/doc/vissla/copyright'],
  ['logrotate', 'etc/logrotate.d/vissla'],
  ['apparmor', 'etc/apparmor.d/vissla'],
  ['apparmor.conf', 'usr/lib/systemd/system/vissla.service.d/apparmor.conf'],
] as const;
/** Where a package's files of `system/` are; `vissla setup` fills in the others. */
const placed = [
  ['vissla.sh', 'usr/bin/vissla'],
  ['vissla.service', 'usr/lib/systemd/system/vissla.service'],
  ['vissla-doctor.service', 'usr/lib/systemd/system/vissla-doctor.service'],
  ['vissla-doctor.timer', 'usr/lib/systemd/system/vissla-doctor.timer'],
  ['nginx.conf', 'usr/share/doc/vissla/examples/nginx.conf'],
  ['nginx-door.conf', 'usr/share/doc/vissla/examples/nginx-door.conf'],
  ['nginx-desk.conf', 'usr/share/doc/vissla/examples/nginx-desk.conf'],
] as const;
const scripts = ['postinst', 'prerm', 'postrm'];

/**
 * Writes `vissla_VERSION_ARCH.deb` of a tree into `folder`, and gives its name. The same tree gives the same
 * bytes: times are those of `epoch`, in seconds, and owners are root. `level` says
 * how hard it is compressed, 1 to 19.
 */
export function writeDeb(
  tree: string,
  folder: string,
  work: string,
  epoch: number,
  level = 9,
): string {
  const version = treeVersion(tree);
  rmSync(work, { recursive: true, force: true });
  const home = join(work, homes.package);
  mkdirSync(dirname(home), { recursive: true });
  linkTree(tree, home);
  placeSystem(home, homes.package);
  for (const [name, path] of placed) writes(work, path, systemFile(name, homes.package));
  for (const [name, path] of ours) writes(work, path, readFileSync(join(files, name), 'utf8'));
  for (const name of scripts)
    writes(work, `DEBIAN/${name}`, readFileSync(join(files, name), 'utf8'));
  writes(work, 'usr/share/bash-completion/completions/vissla', completion());
  writes(work, 'usr/share/man/man8/vissla.8.gz', gzipSync(manualPage(version), { level: 9 }));
  // Not what a small Debian leaves out, and not what is the operator's to change.
  const programs = [...placed, ...ours].filter(([, path]) => /^usr\/(?:bin|lib)\//.test(path));
  writeFilesList(
    home,
    programs.map(([, path]) => join(work, path)),
  );
  const own = ours.filter(([, path]) => path.startsWith('etc/'));
  writes(work, 'DEBIAN/conffiles', own.map(([, path]) => `/${path}\n`).join(''));
  const kilobytes = Math.ceil(bytesIn(work) / 1024);
  const control = readFileSync(join(files, 'control'), 'utf8')
    .replace('VERSION', version)
    .replace('ARCHITECTURE', architecture())
    .replace('LIBRARIES', leastLibraries(tree))
    .replace('KILOBYTES', String(kilobytes));
  writes(work, 'DEBIAN/control', control);
  openModes(work, [
    'usr/bin/vissla',
    'usr/lib/vissla/bin/node',
    'usr/lib/vissla/system/fetch-copy.sh',
    ...scripts.map((name) => `DEBIAN/${name}`),
  ]);
  const name = `vissla_${version}_${architecture()}.deb`;
  run(
    'dpkg-deb',
    [
      '--root-owner-group',
      '--threads-max=1',
      '-Zzstd',
      `-z${level}`,
      '--build',
      work,
      join(folder, name),
    ],
    {
      env: { LC_ALL: 'C', SOURCE_DATE_EPOCH: String(epoch) },
    },
  );
  return name;
}

function writes(work: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), content);
}
