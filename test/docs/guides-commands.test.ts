import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../bot/settings/config';
import { houseSettings } from '../support/houses/bot-process';
import { runCommand, slackAway } from '../support/houses/run-command';
import { filesUnder, readFile, root } from './read-docs';

const azure = readFile('docs/deploy-azure.md');
const guide = readFile('docs/operator.md');
const inContainers = [guide, readFile('manifest/README.md')].join('\n');

/** What stands between fences, without the indentation that a list gives it. */
function blocksIn(page: string): string[] {
  return [...page.matchAll(/^( *)```\n([^]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
    text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

const blockWith = (page: string, words: string): string =>
  blocksIn(page).find((block) => block.includes(words)) ?? '';

const { port } = readConfig({});

describe('a new version on a server', () => {
  it('is never unpacked into what is to be a link', () => {
    expect(guide).toMatch(/^tar -xzf vissla-\*-linux-amd64\.tar\.gz -C \/opt$/m);
    // What installs it makes the link, which a folder of that name would take in.
    expect(guide.match(/^"?\S.*\/system\/install\.sh"?$/gm)).toHaveLength(2);
    expect(readFile('scripts/package/files/install.sh')).toMatch(/^ln -sfn \S+ \/opt\/vissla$/m);
  });

  it('is asked about the tables by the file that it has, on the Node that it has', () => {
    const [, folder = ''] = /(\/opt\/vissla-[\w.]+)\/bin\/node \\\n/.exec(guide) ?? [];
    expect(blockWith(guide, '--env-file=/etc/vissla/vissla.env')).toContain(
      `${folder}/dist/bot/operator/vissla.js migrate --check\n`,
    );
  });
});

describe('a version', () => {
  it('is named as package.json has it, and no other', () => {
    const { version } = JSON.parse(readFile('package.json')) as { version: string };
    const pages = [guide, azure, readFile('docs/commands.md')].join('\n');
    const named = [...pages.matchAll(/\bvissla[ :_-](\d+\.\d+\.\d+)/gi)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set([version]));
  });
});

describe('the files of the folder system', () => {
  it('are installed by hand as they lie there, and the nightly backup stands in its guide to the letter', () => {
    expect(
      filesUnder('system')
        .map((path) => path.replace(/^.*\//, ''))
        .sort(),
    ).toEqual([
      'backup.cron',
      'fetch-copy.sh',
      'nginx-desk.conf',
      'nginx-door.conf',
      'nginx.conf',
      'prepare.sh',
      'vissla-doctor.service',
      'vissla-doctor.timer',
      'vissla.service',
      'vissla.sh',
    ]);
    for (const name of ['nginx.conf', 'vissla.service', 'vissla.sh'])
      expect(guide).toContain(`/opt/vissla/system/${name}`);
    expect(guide).toContain('/usr/share/doc/vissla/examples/nginx-door.conf');
    expect(blocksIn(guide)).toContain(readFile('system/backup.cron'));
  });
});

describe('the scripts of the backups', () => {
  const scripts = blocksIn(guide).filter((block) => block.startsWith('#!/bin/sh\n'));

  it('are scripts', () => {
    expect(scripts).toHaveLength(1);
    for (const script of scripts) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(script).toMatch(/^set -eu\numask 077$/m);
    }
  });

  it('copy the database before the vault, and delete what is old of both', () => {
    for (const script of scripts) {
      const [database = '', vault = ''] = script.split('/var/backups/vissla-vault\n');
      for (const part of [database, vault]) expect(part).toMatch(/^find .* -mtime \+\d+ -delete$/m);
      expect(database).not.toContain('vault.json');
      expect(vault).toContain('vault.json');
    }
  });

  it('are called by one line, in which no sign is a sign to cron', () => {
    const [line = ''] = blocksIn(guide).filter((block) => block.startsWith('0 3 * * *'));
    expect(line).toBe('0 3 * * * root /usr/local/sbin/vissla-backup\n');
    expect(guide).toContain('`/usr/local/sbin/vissla-backup`');
  });
});

describe('App Service', () => {
  it('is asked at the port at which the bot listens', () => {
    const settings = blockWith(azure, 'WEBSITES_CONTAINER_STOP_TIME_LIMIT');
    const [, asked] = /^PORT=(\d+)$/m.exec(settings) ?? [];
    expect(asked).toBeDefined();
    expect(settings).toContain(`\nVISSLA_PORT=${asked}\n`);
    expect(settings).not.toContain('WEBSITES_PORT');
  });

  it('gets the contacts where the settings look for them', () => {
    const [, path] = /^VISSLA_CONTACTS=(.*)$/m.exec(azure) ?? [];
    expect(azure).toContain(`--src-path contacts.json --target-path ${path}\n`);
  });

  it('is announced the line of doctor that stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
    const contacts = join(folder, 'contacts.json');
    copyFileSync(join(root, 'examples', 'contacts.json'), contacts);
    chmodSync(contacts, 0o777);
    const environment = {
      ...houseSettings(folder, port),
      VISSLA_CONTACTS: contacts,
      ...slackAway,
    };
    const { out } = await runCommand(['doctor'], environment);
    rmSync(folder, { recursive: true });
    const [line] = out.split('\n').filter((words) => words.includes('The contacts '));
    expect(line).toMatch(/^wrong +files .*0777/);
    expect(azure).toContain(`\n${line}\n`);
  });
});

describe('Key Vault', () => {
  it('is made with purge protection, which the guides count on', () => {
    expect(blockWith(azure, 'az keyvault create')).toContain('--enable-purge-protection true');
    expect(guide.replace(/\s+/g, ' ')).toContain('**only with purge protection**');
  });

  it('has a role for its keeper, by the name that the backups use', () => {
    const [, json = ''] = /--role-definition '([^']*)'/.exec(azure) ?? [];
    const role = JSON.parse(json) as { Name: string; DataActions: string[] };
    expect(role.DataActions.map((action) => action.split('/').slice(-2)[0])).toEqual([
      'readMetadata',
      'backup',
    ]);
    expect(guide).toContain(`"${role.Name}"`);
  });
});

describe('a second process', () => {
  const unit = readFile('system/vissla.service');

  it('is made of lines that the unit has once each', () => {
    for (const line of [/^Description=.*$/gm, /^User=vissla$/gm, /vissla\.log$/gm]) {
      expect(unit.match(line)).toHaveLength(1);
    }
  });

  it('stands behind a balancer that asks both whether they are ready, and that logs nothing', () => {
    const balancer = blockWith(guide, 'backend bots');
    expect(balancer).toContain(`server first 127.0.0.1:${port}\n`);
    const [, second = ''] = /Environment=VISSLA_PORT=(\d+)\//.exec(guide) ?? [];
    expect(balancer).toContain(`server second 127.0.0.1:${second}\n`);
    // Door and desk on the web have the next two by themselves.
    const [, front = ''] = /bind 127\.0\.0\.1:(\d+)/.exec(balancer) ?? [];
    const taken = [port, port + 1, port + 2].map(String);
    expect(taken.filter((one) => [second, front].includes(one))).toEqual([]);
    expect(balancer).toContain('option httpchk GET /readyz\n');
    expect(balancer).not.toMatch(/^ *(?:log|option (?:http|tcp)log)/m);
  });
});

describe('the commands for containers', () => {
  const compose = parse(readFile('compose.yaml')) as {
    readonly name: string;
    readonly services: Readonly<Record<string, { readonly secrets?: readonly string[] }>>;
    readonly volumes: Readonly<Record<string, object>>;
  };
  const services = Object.keys(compose.services);
  const known = (names: readonly (string | undefined)[]): string[] =>
    names.filter((name): name is string => name !== undefined && !services.includes(name));

  it('name services that there are', () => {
    const named = [
      /docker compose exec (?:-T |--user root )*(\w+) /g,
      /docker compose cp (?:\S+ )?(\w+):/g,
      /docker compose run --rm --no-deps (\w+) /g,
      /docker compose (?:stop|build --pull|up --detach --no-deps) (\w+)/g,
    ].map((pattern) => [...inContainers.matchAll(pattern)].map(([, name]) => name));
    for (const names of named) {
      expect(names.length).toBeGreaterThan(0);
      expect(known(names)).toEqual([]);
    }
  });

  it('call the program where the image has it, with the settings where compose puts them', () => {
    const { secrets } = compose.services.bot ?? {};
    expect(secrets).toContain('settings');
    const dockerfile = readFile('Dockerfile');
    expect(dockerfile).toContain('COPY --from=build /vissla /app\n');
    const calls = [...inContainers.matchAll(/--env-file=\/run\S+ (\S+vissla\.js)/g)];
    expect(calls.length).toBeGreaterThan(4);
    for (const [call, program] of calls) {
      expect(call).toContain('--env-file=/run/secrets/settings ');
      expect(program).toBe('/app/dist/bot/operator/vissla.js');
    }
  });

  it('put the vault into the volume that the bot has, for its user', () => {
    const [, volume = '', image] = /--volume (\w+):\/data .* ([\w-]+) \\$/m.exec(guide) ?? [];
    expect(volume.startsWith(`${compose.name}_`)).toBe(true);
    expect(compose.volumes).toHaveProperty(volume.slice(compose.name.length + 1));
    expect(image).toBe(`${compose.name}-bot`);
    expect(readFile('Dockerfile')).toContain('USER 1000:1000');
    expect(guide).toContain('install -o 1000 -g 1000 -m 0600 /from/');
  });
});
