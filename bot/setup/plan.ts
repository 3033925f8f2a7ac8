import { folderOf } from './check-answer';
import type { SetupAnswers } from './questions';

/** To whom a file or a folder belongs; its group is always one of the two as well. */
export interface Rights {
  readonly owner: 'root' | 'bot';
  readonly group: 'root' | 'bot';
  readonly mode: number;
}

/** What is to be there. */
export type Placement = Rights & { readonly path: string } & (
    | {
        readonly kind: 'folder';
        /** Whether one that is there is set right; else it must be the bot's alone already, or is left. */
        readonly existing: 'set right' | 'checked' | 'left';
      }
    | { readonly kind: 'file'; readonly content: string }
  );

/** The files as the repository has them, in the folder `system`. */
export interface Sources {
  readonly wrapper: string;
  readonly unit: string;
  readonly nginx: string;
  readonly cron: string;
}

/** Where everything lies, before which the root of another system may stand. */
export const paths = {
  settings: '/etc/vissla/vissla.env',
  contacts: '/etc/vissla/contacts.json',
  nginx: '/etc/vissla/nginx.conf',
  wrapper: '/usr/local/bin/vissla',
  unit: '/etc/systemd/system/vissla.service',
  dropIn: '/etc/systemd/system/vissla.service.d/folders.conf',
  cron: '/etc/cron.d/vissla',
  program: '/opt/vissla',
  /** Where a package puts them. */
  packaged: { wrapper: '/usr/bin/vissla', unit: '/usr/lib/systemd/system/vissla.service' },
} as const;

/** The folders that the unit lets the bot write to. */
const ownFolders = ['/var/lib/vissla', '/var/lib/vissla-vault', '/var/lib/vissla-mark'];

const asRoot = { owner: 'root', group: 'root' } as const;
const asBot = { owner: 'bot', group: 'bot' } as const;

/**
 * Everything that answers ask for, but the settings, which are changed line by line.
 * @param contacts the file of contacts, as it was read
 * @param there whether a package brought the unit and the command; nginx's file of an earlier run
 */
export function planOf(
  answers: SetupAnswers,
  sources: Sources,
  contacts: string,
  there: { readonly packaged: boolean; readonly nginx: string },
): readonly Placement[] {
  const { packaged } = there;
  const stores = [answers.VISSLA_DATABASE_URL, answers.VISSLA_VAULT].flatMap(
    (place) => folderOf(place) ?? [],
  );
  const others = stores.filter((folder) => !ownFolders.includes(folder));
  const file = (path: string, content: string, mode = 0o644, group: 'root' | 'bot' = 'root') =>
    ({ kind: 'file', path, content, owner: 'root', group, mode }) as const;
  const folder = (path: string, rights: Rights, existing: 'set right' | 'checked' | 'left') =>
    ({ kind: 'folder', path, existing, ...rights }) as const;
  return [
    folder('/etc/vissla', { owner: 'root', group: 'bot', mode: 0o750 }, 'set right'),
    ...ownFolders.map((path) => folder(path, { ...asBot, mode: 0o700 }, 'set right')),
    ...others.map((path) => folder(path, { ...asBot, mode: 0o700 }, 'checked')),
    folder('/var/log/vissla', { ...asBot, mode: 0o750 }, 'set right'),
    // The database's copies are made as the bot's account, the vault's as root.
    ...(answers.BACKUP_DATABASE === undefined
      ? []
      : [folder(answers.BACKUP_DATABASE, { ...asBot, mode: 0o700 }, 'left')]),
    ...(answers.BACKUP_VAULT === undefined
      ? []
      : [folder(answers.BACKUP_VAULT, { ...asRoot, mode: 0o700 }, 'left')]),
    file(paths.contacts, contacts, 0o640, 'bot'),
    ...(packaged
      ? []
      : [file(paths.wrapper, sources.wrapper, 0o755), file(paths.unit, sources.unit)]),
    ...(others.length === 0 ? [] : [file(paths.dropIn, dropInFor(others))]),
    ...(answers.HOST === undefined
      ? []
      : [file(paths.nginx, nginxFor(sources.nginx, answers, there.nginx))]),
    file(paths.cron, cronFor(sources.cron, answers, packaged)),
  ];
}

/** What the unit needs where the stores lie elsewhere than in its own folders. */
function dropInFor(folders: readonly string[]): string {
  const named = folders.join(' ');
  return `[Unit]\nRequiresMountsFor=${named}\n\n[Service]\nReadWritePaths=${named}\n`;
}

/** The name, the port and the doors of the messengers that there are; a certificate of one's own stays. */
function nginxFor(source: string, answers: SetupAnswers, there: string): string {
  const own = [...there.matchAll(/^ *(ssl_certificate(?:_key)?) +(\S+);$/gm)].filter(
    ([, , path = '']) => !path.startsWith('/etc/letsencrypt/live/'),
  );
  const certified = own.reduce(
    (text, [line, name = '']) => text.replace(RegExp(`^ *${name} .*$`, 'm'), () => line),
    source.replaceAll('vissla.exempelby.example', answers.HOST ?? ''),
  );
  const { VISSLA_PORT = '' } = answers;
  const doors = [
    { door: '/api/messages', isOpen: answers.VISSLA_TEAMS_APP_ID !== undefined },
    { door: '/slack/events', isOpen: answers.VISSLA_SLACK_SIGNING_SECRET !== undefined },
  ];
  const shut = doors.flatMap(({ door, isOpen }) => (isOpen ? [] : [door]));
  return certified
    .replaceAll('127.0.0.1:3978', `127.0.0.1:${VISSLA_PORT}`)
    .split('\n')
    .filter((line) => !shut.some((door) => line.includes(`location = ${door} `)))
    .join('\n');
}

function cronFor(source: string, answers: SetupAnswers, packaged: boolean): string {
  const { BACKUP_DATABASE = '', BACKUP_VAULT = '' } = answers;
  return source
    .replace('/var/backups/vissla-database', BACKUP_DATABASE)
    .replace('/var/backups/vissla-vault', BACKUP_VAULT)
    .replace(paths.wrapper, packaged ? paths.packaged.wrapper : paths.wrapper);
}

/** What files of an earlier run say that stands in no setting. */
export function answersIn(files: { readonly nginx: string; readonly cron: string }): SetupAnswers {
  const [, HOST] = /^ *server_name (\S+);$/m.exec(files.nginx) ?? [];
  const [, BACKUP_DATABASE, BACKUP_VAULT] = /\/vissla backup (\S+) (\S+)/.exec(files.cron) ?? [];
  return {
    ...(HOST === undefined ? {} : { HOST }),
    ...(BACKUP_DATABASE === undefined ? {} : { BACKUP_DATABASE }),
    ...(BACKUP_VAULT === undefined ? {} : { BACKUP_VAULT }),
  };
}
