import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { homes, systemFile } from '../../scripts/package/build-tree';
import node from '../../scripts/package/node.json';
import { root } from '../docs/read-docs';

const files = join(root, 'scripts', 'package', 'files');
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

  it('is made of scripts that a shell takes', () => {
    for (const { name, text } of [
      ...shells,
      { name: 'vissla.sh', text: wrapper },
      { name: 'prepare.sh', text: prepare },
    ]) {
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
      / root (\S+) backup /.exec(systemFile('backup.cron', home))?.[1];
    expect([command(homes.package), command(homes.archive)]).toEqual([
      '/usr/bin/vissla',
      '/usr/local/bin/vissla',
    ]);
    expect(systemFile('backup.cron', homes.archive)).toMatch(
      /^0 3 \* \* \* root \S+ backup \/\S+ \/\S+ >\/dev\/null\n/m,
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
    expect(node.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const { package: name, integrity } of [node.x64, node.arm64]) {
      expect(name).toMatch(/^node-linux-(?:x64|arm64)$/);
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
