import { folderOf } from './check-answer';
import type { SetupAnswers } from './questions';
import type { SettingsFile } from './system';

/** What nginx reads: the bot's file, and the web door's. */
type NginxFiles = Readonly<Record<'nginx' | 'door', string>>;

/** Where everything is, below the root of the system. */
export const paths = {
  settings: '/etc/vissla/vissla.env',
  contacts: '/etc/vissla/contacts.json',
  kept: '/etc/vissla/setup-answers.json',
  nginx: '/etc/vissla/nginx.conf',
  door: '/etc/vissla/nginx-door.conf',
  dropIn: '/etc/systemd/system/vissla.service.d/folders.conf',
  cron: '/etc/cron.d/vissla',
} as const;

/** Folders of stores that the package did not make: the unit must let the bot write there. */
export function otherFolders(answers: SetupAnswers): readonly string[] {
  const own = ['/var/lib/vissla', '/var/lib/vissla-vault', '/var/lib/vissla-mark'];
  return [answers.VISSLA_DATABASE_URL, answers.VISSLA_VAULT].flatMap((place) => {
    const folder = folderOf(place);
    return folder === undefined || own.includes(folder) ? [] : [folder];
  });
}

/**
 * Every file that answers ask for, but the settings, which are changed line by line.
 * @param contacts the file of contacts, as it was read
 * @param there nginx's files of an earlier run
 */
export function filesFor(
  answers: SetupAnswers,
  sources: NginxFiles & { readonly cron: string },
  contacts: string,
  there: NginxFiles,
): readonly SettingsFile[] {
  const open = { mode: 0o644, group: 'root' } as const;
  const others = otherFolders(answers);
  return [
    { path: paths.contacts, content: contacts, mode: 0o640, group: 'bot' },
    ...(others.length === 0 ? [] : [{ ...open, path: paths.dropIn, content: dropInFor(others) }]),
    ...(answers.HOST === undefined
      ? []
      : [{ ...open, path: paths.nginx, content: nginxFor(sources.nginx, answers, there.nginx) }]),
    ...(answers.VISSLA_WEB_URL === undefined
      ? []
      : [{ ...open, path: paths.door, content: doorFor(sources.door, answers, there.door) }]),
    { ...open, path: paths.cron, content: cronFor(sources.cron, answers) },
  ];
}

/** The unit's addition where the stores are outside its own folders. */
function dropInFor(folders: readonly string[]): string {
  const named = folders.join(' ');
  return `[Unit]\nRequiresMountsFor=${named}\n\n[Service]\nReadWritePaths=${named}\n`;
}

/** The name, the port and the doors of the messengers that there are. */
function nginxFor(source: string, answers: SetupAnswers, there: string): string {
  const { HOST = '', VISSLA_PORT = '' } = answers;
  const shut = [
    ...(answers.VISSLA_TEAMS_APP_ID === undefined ? ['/api/messages'] : []),
    ...(answers.VISSLA_SLACK_SIGNING_SECRET === undefined ? ['/slack/events'] : []),
  ];
  return withOwnCertificate(source.replaceAll('vissla.exempelby.example', HOST), there)
    .replaceAll('127.0.0.1:3978', `127.0.0.1:${VISSLA_PORT}`)
    .split('\n')
    .filter((line) => !shut.some((door) => line.includes(`location = ${door} `)))
    .join('\n');
}

/** The web door's name and port. */
function doorFor(source: string, answers: SetupAnswers, there: string): string {
  const { VISSLA_WEB_URL = '', VISSLA_WEB_PORT = '' } = answers;
  const named = source.replaceAll('beratta.exempelby.example', new URL(VISSLA_WEB_URL).hostname);
  return withOwnCertificate(named, there).replaceAll(
    '127.0.0.1:3979',
    `127.0.0.1:${VISSLA_WEB_PORT}`,
  );
}

/** The same with the paths of a certificate of one's own, if an earlier run's file has them. */
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
export function answersIn(files: { readonly nginx: string; readonly cron: string }): SetupAnswers {
  const [, HOST] = /^ *server_name (\S+);$/m.exec(files.nginx) ?? [];
  const [, BACKUP_DATABASE, BACKUP_VAULT] = /\/vissla backup (\S+) (\S+)/.exec(files.cron) ?? [];
  return {
    ...(HOST === undefined ? {} : { HOST }),
    ...(BACKUP_DATABASE === undefined ? {} : { BACKUP_DATABASE }),
    ...(BACKUP_VAULT === undefined ? {} : { BACKUP_VAULT }),
  };
}
