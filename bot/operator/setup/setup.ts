import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readVariables } from '../../settings/env-file';
import { CommandRefused } from '../../settings/refused';
import { type AnswerName, folderOf, type SetupAnswers, settingsOf, unchosen } from './answers';
import { problemsOf } from './check-answer';
import { type AnswersFrom, collect, messengersOf, requireNone } from './collect';
import { changeSettings } from './env-file';
import { secrecyIn } from './pass-question';
import { answersIn, filesFor, links, otherFolders, paths } from './settings-files';
import type { FileChange, System } from './system';

export interface SetUp {
  readonly changes: readonly FileChange[];
  /** Files that were as they should be. */
  readonly right: number;
  /** Whether files have their owners; else they belong to the caller. */
  readonly ownersGiven: boolean;
  readonly answers: SetupAnswers;
  readonly before: SetupAnswers;
  /** The settings as written, with paths as they are on this machine. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Settings, contacts, nginx's files and the nightly backup. The package has made account, folders and unit.
 * What is right is not touched, and nothing is written before all answers are right. Throws a {@link
 * CommandRefused}.
 * @param program the folder of the program that runs
 * @param expiredOpened a setting that is not to stay
 */
export async function setUp(
  system: System,
  from: AnswersFrom,
  program: string,
  expiredOpened?: string,
): Promise<SetUp> {
  const { [expiredOpened as AnswerName]: _, ...before } = answersBefore(system);
  const contacts = (path: string): string => (path === paths.contacts ? system.at(path) : path);
  const keep = (answers: SetupAnswers): void => {
    const content = JSON.stringify(answers);
    system.put({ path: paths.kept, content, mode: 0o600, group: 'root' }, '');
  };
  const answers = await collect(from, { before, contacts, keep });
  const source = contacts(answers.VISSLA_CONTACTS ?? '');
  const wanted = {
    ...settingsOf(answers),
    VISSLA_BACKUPS: backupsOf(answers),
    VISSLA_CONTACTS: paths.contacts,
  };
  requireNone(problemsOf({ ...wanted, VISSLA_CONTACTS: source }));
  const isGone = unchosen(answers);
  const unwanted = (name: string): boolean => isGone(name) || name === expiredOpened;
  const settings = changeSettings(system.read(paths.settings), wanted, unwanted);
  if (settings === undefined)
    throw new CommandRefused(
      `${paths.settings} cannot be changed line by line. Put each setting on one line, once, and call this again; nothing was written.`,
    );
  for (const folder of otherFolders(answers))
    if (!system.isOwnFolder(folder))
      throw new CommandRefused(
        `The folder ${folder} is not there, or is not the bot's alone. Make it, and call this again: install -d -o vissla -g vissla -m 0700 ${folder}. Nothing was written.`,
      );
  const own = (name: string): string => readFileSync(join(program, 'system', name), 'utf8');
  const files = filesFor(answers, own, readFileSync(source, 'utf8'), system.read);
  const env = { path: paths.settings, content: settings.text, mode: 0o640, group: 'bot' } as const;
  const [copies = '', vaultCopies = ''] = backupsOf(answers).split(',');
  // A backup makes no folder, since its disk may be away.
  const folders = [system.makeFolder(copies, 'bot'), system.makeFolder(vaultCopies, 'root')];
  const changes = [
    ...files.map((file) => system.put(file)),
    // No copy of what has secrets in it.
    system.put(env, settings.changed.join(', ')),
  ].flatMap((one) => one ?? []);
  // The file of a server that is gone: nginx would go on with it.
  const aside = (['nginx', 'door', 'desk'] as const)
    .filter((file) => files.every(({ path }) => path !== paths[file]))
    .flatMap((file) => system.putAside(paths[file], links[file]) ?? []);
  rmSync(system.at(paths.kept), { force: true });
  return {
    changes: [...changes, ...aside, ...folders.flatMap((one) => one ?? [])],
    right: files.length + 1 - changes.length,
    ownersGiven: system.givesOwners,
    answers,
    before,
    settings: hereOf(system, readVariables(settings.text)),
  };
}

/** For doctor: a service keeps its copies elsewhere. */
function backupsOf(answers: SetupAnswers): string {
  const { VISSLA_BACKUPS } = answers;
  // The operator has said that copies are elsewhere.
  if (VISSLA_BACKUPS?.includes('elsewhere') === true) return VISSLA_BACKUPS;
  const { BACKUP_DATABASE = 'elsewhere', BACKUP_VAULT = 'elsewhere' } = answers;
  return [
    folderOf(answers.VISSLA_DATABASE_URL) === undefined ? 'elsewhere' : BACKUP_DATABASE,
    folderOf(answers.VISSLA_VAULT) === undefined ? 'elsewhere' : BACKUP_VAULT,
  ].join(',');
}

function answersBefore(system: System): SetupAnswers {
  const settings = readVariables(system.read(paths.settings));
  const known = Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => name.startsWith('VISSLA_') && value !== ''),
  );
  const MESSENGERS = messengersOf(known);
  const OSL = secrecyIn(known);
  return {
    ...known,
    ...(MESSENGERS === undefined ? {} : { MESSENGERS }),
    ...(OSL === undefined ? {} : { OSL }),
    ...answersIn(system.read),
    // Of a run that was broken off.
    ...(JSON.parse(system.read(paths.kept) || '{}') as SetupAnswers),
  };
}

/** A system below a folder has its files there. */
function hereOf(system: System, settings: Readonly<Record<string, string | undefined>>) {
  const here = (value: string): string =>
    value.replace(/^((?:sqlite|file):)?(\/.*)$/, (_, scheme: string | undefined, path: string) =>
      [scheme ?? '', system.at(path)].join(''),
    );
  const isPlace = /^VISSLA_(?:DATABASE_URL|VAULT|MARK|BACKUPS|CONTACTS)$/;
  return Object.fromEntries(
    Object.entries(settings).map(([name, value = '']) => [
      name,
      isPlace.test(name) ? value.split(',').map(here).join(',') : value,
    ]),
  );
}
