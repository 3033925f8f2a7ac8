import { execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What a machine that one would rent has, and no Node, npm or compiler. */
const included = ['systemd-sysv', 'dbus', 'logrotate', 'apparmor', 'ca-certificates'];
/** What would reach past the root into this machine's kernel. */
const redacted = ['systemd-sysctl', 'systemd-modules-load', 'systemd-udevd', 'systemd-timesyncd'];

/** A program's end: its code and what it said, both streams in one. */
interface Ended {
  readonly code: number;
  readonly said: string;
}

/** A clean Debian with a systemd of its own, on this machine's network. */
export type Debian = Awaited<ReturnType<typeof bootDebian>>;

/** Makes a Debian of this machine's release and boots it. It takes the machine's own root. */
export async function bootDebian(folder: string) {
  if (process.getuid?.() !== 0) throw new Error('A Debian can be booted by root alone.');
  const root = mkdtempSync(join(folder, 'debian-'));
  const [, release = ''] =
    /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  const made = spawnSync(
    'mmdebstrap',
    ['--quiet', '--variant=apt', `--include=${included.join()}`, release, root],
    { encoding: 'utf8' },
  );
  if (made.error !== undefined)
    throw new Error('There is no mmdebstrap: apt-get install mmdebstrap');
  if (made.status !== 0) throw new Error(made.stderr);
  cpSync('/etc/resolv.conf', join(root, 'etc', 'resolv.conf'), { dereference: true });
  for (const name of redacted)
    spawnSync('ln', ['-sf', '/dev/null', join(root, 'etc/systemd/system', `${name}.service`)]);
  writeFileSync(join(root, 'boots-here'), bootScript, { mode: 0o755 });
  const group = join(unifiedGroups(), `vissla-torture-${process.pid}`);
  mkdirSync(group);
  const child = spawn(
    'sh',
    [
      '-c',
      `echo $$ > ${group}/cgroup.procs && exec unshare --fork --kill-child --pid --mount --uts --ipc --cgroup ${root}/boots-here ${root}`,
    ],
    { stdio: 'ignore' },
  );
  const pid = await untilThere(() => initOf(child.pid));
  const words = (line: string): string[] =>
    `--target ${pid} --mount --pid --uts --ipc --cgroup --root --wd=/ -- sh -c`
      .split(' ')
      .concat(line);
  const tries = (line: string): Ended => {
    const { status, stdout } = spawnSync('nsenter', words(`cd / && { ${line}\n} 2>&1`), {
      encoding: 'utf8',
      env: inside,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: status ?? -1, said: stdout };
  };
  const debian = {
    /** Where its files lie on this machine. */
    root,
    /** Runs a line of shell as its root, whatever comes of it. */
    tries,
    /** Runs a line of shell as its root, and gives what it said. Throws when it fails. */
    runs: (line: string) => {
      const { code, said } = tries(line);
      if (code !== 0) throw new Error(`${line}\nended with ${code}:\n${said}`);
      return said;
    },
    /** The same, while this process goes on. */
    runsBeside: async (line: string) => {
      const { stdout } = await promisify(execFile)('nsenter', words(`cd / && { ${line}\n} 2>&1`), {
        env: inside,
        maxBuffer: 64 * 1024 * 1024,
      });
      return stdout;
    },
    /** Runs a line of shell as its root and ends it, and all that it began, after so many milliseconds. */
    cutsShort: async (line: string, milliseconds: number) => {
      const cut = spawn('nsenter', words(`cd / && exec ${line}`), {
        env: inside,
        stdio: 'ignore',
        detached: true,
      });
      await wait(milliseconds);
      if (cut.pid !== undefined) process.kill(-cut.pid, 'SIGKILL');
    },
    /** Ends it, with all that runs in it. */
    ends: () => {
      child.kill('SIGKILL');
      spawnSync('sh', [
        '-c',
        `for n in $(seq 50); do find ${group} -depth -type d -exec rmdir {} + 2>/dev/null && break; sleep 0.1; done`,
      ]);
      rmSync(root, { recursive: true, force: true });
    },
  };
  await untilThere(() =>
    tries('systemctl is-active multi-user.target').code === 0 ? 1 : undefined,
  );
  return debian;
}

const inside = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

/** In namespaces of its own: the root becomes the folder, and its systemd the first process. */
const bootScript = `#!/bin/sh
set -e
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom tty; do
  touch "$root/dev/$name"
  mount --bind "/dev/$name" "$root/dev/$name"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup" 2>/dev/null || true
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
cd "$root"
pivot_root . mnt
umount -l /mnt
exec env -i container=torture PATH="$PATH" /sbin/init
`;

/** Where this machine has the one hierarchy of groups in which a systemd can boot. */
function unifiedGroups(): string {
  const [, path] = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/mounts', 'utf8')) ?? [];
  if (path === undefined) throw new Error('This machine has no cgroup2.');
  return path;
}

/** The first process of the new namespace, by this machine's number. */
function initOf(parent: number | undefined): number | undefined {
  const found = spawnSync('pgrep', ['-P', String(parent), '-x', 'systemd|init'], {
    encoding: 'utf8',
  });
  return Number(found.stdout.split('\n')[0]) || undefined;
}

async function untilThere(asks: () => number | undefined): Promise<number> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const found = asks();
    if (found !== undefined) return found;
    await wait(200);
  }
  throw new Error('Debian does not boot.');
}
