import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { addPapers, homes, systemFile } from '../../scripts/package/build-tree';
import { pinnedNode } from '../../scripts/package/fetch-node';
import { root } from '../docs/read-docs';
import { temporaryFolder } from '../support/temporary-folder';

const files = join(root, 'scripts', 'package', 'files');
const folders = temporaryFolder();
const shells = ['postinst', 'prerm', 'postrm', 'install.sh'].map((name) => ({
  name,
  text: readFileSync(join(files, name), 'utf8'),
}));
const unit = systemFile('vissla.service', homes.package);
const wrapper = systemFile('vissla.sh', homes.package);
const prepare = systemFile('prepare.sh', homes.package);

describe('what the package puts on a server', () => {
  it('runs on its own Node and from its own folder, in the unit and in the command alike', () => {
    for (const text of [unit, wrapper]) {
      expect(text).toContain('/usr/lib/vissla/bin/node ');
      expect(text).toContain('/usr/lib/vissla/dist/bot/');
      expect(text.replace(/^ *#.*$/gm, '')).not.toMatch(
        /\/opt\/|(?<!vissla\/bin\/)node ["-]|bin\/env/,
      );
    }
    expect(systemFile('vissla.service', homes.archive)).toContain('=/opt/vissla/bin/node ');
  });

  it('is called with the settings that the unit reads', () => {
    const [, settings = 'none'] = /--env-file=(\S+)/.exec(unit) ?? [];
    expect(wrapper).toContain(`settings=${settings}\n`);
  });

  it('lets doctor look as root, who alone sees the copies of the vault', () => {
    expect(wrapper).toMatch(/^ {2}status\) exec \S+node .*\n {2}doctor\)\n {4}\S+node /m);
    expect(wrapper).toContain('are in /usr/lib/vissla/guides/docs.');
  });

  it('helps, and writes the apps, before there are settings; says whose they must be', () => {
    const folder = mkdtempSync(join(folders, 'of-'));
    writeFileSync(join(folder, 'node'), '#!/bin/sh\necho "runs $*"\n', { mode: 0o755 });
    const script = systemFile('vissla.sh', homes.archive)
      .replaceAll('/opt/vissla/bin/node', join(folder, 'node'))
      .replaceAll('/etc/vissla', folder)
      .replaceAll('--reuid=vissla --regid=vissla --init-groups', '--reuid=65534 --clear-groups');
    const calls = (...words: string[]): string => {
      const { stdout, stderr } = spawnSync('sh', ['-s', ...words], {
        input: script,
        encoding: 'utf8',
      });
      return `${stdout}${stderr}`;
    };
    for (const words of ['manifest --slack --socket', 'rights --out x', 'doctor --help', 'setup'])
      expect(calls(...words.split(' '))).toBe(
        `runs /opt/vissla/dist/bot/operator/vissla.js ${words}\n`,
      );
    const isRoot = process.getuid?.() === 0;
    expect(calls('status')).toMatch(isRoot ? /vissla\.env: setup writes it/ : /Call this as root/);
    writeFileSync(join(folder, 'vissla.env'), '', { mode: 0o600 });
    if (isRoot)
      expect(calls('status')).toContain(`chgrp vissla ${folder}/vissla.env && chmod 0640`);
  });

  it('writes a page as root, where root says', () => {
    for (const command of ['rights', 'door', 'proof', 'numbers'])
      expect(wrapper).toMatch(RegExp(`^ {2}backup .*\\| ${command}\\b.*\\) exec `, 'm'));
  });

  it('looks at itself once a day, always at the same time, and alarms somebody', () => {
    const service = systemFile('vissla-doctor.service', homes.package);
    expect(service).toContain('\nExecStart=/usr/bin/vissla doctor --alert --metrics\n');
    const timer = systemFile('vissla-doctor.timer', homes.package);
    expect(timer).toMatch(/^OnCalendar=\*-\*-\* 06:30$/m);
    expect(timer).not.toContain('Randomized');
  });

  it('names at a purge every folder with half of the secret', () => {
    const folder = mkdtempSync(join(folders, 'of-'));
    const places = ['/var/lib/vissla', '/var/lib/vissla-vault', '/srv/own', '/srv/d', '/mnt/v'];
    for (const place of places) {
      mkdirSync(join(folder, place), { recursive: true });
      writeFileSync(join(folder, place, 'file'), '');
    }
    mkdirSync(join(folder, '/etc/vissla'), { recursive: true });
    writeFileSync(
      join(folder, '/etc/vissla/vissla.env'),
      `VISSLA_DATABASE_URL=sqlite:${folder}/srv/own/vissla.db\nVISSLA_BACKUPS='${folder}/srv/d,${folder}/mnt/v'\n`,
    );
    const script = shells.find(({ name }) => name === 'postrm')!.text;
    const moved = script.replaceAll(/(?<=[\s"])\/(?:etc|var)\//g, (path) => `${folder}${path}`);
    const purges = (word: string): string =>
      spawnSync('sh', ['-s', 'purge'], {
        input: moved.replace('[ -d /run/systemd/system ]', 'false'),
        env: { PATH: process.env.PATH, VISSLA_PURGE: word },
        encoding: 'utf8',
      }).stderr;
    const all = places.map((place) => ` ${folder}${place}`).join('');
    expect(purges('')).toContain(`To delete them for good, as root: rm -r${all}\n`);
  });

  it('has guides of which every link leads somewhere', () => {
    const folder = mkdtempSync(join(folders, 'of-'));
    addPapers(folder);
    const dead = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/\]\(([^)#\s]+)/g)]
          .map(([, link = '']) => link)
          .filter((link) => !/^(?:https?|mailto):/.test(link))
          .filter((link) => !existsSync(join(folder, dirname(name), link)))
          .map((link) => `${name}: ${link}`),
      );
    expect(dead).toEqual([]);
  });

  it('gives a keeper the newest copy of one store, sealed to the keeper’s key alone', () => {
    const folder = mkdtempSync(join(folders, 'of-'));
    for (const [name, text] of [
      ['vissla.env', `VISSLA_BACKUPS='${folder}/d,${folder}/v'\n`],
      ['v/vault-2026-11-23.json', 'older'],
      ['v/vault-2026-11-24.json', 'newest'],
      ['d/vissla-2026-11-24.db', 'database'],
      // Stands for the program age, and says to whom it would seal.
      ['bin/age', '#!/bin/sh\necho "$3: $(cat)"\n'],
    ] as const) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text, { mode: 0o755 });
    }
    const script = systemFile('fetch-copy.sh', homes.package)
      .replace('/etc/vissla', folder)
      .replace("'setpriv --reuid=vissla --regid=vissla --clear-groups'", '');
    const fetches = (...words: string[]) => {
      const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      return spawnSync('sh', ['-s', ...words], { input: script, env, encoding: 'utf8' }).stdout;
    };
    expect(fetches('vault', 'age1v')).toBe('age1v: newest\n');
    expect(fetches('database', 'age1d')).toBe('age1d: database\n');
  });

  it('never gives up a start for good, and tries again ever more seldom', () => {
    expect(unit).toContain('\nStartLimitIntervalSec=0\n');
    expect(unit).not.toContain('StartLimitBurst');
    expect(unit).toMatch(/^RestartSec=10\nRestartSteps=6\nRestartMaxDelaySec=5min\n/m);
  });

  it('is made of scripts that a shell takes', () => {
    const placed = Object.entries({ wrapper, prepare }).map(([name, text]) => ({ name, text }));
    for (const { name, text } of [...shells, ...placed]) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
      expect({ name, status, stderr }).toEqual({ name, status: 0, stderr: '' });
    }
  });

  it('makes the folders that the unit lets the bot write to', () => {
    const [, state = ''] = /^StateDirectory=(.*)$/m.exec(unit) ?? [];
    expect(state.split(' ').sort()).toEqual(['vissla', 'vissla-mark', 'vissla-vault']);
    for (const folder of state.split(' '))
      expect(prepare).toContain(`folder vissla /var/lib/${folder} 0700\n`);
    for (const [name, home] of [
      ['postinst', '/usr/lib/vissla/system'],
      ['install.sh', '"$here'],
    ] as const)
      expect(shells.find((one) => one.name === name)?.text).toContain(`sh ${home}/prepare.sh`);
  });

  it('has the log in a folder of root’s, since systemd and logrotate open it as root', () => {
    const [, log = ''] = /^StandardOutput=append:(.*)$/m.exec(unit) ?? [];
    expect(prepare).toContain(`\nlog=${log}\n`);
    expect(prepare).toContain(`install -d -o root -g vissla -m 0750 ${dirname(log)}\n`);
    expect(prepare).toContain('chown root:vissla "$log"\nchmod 0640 "$log"\n');
    // systemd would give it to the bot.
    expect(unit).not.toContain('LogsDirectory=');
    expect(readFileSync(join(files, 'logrotate'), 'utf8')).toContain('\n    su root vissla\n');
  });

  it('calls the command where it lies', () => {
    const command = (home: string): string | undefined =>
      / root \[ ! -x (\S+) \] \|\| \1 backup /.exec(systemFile('backup.cron', home))?.[1];
    expect([command(homes.package), command(homes.archive)]).toEqual([
      '/usr/bin/vissla',
      '/usr/local/bin/vissla',
    ]);
    expect(systemFile('backup.cron', homes.archive)).toMatch(
      /^0 3 \* \* \* root .* backup \/\S+ \/\S+ --alert >\/dev\/null\n/m,
    );
  });

  it('deletes reports and keys at one word alone', () => {
    const removing = shells.flatMap(({ text }) => text.match(/^.*\brm -rf .*$/gm) ?? []);
    const guarded = /= reports-and-keys \]; then\n +rm -rf "\$folder"\n/;
    expect(shells.filter(({ text }) => guarded.test(text)).map(({ name }) => name)).toEqual([
      'postrm',
    ]);
    expect(removing.filter((line) => /\/var\/(?:lib|backups)/.test(line))).toEqual([]);
    expect(removing.filter((line) => line.includes('$folder'))).toHaveLength(1);
  });

  it('is a Node that is known by its hash on every kind of machine', () => {
    for (const arch of ['x64', 'arm64'] as const) {
      const { version, integrity } = pinnedNode(arch);
      expect(version).toBe(pinnedNode('x64').version);
      expect(Buffer.from(integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
    }
  });

  it('names nowhere from where anything comes', () => {
    const sources = readdirSync(join(root, 'scripts', 'package'), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => readFileSync(join(root, 'scripts', 'package', name), 'utf8'));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.join('\n')).not.toMatch(/https?:\/\//);
  });
});
