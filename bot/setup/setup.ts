import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { CommandRefused } from '../settings/refused';
import { folderOf, problemsOf, settingsOf } from './check-answer';
import { type Ask, askAll, messengersOf, takeAnswers } from './collect';
import { changeSettings } from './env-file';
import type { Machine, MachineChange } from './machine';
import { answersIn, paths, planOf, type Sources } from './plan';
import { type SetupAnswers, unchosen } from './questions';
import { secrecyIn } from './release-question';

/** What came of it. */
export interface SetUp {
  readonly changes: readonly MachineChange[];
  /** How many things were as they should be. */
  readonly right: number;
  /** Whether files have their owners; else they belong to whoever called. */
  readonly ownersGiven: boolean;
  readonly answers: SetupAnswers;
  /** The answers of an earlier run. */
  readonly before: SetupAnswers;
  /** The settings as they stand now, with paths as they are on this machine. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How answers come. */
export type AnswersFrom =
  | { readonly kind: 'person'; readonly ask: Ask }
  | { readonly kind: 'file'; readonly json: unknown };

/**
 * Puts everything on a machine that the bot needs there: account, folders, settings, contacts, command, unit,
 * the file for nginx and the nightly backup. What is right is not touched, and nothing is written before all
 * answers are right. Throws a {@link CommandRefused}.
 * @param program the folder of the program that runs
 */
export async function setUp(machine: Machine, from: AnswersFrom, program: string): Promise<SetUp> {
  const before = answersBefore(machine);
  const contacts = (path: string): string => (path === paths.contacts ? machine.at(path) : path);
  const collecting = { before, contacts };
  const answers =
    from.kind === 'person'
      ? await askAll(from.ask, collecting)
      : takeAnswers(from.json, collecting);
  const source = contacts(answers.VISSLA_CONTACTS ?? '');
  const wanted = {
    ...settingsOf(answers),
    VISSLA_BACKUPS: backupsOf(answers),
    VISSLA_CONTACTS: paths.contacts,
  };
  const wrong = problemsOf({ ...wanted, VISSLA_CONTACTS: source });
  if (wrong.length > 0)
    throw new CommandRefused(
      ['The answers do not do; nothing was written:', ...wrong].join('\n  '),
    );
  const text = machine.read(paths.settings);
  const settings = changeSettings(text, wanted, unchosen(answers));
  if (settings === undefined)
    throw new CommandRefused(
      `${paths.settings} cannot be changed line by line. Put each setting on one line, once, and call this again; nothing was written.`,
    );
  const packaged = existsSync(machine.at(paths.packaged.unit));
  const plan = planOf(answers, sourcesIn(program), readFileSync(source, 'utf8'), {
    packaged,
    nginx: machine.read(paths.nginx),
  });
  const env = {
    kind: 'file',
    path: paths.settings,
    content: settings.text,
    owner: 'root',
    group: 'bot',
    mode: 0o640,
  } as const;
  for (const entry of [...plan, env]) machine.check(entry);

  const made = machine.account();
  const what = settings.changed.join(', ');
  const done = [
    made ? ({ path: 'account vissla', did: 'made' } as const) : undefined,
    ...plan.map((entry) => machine.put(entry)),
    // No copy of what has secrets in it.
    machine.put(env, { keep: false, what }),
    packaged ? undefined : link(machine, program),
  ];
  const changes = done.flatMap((one) => one ?? []);
  return {
    changes,
    right:
      plan.length +
      1 -
      changes.filter(({ path }) => path.startsWith('/') && path !== paths.program).length,
    ownersGiven: machine.givesOwners(),
    answers,
    before,
    settings: hereOf(machine, parseEnv(settings.text)),
  };
}

/** Where doctor looks for copies: a store that is a service has its own elsewhere. */
function backupsOf(answers: SetupAnswers): string {
  const { VISSLA_BACKUPS } = answers;
  // Copies that this machine does not see are the operator's word.
  if (VISSLA_BACKUPS?.includes('elsewhere') === true) return VISSLA_BACKUPS;
  const { BACKUP_DATABASE = 'elsewhere', BACKUP_VAULT = 'elsewhere' } = answers;
  return [
    folderOf(answers.VISSLA_DATABASE_URL) === undefined ? 'elsewhere' : BACKUP_DATABASE,
    folderOf(answers.VISSLA_VAULT) === undefined ? 'elsewhere' : BACKUP_VAULT,
  ].join(',');
}

function answersBefore(machine: Machine): SetupAnswers {
  const settings = parseEnv(machine.read(paths.settings));
  const known = Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => name.startsWith('VISSLA_') && value !== ''),
  );
  const MESSENGERS = messengersOf(known);
  const OSL = secrecyIn(known);
  return {
    ...known,
    ...(MESSENGERS === undefined ? {} : { MESSENGERS }),
    ...(OSL === undefined ? {} : { OSL }),
    ...answersIn({ nginx: machine.read(paths.nginx), cron: machine.read(paths.cron) }),
  };
}

function sourcesIn(program: string): Sources {
  const read = (name: string): string => readFileSync(join(program, 'system', name), 'utf8');
  return {
    wrapper: read('vissla.sh'),
    unit: read('vissla.service'),
    nginx: read('nginx.conf'),
    cron: read('backup.cron'),
  };
}

/** The unit and the command call the program by one path, whichever version lies behind it. */
function link(machine: Machine, program: string): MachineChange | undefined {
  if (program === paths.program || existsSync(machine.at(paths.program))) return undefined;
  mkdirSync(dirname(machine.at(paths.program)), { recursive: true });
  symlinkSync(program, machine.at(paths.program));
  return { path: paths.program, did: 'made', what: program };
}

/** A system below a folder has its files there. */
function hereOf(
  machine: Machine,
  settings: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const here = (value: string): string =>
    value.replace(/^((?:sqlite|file):)?(\/.*)$/, (_, scheme: string | undefined, path: string) =>
      [scheme ?? '', machine.at(path)].join(''),
    );
  const isPlace = [
    'VISSLA_DATABASE_URL',
    'VISSLA_VAULT',
    'VISSLA_MARK',
    'VISSLA_BACKUPS',
    'VISSLA_CONTACTS',
  ];
  return Object.fromEntries(
    Object.entries(settings).map(([name, value = '']) => [
      name,
      isPlace.includes(name) ? value.split(',').map(here).join(',') : value,
    ]),
  );
}
