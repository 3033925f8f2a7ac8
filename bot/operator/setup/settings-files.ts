import { basename } from 'node:path';
import { folderOf, type SetupAnswers } from './answers';
import type { SettingsFile } from './system';

/** Below the root of the system. */
export const paths = {
  settings: '/etc/vissla/vissla.env',
  contacts: '/etc/vissla/contacts.json',
  kept: '/etc/vissla/setup-answers.json',
  nginx: '/etc/vissla/nginx.conf',
  door: '/etc/vissla/nginx-door.conf',
  desk: '/etc/vissla/nginx-desk.conf',
  dropIn: '/etc/systemd/system/vissla.service.d/folders.conf',
  cron: '/etc/cron.d/vissla',
} as const;

/** What each server's file is called in nginx's folder: the bot's, the web door's and the web desk's. */
export const links = {
  nginx: '/etc/nginx/conf.d/vissla.conf',
  door: '/etc/nginx/conf.d/vissla-door.conf',
  desk: '/etc/nginx/conf.d/vissla-desk.conf',
} as const;

/** The package did not make them: the unit must let the bot write there. */
export function otherFolders(answers: SetupAnswers): readonly string[] {
  const own = ['/var/lib/vissla', '/var/lib/vissla-vault', '/var/lib/vissla-mark'];
  return [answers.VISSLA_DATABASE_URL, answers.VISSLA_VAULT].flatMap((place) => {
    const folder = folderOf(place);
    return folder === undefined || own.includes(folder) ? [] : [folder];
  });
}

/**
 * Every file that answers ask for, but the settings, which are changed line by line.
 * @param source reads the program's example of a file
 * @param contacts the file of contacts, as it was read
 * @param there reads the file of an earlier run
 */
export function filesFor(
  answers: SetupAnswers,
  source: (name: string) => string,
  contacts: string,
  there: (path: string) => string,
): readonly SettingsFile[] {
  const open = { mode: 0o644, group: 'root' } as const;
  const others = otherFolders(answers);
  return [
    { path: paths.contacts, content: contacts, mode: 0o640, group: 'bot' },
    ...(others.length === 0 ? [] : [{ ...open, path: paths.dropIn, content: dropInFor(others) }]),
    ...serversOf(answers).map(({ file, host, port }) => {
      const path = paths[file];
      const own = { host, port, shut: shutIn(answers) };
      return { ...open, path, content: serverFor(source(basename(path)), own, there(path)) };
    }),
    { ...open, path: paths.cron, content: cronFor(source('backup.cron'), answers) },
  ];
}

function dropInFor(folders: readonly string[]): string {
  const named = folders.join(' ');
  return `[Unit]\nRequiresMountsFor=${named}\n\n[Service]\nReadWritePaths=${named}\n`;
}

/** The servers in nginx that answers ask for, each with its name and the port behind it. */
export function serversOf(answers: SetupAnswers): readonly {
  readonly file: keyof typeof links;
  readonly host: string;
  readonly port: string;
}[] {
  const { VISSLA_WEB_URL: door, VISSLA_DESK_URL: desk } = answers;
  const servers = [
    ['nginx', answers.HOST, answers.VISSLA_PORT],
    ['door', door && new URL(door).hostname, answers.VISSLA_WEB_PORT],
    ['desk', desk && new URL(desk).hostname, answers.VISSLA_DESK_PORT],
  ] as const;
  return servers.flatMap(([file, host, port = '']) =>
    host === undefined ? [] : [{ file, host, port }],
  );
}

/** The paths of the messengers that there are not. */
const shutIn = (answers: SetupAnswers): readonly string[] => [
  ...(answers.VISSLA_TEAMS_APP_ID === undefined ? ['/api/messages'] : []),
  ...(answers.VISSLA_SLACK_SIGNING_SECRET === undefined ? ['/slack/events'] : []),
];

function serverFor(
  source: string,
  own: Readonly<Record<'host' | 'port', string>> & { readonly shut: readonly string[] },
  there: string,
): string {
  const [, example = ''] = serverName.exec(source) ?? [];
  return withOwnCertificate(source.replaceAll(example, own.host), there)
    .replaceAll(/127\.0\.0\.1:\d+/g, `127.0.0.1:${own.port}`)
    .split('\n')
    .filter((line) => !own.shut.some((path) => line.includes(`location = ${path} `)))
    .join('\n');
}

const serverName = /^ *server_name (\S+);$/m;

/** Keeps the paths of a certificate of one's own, if an earlier run's file has them. */
function withOwnCertificate(text: string, there: string): string {
  return [...there.matchAll(/^ *(ssl_certificate(?:_key)?) +(\S+);$/gm)]
    .filter(([, , path = '']) => !path.startsWith('/etc/letsencrypt/live/'))
    .reduce(
      (made, [line, name = '']) => made.replace(RegExp(`^ *${name} .*$`, 'm'), () => line),
      text,
    );
}

function cronFor(source: string, answers: SetupAnswers): string {
  const { BACKUP_DATABASE = '', BACKUP_VAULT = '' } = answers;
  return source
    .replace('/var/backups/vissla-database', BACKUP_DATABASE)
    .replace('/var/backups/vissla-vault', BACKUP_VAULT);
}

/** Reads the answers that are in an earlier run's files and in no setting. */
export function answersIn(read: (path: string) => string): SetupAnswers {
  const [, HOST] = serverName.exec(read(paths.nginx)) ?? [];
  const [, BACKUP_DATABASE, BACKUP_VAULT] =
    /\/vissla backup (\S+) (\S+)/.exec(read(paths.cron)) ?? [];
  return {
    ...(HOST === undefined ? {} : { HOST }),
    ...(BACKUP_DATABASE === undefined ? {} : { BACKUP_DATABASE }),
    ...(BACKUP_VAULT === undefined ? {} : { BACKUP_VAULT }),
  };
}
