import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../../bot/settings/config';
import { settingNames } from '../../bot/settings/names';

const root = resolve(__dirname, '..', '..');
const text = readFileSync(join(root, 'compose.yaml'), 'utf8');
const guide = readFileSync(join(root, 'docs', 'operator.md'), 'utf8');
const unitFile = readFileSync(join(root, 'system', 'vissla.service'), 'utf8');

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly logging?: { readonly driver: string };
  readonly mem_limit?: string;
  readonly memswap_limit?: string;
  readonly healthcheck?: object;
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<'bot' | 'database' | 'tables', Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

// The file's own form is what this test is about: a part that is missing fails it.
const compose = parse(text) as Compose;
const { bot, database, tables } = compose.services;
const services = Object.values(compose.services);

describe('compose.yaml', () => {
  it('names settings that there are, in the file and in what it says of the file', () => {
    const named = [...text.matchAll(/\bVISSLA_\w+/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(5);
    // The login's password for SQL Server, which is none of the bot's settings.
    const strange = named.filter(
      (name) => name !== 'VISSLA_PASSWORD' && !settingNames.some((setting) => setting === name),
    );
    expect(strange).toEqual([]);
    const { port } = readConfig({});
    expect(bot.environment?.VISSLA_PORT).toBe(String(port));
    // Within the container: from outside it only the one address below leads there.
    expect(bot.environment?.VISSLA_HOST).toBe('0.0.0.0');
    expect(bot.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  it('shuts the bot in', () => {
    expect(bot).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ulimits: { core: 0 },
    });
    expect(bot.tmpfs?.[0]).toMatch(/^\/tmp:size=.*noexec,nosuid,nodev$/);
    expect(bot.memswap_limit).toBe(bot.mem_limit);
    expect(bot.volumes).toEqual(['keys:/data']);
  });

  it('has Docker keep no line with a time, of anybody', () => {
    for (const service of services) expect(service.logging).toEqual({ driver: 'none' });
  });

  it('lets the database be reached by the bot alone, and by nobody from outside', () => {
    expect(database.ports).toBeUndefined();
    expect(database.networks).toEqual(['inside']);
    expect(compose.networks.inside?.internal).toBe(true);
    expect(bot.networks).toContain('inside');
  });

  it('keeps reports and keys in different volumes', () => {
    expect(Object.keys(compose.volumes).sort()).toEqual(['database', 'keys']);
    expect(database.volumes?.join()).not.toContain('keys');
    expect(bot.volumes?.join()).not.toContain('database');
  });

  it('asks SQL Server for nothing weaker than strict', () => {
    const url = /VISSLA_DATABASE_URL=(\S+)/.exec(text)?.[1] ?? '';
    expect(url).toMatch(/^mssql:\/\/vissla:<password>@database:1433\/vissla$/);
    expect(bot.environment?.NODE_EXTRA_CA_CERTS).toBe('/run/secrets/authority');
    const { content = '' } = compose.configs.mssql ?? {};
    for (const file of ['tlscert', 'tlskey']) {
      const path = new RegExp(`^${file} = /run/secrets/(.*)$`, 'm').exec(content)?.[1] ?? 'none';
      expect(database.secrets).toContain(path);
    }
    expect(content).toMatch(/^forceencryption = 1$/m);
  });

  it('makes the bot’s database and login as the guide does, and no owner or administrator', () => {
    const { content = '' } = compose.configs.login ?? {};
    const [, guides = ''] = /^```\n(CREATE DATABASE vissla;\n[^`]*)```$/m.exec(guide) ?? [];
    const statements = (sql: string): string[] =>
      sql.match(/^(?:ALTER|USE) .*;$|\bCREATE [^;]*;$/gm) ?? [];
    const plain = content
      .replace(/^IF \w+\('vissla'\) IS NULL /gm, '')
      .replace('$$(VISSLA_PASSWORD)', '<password>');
    expect(statements(plain)).toHaveLength(9);
    expect(statements(plain)).toEqual(statements(guides));
    expect(content).not.toMatch(/db_owner|sysadmin/);
  });

  it('waits for the database, and for the bot’s own login in it', () => {
    expect(database.healthcheck).toBeDefined();
    expect(tables.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(bot.depends_on).toEqual({ tables: { condition: 'service_completed_successfully' } });
    expect(tables.image).toBe(database.image);
    expect(bot.command?.at(-1)).toBe('/app/dist/bot/main.js');
  });

  it('holds no secret: each comes from a file that git does not take', () => {
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^secrets\//);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^secrets\/$/m);
    for (const service of services) {
      const given = Object.keys(service.environment ?? {});
      expect(given.filter((name) => /PASSWORD|TOKEN|SECRET|KEY/.test(name))).toEqual([]);
      for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
      for (const { source } of service.configs ?? []) {
        expect(compose.configs).toHaveProperty(source);
      }
    }
  });

  it('shows no password in the words of a command, and neither do the guides', () => {
    const pages = ['operator.md', 'deploy-azure.md'];
    const texts = pages.map((page) => readFileSync(join(root, 'docs', page), 'utf8'));
    const commands = [text, ...texts].join('\n').match(/^.*bin\/sqlcmd .*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      expect(command).toMatch(/SQLCMDPASSWORD="\$?\$MSSQL_SA_PASSWORD" \/opt\/.*\/sqlcmd /);
      expect(command).not.toMatch(/ -P| -v /);
    }
    // Whoever may read this file is the server's administrator.
    expect(text).toMatch(/^# +secrets\/database\.env [^]*?\(chmod 0600\)/m);
  });

  it('gives the bot longer to end than it takes', () => {
    // Two to say so, ten for requests, five for Slack, and three times ten for what must not hold up an end.
    expect(bot.stop_grace_period).toBe('60s');
    const [, unit] = /^TimeoutStopSec=(\d+)$/m.exec(unitFile) ?? [];
    expect(unit).toBe('60');
  });
});
